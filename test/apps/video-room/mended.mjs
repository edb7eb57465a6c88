export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    const id = payload.call_control_id;
    answer(200);
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type === 'call.answered') {
      await telnyx.command(id, 'speak', { payload: 'Good morning.', voice: 'female' });
    }
  },
});
