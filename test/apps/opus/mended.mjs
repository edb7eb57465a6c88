import { onFrame } from '../app.mjs';

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
  socket(socket) {
    onFrame(socket, ({ event, media }) => {
      if (event === 'media') socket.send(JSON.stringify({ event, media: { payload: media.payload } }));
    });
  },
});
