const seen = new Set();

export default (telnyx) => ({
  async webhook({ event_type: type, id, payload }, answer) {
    const key = id;
    if (seen.has(key)) return answer(200);
    seen.add(key);
    answer(200);
    if (type === 'call.initiated') await telnyx.command(payload.call_control_id, 'answer');
    return undefined;
  },
});
