// The address of the relay is one where nobody listens.
export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type === 'call.answered')
      await telnyx.command(id, 'conversation_relay_start', { url: 'ws://127.0.0.1:9/relay' });
  },
  socket(socket) {
    socket.on('message', (data) => {
      const { type, last } = JSON.parse(data.toString());
      if (type === 'prompt' && last) socket.send(JSON.stringify({ type: 'text', token: 'I see.', last: true }));
    });
  },
});
