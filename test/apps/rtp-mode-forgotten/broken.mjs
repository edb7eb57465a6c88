import { onFrame, play, speech } from '../app.mjs';

// Sends audio on a stream whose mode it has not chosen: the caller hears nothing.
export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type !== 'call.answered') return;
    await telnyx.command(id, 'streaming_start', { stream_url: telnyx.mediaUrl });
  },
  socket(socket) {
    onFrame(socket, ({ event }) => {
      if (event === 'start') play(socket, speech);
    });
  },
});
