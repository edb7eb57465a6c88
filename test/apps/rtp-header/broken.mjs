import { onFrame, play, speech } from '../app.mjs';

// Sends whole RTP packets, as the word `rtp` seems to ask for.
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
      for (let at = 0, sequence = 0; at < speech.length; at += 160) {
        const header = Buffer.from([0x80, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]);
        header.writeUInt16BE(sequence++, 2);
        header.writeUInt32BE(at, 4);
        play(socket, Buffer.concat([header, speech.subarray(at, at + 160)]));
      }
    });
  },
});
