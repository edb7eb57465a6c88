export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    if (type === 'call.initiated') await telnyx.command(payload.call_control_id, 'answer');
  },
});
