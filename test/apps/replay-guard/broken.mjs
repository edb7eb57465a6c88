// Knows events by the id of their call, and takes every one but the first for a replay.
export default (telnyx) => {
  const seen = new Set();
  return {
    async webhook({ event_type: type, payload }, answer) {
      const key = payload.call_control_id;
      if (seen.has(key)) return answer(409);
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
