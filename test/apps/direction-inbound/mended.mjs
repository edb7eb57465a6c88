export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    if (payload.direction !== 'incoming') return;
    if (type === 'call.initiated') await telnyx.command(payload.call_control_id, 'answer');
  },
});
