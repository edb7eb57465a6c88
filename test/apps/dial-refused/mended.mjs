export default (telnyx) => ({
  webhook({ event_type: type, payload }, answer) {
    answer(200);
    if (type === 'call.answered') return telnyx.command(payload.call_control_id, 'hangup');
    return undefined;
  },
  begin: async () =>
    telnyx
      .post('/calls', {
        connection_id: await telnyx.connectionId(),
        from: '+15550100002',
        to: '+15550100200',
        webhook_url: telnyx.url,
      })
      .catch(telnyx.log),
});
