export default (telnyx) => {
  const seen = new Set();
  return {
    async webhook({ event_type: type, id, payload }, answer) {
      const key = id;
      if (seen.has(key)) return answer(200);
      seen.add(key);
      answer(200);
      const callId = payload.call_control_id;
      if (type === 'call.initiated') await telnyx.command(callId, 'answer');
      if (type === 'call.answered')
        await telnyx.command(callId, 'speak', { payload: 'Good morning.', voice: 'female' });
      return undefined;
    },
  };
};
