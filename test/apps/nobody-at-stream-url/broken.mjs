import { onFrame, play, speech } from '../app.mjs';

// The address of the stream is one where nobody listens, as behind a tunnel that is down.
export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type !== 'call.answered') return;
    await telnyx.command(id, 'streaming_start', {
      stream_url: 'ws://127.0.0.1:9/media',
      stream_bidirectional_mode: 'rtp',
    });
  },
  socket(socket) {
    onFrame(socket, ({ event }) => {
      if (event === 'start') play(socket, speech);
    });
  },
});
