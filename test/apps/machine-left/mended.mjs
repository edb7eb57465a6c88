// Leaves a machine as soon as it is told of it. The number is one of the test's configuration.
export default (telnyx) => ({
  webhook({ event_type: type, payload }, answer) {
    answer(200);
    if (type !== 'call.machine.premium.detection.ended' || payload.result !== 'machine') return undefined;
    return telnyx.command(payload.call_control_id, 'hangup');
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
