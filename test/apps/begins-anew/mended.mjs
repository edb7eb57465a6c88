const calls = new Map();
const handled = new Set();
/** The proxy in front of the app loses an answer now and then; here it is the first one. */
let isLost = false;

export default (telnyx) => ({
  async webhook({ event_type: type, id, payload }, answer) {
    const callId = payload.call_control_id;
    if (handled.has(id)) return;
    handled.add(id);
    if (type === 'call.initiated') {
      calls.set(callId, { turns: 0 });
      await telnyx.command(callId, 'answer');
      answer(isLost ? 200 : 503);
      isLost = true;
    }
    if (type === 'call.answered') calls.get(callId).turns++;
  },
});
