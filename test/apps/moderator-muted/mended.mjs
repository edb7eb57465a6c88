// Has everybody join muted but the moderator. The number is one of the test's configuration.
export default (telnyx) => {
  let conference;
  return {
    async webhook({ event_type: type, payload }, answer) {
      answer(200);
      const { call_control_id, direction, from, to } = payload;
      if (type === 'call.initiated' && direction === 'incoming') return telnyx.command(call_control_id, 'answer');
      if (type !== 'call.answered') return undefined;
      if (conference)
        return telnyx.post(`/conferences/${conference.id}/actions/join`, {
          call_control_id,
          end_conference_on_exit: true,
        });
      conference = await telnyx.post('/conferences', { call_control_id, name: `${from} to ${to}` });
      await telnyx.post(`/conferences/${conference.id}/actions/mute`, { call_control_ids: [call_control_id] });
      return telnyx.post('/calls', {
        connection_id: await telnyx.connectionId(),
        from: to,
        to: '+15550100311',
        webhook_url: telnyx.url,
      });
    },
  };
};
