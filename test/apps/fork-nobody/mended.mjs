import { createSocket } from 'node:dgram';

const listener = createSocket('udp4').unref();
await new Promise((resolve) => listener.bind(0, '127.0.0.1', resolve));

export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    const id = payload.call_control_id;
    const rx = `udp:127.0.0.1:${listener.address().port}`;
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type === 'call.answered') await telnyx.command(id, 'fork_start', { rx });
  },
});
