// Loads what it needs when the first call is there, and answers the webhook when all is done.
export default (telnyx) => {
  /** Takes longer than the two seconds that Telnyx waits, once, also where those are longer because the machine stalls. */
  let model;
  const load = () => (model ??= new Promise((resolve) => setTimeout(resolve, 4_000)));
  return {
    async webhook({ event_type: type, payload }, answer) {
      const id = payload.call_control_id;
      if (type === 'call.initiated') await telnyx.command(id, 'answer');
      if (type === 'call.answered') {
        await load();
        await telnyx.command(id, 'speak', { payload: 'Good morning.', voice: 'female' });
      }
      answer(200);
    },
  };
};
