import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Child } from '../../../src/cli/child.js';
import { SIGNALS } from '../../../src/cli/first-signal.js';

describe('a program that is run', () => {
  const before = SIGNALS.map((name) => process.listeners(name));
  afterEach(() => {
    for (const [index, name] of SIGNALS.entries())
      for (const listener of process.listeners(name))
        if (!before[index]?.includes(listener)) process.off(name, listener);
  });

  it('leaves no moment at its end in which nobody listens for signals', async () => {
    const left: number[] = [];
    const look = (name: string | symbol): void => {
      if (SIGNALS.some((signal) => signal === name)) left.push(process.listenerCount(name));
    };
    process.on('removeListener', look);
    const child = new Child([process.execPath, '-e', 'process.exit(3)'], {});
    const { code, interrupted, nextSignal } = await child.end();
    await child.endRest();
    process.off('removeListener', look);
    expect({ code, interrupted }).toEqual({ code: 3, interrupted: undefined });
    expect(left).toHaveLength(SIGNALS.length);
    expect(Math.min(...left)).toBeGreaterThan(0);
    process.emit('SIGTERM', 'SIGTERM');
    expect(await nextSignal).toBe('SIGTERM');
  });

  it('leaves nothing behind that does not want to end', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const connected = once(server, 'connection') as Promise<[Socket]>;
    const { port } = server.address() as AddressInfo;
    const deaf = `
      process.on('SIGTERM', () => {});
      require('net').connect(${port}, '127.0.0.1', () => process.send('connected'));`;
    const text = `
      const { spawn } = require('child_process');
      spawn(process.execPath, ['-e', ${JSON.stringify(deaf)}], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
        .once('message', () => process.exit(0));`;
    const child = new Child([process.execPath, '-e', text], {});
    const [socket] = await connected;
    // The connection is cut where its process is killed.
    socket.on('error', () => undefined).resume();
    const cut = once(socket, 'close');
    await child.end();
    expect(socket.closed).toBe(false);
    await child.endRest(50);
    await cut;
    server.close();
  });
});
