export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type === 'call.answered') await telnyx.command(id, 'conversation_relay_start', { url: telnyx.mediaUrl });
  },
  socket(socket) {
    socket.on('message', (data) => {
      const { type, last } = JSON.parse(data.toString());
      if (type === 'prompt' && last) socket.send(JSON.stringify({ type: 'text', token: 'I see.', last: true }));
    });
  },
});
