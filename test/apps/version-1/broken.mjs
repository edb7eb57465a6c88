// Its application asks for webhooks of version 1.
export default (telnyx) => ({
  webhook({ event_type: type, payload }, answer) {
    answer(200);
    if (type === 'call.answered') return telnyx.command(payload.call_control_id, 'hangup');
    return undefined;
  },
  async begin() {
    const { id } = await telnyx.post('/call_control_applications', {
      application_name: 'an app of long ago',
      webhook_event_url: telnyx.url,
      webhook_api_version: '1',
    });
    await telnyx.post('/calls', { connection_id: id, from: '+15550100002', to: '+15550100200' });
  },
});
