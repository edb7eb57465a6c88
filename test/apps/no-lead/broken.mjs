import { onFrame, play, speech } from '../app.mjs';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Sends 20 ms of audio and sleeps for 20 ms, with nothing in hand; a sleep is never too short.
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
      for (let at = 0; at < speech.length; at += 160) {
        play(socket, speech.subarray(at, at + 160));
        await sleep(20);
      }
    });
  },
});
