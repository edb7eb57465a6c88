/** The discard port: nobody has listened there for decades, and no system gives it to anybody. */
const NOBODY = 'udp:127.0.0.1:9';

// Has the sound sent to a listener that has not been started.
export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type === 'call.answered') await telnyx.command(id, 'fork_start', { rx: NOBODY });
  },
});
