const calls = new Map();
/** The proxy in front of the app loses an answer now and then; here it is the first one. */
let isLost = false;

// Begins a call anew with each call.initiated, also where it comes a second time.
export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    const callId = payload.call_control_id;
    if (type === 'call.initiated') {
      calls.set(callId, { turns: 0 });
      await telnyx.command(callId, 'answer');
      answer(isLost ? 200 : 503);
      isLost = true;
    }
    if (type === 'call.answered') calls.get(callId).turns++;
  },
});
