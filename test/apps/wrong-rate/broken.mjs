import { onFrame, play, wav } from '../app.mjs';

/** 20 ms as the speech engine makes them, at 24,000 samples a second. */
const CHUNK_BYTES = 960;

// Sends the engine's samples at the engine's pace to a stream that plays 8,000 of them in a second.
export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type !== 'call.answered') return;
    await telnyx.command(id, 'streaming_start', {
      stream_url: telnyx.mediaUrl,
      stream_bidirectional_mode: 'rtp',
      stream_bidirectional_codec: 'L16',
    });
  },
  socket: paced,
});

/** Each sample three times: the speech at 24,000 Hz. */
const samples = Buffer.alloc((wav.length - 44) * 3);
for (let at = 0; at < samples.length; at += 2)
  wav.copy(samples, at, 44 + Math.floor(at / 6) * 2, 46 + Math.floor(at / 6) * 2);

function paced(socket) {
  onFrame(socket, ({ event }) => {
    if (event !== 'start') return;
    const startedAt = performance.now();
    let sent = 0;
    const timer = setInterval(() => {
      for (; sent * 20 < performance.now() - startedAt; sent++) {
        const at = (sent * CHUNK_BYTES) % samples.length;
        play(socket, samples.subarray(at, at + CHUNK_BYTES));
      }
    }, 5);
    socket.once('close', () => clearInterval(timer));
  });
}
