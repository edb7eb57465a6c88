import { onFrame, speech } from '../app.mjs';

// Writes the audio as text, but not in base64.
export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type !== 'call.answered') return;
    await telnyx.command(id, 'streaming_start', { stream_url: telnyx.mediaUrl, stream_bidirectional_mode: 'rtp' });
  },
  socket(socket) {
    onFrame(socket, ({ event }) => {
      if (event !== 'start') return;
      socket.send(JSON.stringify({ event: 'media', media: { payload: speech.toString('latin1') } }));
    });
  },
});
