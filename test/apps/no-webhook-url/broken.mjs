// Dials from an application that has no webhook URL, and gives none with the call.
export default (telnyx) => ({
  webhook: () => undefined,
  begin: async () =>
    telnyx.post('/calls', {
      connection_id: await telnyx.connectionId(),
      from: '+15550100002',
      to: '+15550100486',
    }),
});
