// Two parts of the app greet the caller.
export default (telnyx) => {
  const greet = (id) => telnyx.command(id, 'speak', { payload: 'Good morning.', voice: 'female' });
  const handlers = {
    'call.initiated': [(id) => telnyx.command(id, 'answer')],
    'call.answered': [greet, greet],
  };
  return {
    async webhook({ event_type: type, payload }, answer) {
      answer(200);
      for (const handler of handlers[type] ?? []) await handler(payload.call_control_id);
    },
  };
};
