// Speaks when the call rings, and forgets that nobody has answered it.
export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    const id = payload.call_control_id;
    if (type !== 'call.initiated') return;
    await telnyx.command(id, 'speak', { payload: 'Good morning.', voice: 'female' }).catch(telnyx.log);
    await telnyx.command(id, 'answer');
  },
});
