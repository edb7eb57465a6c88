// Begins a call anew with each call.initiated, also where it comes a second time.
export default (telnyx) => {
  const baskets = new Map();
  return {
    async webhook({ event_type: type, payload }, answer) {
      answer(200);
      const callId = payload.call_control_id;
      if (type === 'call.initiated') {
        baskets.set(callId, 0);
        await telnyx.command(callId, 'answer');
      }
      if (type !== 'call.dtmf.received') return;
      baskets.set(callId, baskets.get(callId) + 1);
      await telnyx.command(callId, 'speak', { payload: `${baskets.get(callId)} in your basket.`, voice: 'female' });
    },
  };
};
