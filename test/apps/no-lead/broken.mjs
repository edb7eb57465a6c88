import { onFrame, play, speech } from '../app.mjs';

/** A busy machine wakes a sleeper so much later. */
const LATE_MS = 4;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms + LATE_MS));

// Sends 20 ms of audio and sleeps for 20 ms, over and over, with nothing in hand.
export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type !== 'call.answered') return;
    await telnyx.command(id, 'streaming_start', { stream_url: telnyx.mediaUrl, stream_bidirectional_mode: 'rtp' });
  },
  socket(socket) {
    onFrame(socket, async ({ event }) => {
      if (event !== 'start') return;
      for (let at = 0; socket.readyState === socket.OPEN; at = (at + 160) % speech.length) {
        play(socket, speech.subarray(at, at + 160));
        await sleep(20);
      }
    });
  },
});
