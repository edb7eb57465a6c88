import { onFrame, play, speech } from '../app.mjs';

// Sends a frame of its own making in front of the audio, as other vendors' sockets have one.
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
      socket.send(JSON.stringify({ event: 'config', codec: 'PCMU' }));
      play(socket, speech);
    });
  },
});
