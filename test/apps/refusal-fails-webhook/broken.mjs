// An error of a command is an error of the handler, so the event comes again and again.
export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type === 'call.answered') await telnyx.command(id, 'enqueue', { queue_name: 'support' });
    answer(200);
  },
});
