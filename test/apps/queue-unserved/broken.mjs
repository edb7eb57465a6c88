// Puts its callers into a queue, and nobody ever fetches them.
export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    const id = payload.call_control_id;
    answer(200);
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type === 'call.answered') await telnyx.command(id, 'enqueue', { queue_name: 'support' });
  },
});
