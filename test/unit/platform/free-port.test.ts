import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../../src/platform/free-port.js';

describe('a free port', () => {
  it('is none that the system may give to anybody else meanwhile', async () => {
    for (let i = 0; i < 20; i++) {
      const port = await freePort();
      expect(port).toBeGreaterThanOrEqual(20_000);
      expect(port).toBeLessThan(32_768);
    }
  });

  it('is another one where somebody listens already', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port: taken } = server.address() as AddressInfo;
    const free = await freePort();
    const draws = [taken, taken, free];
    expect(await freePort(() => draws.shift() ?? 0)).toBe(free);
    await expect(freePort(() => taken)).rejects.toThrow('EADDRINUSE');
    server.close();
  });
});
