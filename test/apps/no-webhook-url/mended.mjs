export default (telnyx) => ({
  webhook: () => undefined,
  begin: async () =>
    telnyx.post('/calls', {
      connection_id: await telnyx.connectionId(),
      from: '+15550100002',
      to: '+15550100486',
      webhook_url: telnyx.url,
    }),
});
