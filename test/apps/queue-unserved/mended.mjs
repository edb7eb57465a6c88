// Has an agent rung for each caller who waits, and bridges the agent with the first of them.
export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    const id = payload.call_control_id;
    answer(200);
    if (type === 'call.initiated' && payload.direction === 'incoming') await telnyx.command(id, 'answer');
    if (type === 'call.enqueued') {
      await telnyx.post('/calls', {
        connection_id: await telnyx.connectionId(),
        from: '+15550100002',
        to: '+15550100200',
        webhook_url: telnyx.url,
      });
    }
    if (type !== 'call.answered') return;
    if (payload.to === '+15550100200') await telnyx.command(id, 'bridge', { queue: 'support' });
    else await telnyx.command(id, 'enqueue', { queue_name: 'support' });
  },
});
