const load = () => new Promise((resolve) => setTimeout(resolve, 4_000));

/** Loaded when the app starts, before there is a call. */
await load();

export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type === 'call.answered') await telnyx.command(id, 'speak', { payload: 'Good morning.', voice: 'female' });
  },
});
