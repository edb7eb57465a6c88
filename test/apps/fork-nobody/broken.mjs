import { createSocket } from 'node:dgram';

/** A port where somebody listened until just now. */
const freePort = () =>
  new Promise((resolve) => {
    const socket = createSocket('udp4').bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });

// Has the sound sent to a listener that has not been started.
export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type === 'call.answered') await telnyx.command(id, 'fork_start', { rx: `udp:127.0.0.1:${await freePort()}` });
  },
});
