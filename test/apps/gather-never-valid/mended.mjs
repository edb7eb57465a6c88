export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type === 'call.answered') {
      const digits = { minimum_digits: 4, maximum_digits: 4 };
      await telnyx.command(id, 'gather_using_speak', { payload: 'Your PIN, please.', voice: 'female', ...digits });
    }
  },
});
