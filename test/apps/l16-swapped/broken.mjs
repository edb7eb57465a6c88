import { onFrame } from '../app.mjs';

// Takes L16 for what RFC 2586 says, high byte first; on a stream the low byte is first.
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
      if (event !== 'media') return;
      const samples = Buffer.from(media.payload, 'base64').swap16();
      socket.send(JSON.stringify({ event, media: { payload: samples.toString('base64') } }));
    });
  },
});
