// Asks whether a machine answers, and does not read what it is told. The number is one of the test's configuration.
export default (telnyx) => ({
  webhook(_event, answer) {
    answer(200);
  },
  begin: async () =>
    telnyx.post('/calls', {
      connection_id: await telnyx.connectionId(),
      from: '+15550100002',
      to: '+15550100310',
      answering_machine_detection: 'premium',
      webhook_url: telnyx.url,
    }),
});
