// Looks for the direction by the name that others give it.
export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    if (payload.direction !== 'inbound') return;
    if (type === 'call.initiated') await telnyx.command(payload.call_control_id, 'answer');
  },
});
