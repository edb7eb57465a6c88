import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { answer } from '../../src/commands/answer.js';
import { dial } from '../../src/commands/dial.js';
import { speak } from '../../src/commands/speak.js';
import { configFrom, type ConfigOptions } from '../../src/config.js';
import { createLog } from '../../src/story/log.js';
import { controlApi, type ControlApiDeps } from '../../src/server/control/api.js';
import { createHttpServer } from '../../src/server/http-server.js';
import { Traffic } from '../../src/server/traffic.js';
import type { WorldsDeps } from '../../src/shell/worlds.js';
import { FakeOutside, worldsOver } from './fake-outside.js';
import type { FakeAnswer } from './fake-sender.js';

export interface ControlWish {
  readonly config?: ConfigOptions;
  /** How many worlds there may be, and for how long one may be idle. */
  readonly limits?: WorldsDeps['limits'];
  /** What the app's webhook endpoint answers. */
  readonly webhookAnswer?: FakeAnswer;
}

/** An exchange on virtual time, without sockets: what it wants done outside goes to fakes. */
export function controlWorld({ config = {}, limits, webhookAnswer = { status: 200 } }: ControlWish = {}) {
  const outside = new FakeOutside({ answer: () => webhookAnswer, logLevel: 'error' });
  const { clock, sender, dialer, lines } = outside;
  const settings = configFrom({ seed: 'test', webhookUrl: 'http://app.test/hooks', ...config });
  const worlds = worldsOver(outside, settings, { worlds: limits });
  const { exchange } = worlds.default;
  return { clock, worlds, exchange, journal: exchange.journal, sender, dialer, lines };
}

export type ControlWorld = ReturnType<typeof controlWorld>;

/** What an app does to a call. */
export const app = {
  answer: ({ exchange }: ControlWorld, id: string): unknown =>
    exchange.command(answer, { callControlId: id, apiKey: 'key', body: {} }),
  speak: ({ exchange }: ControlWorld, id: string, payload: string): unknown =>
    exchange.command(speak, { callControlId: id, apiKey: 'key', body: { payload, voice: 'female' } as object }),
  dial: async ({ exchange }: ControlWorld, to = '+15550100408'): Promise<string> => {
    const body = { to, from: '+15550100001', connection_id: exchange.applications.default.id };
    await exchange.loaded();
    const reply = exchange.command(dial, { apiKey: 'key', body: body as object });
    if (reply.kind !== 'accepted') throw new Error('the dial was refused');
    return String(reply.data['call_control_id']);
  },
};

export interface ServedControl extends AsyncDisposable {
  readonly server: Server;
  readonly port: number;
  /** `http://127.0.0.1:…/_sim` */
  readonly url: string;
  readonly api: ReturnType<typeof controlApi>;
  /** Lines of the log. */
  readonly lines: string[];
}

/** Serves the control API of a world on a loopback port. */
export async function serveControl(
  { worlds, exchange, clock }: ControlWorld,
  changes: Partial<ControlApiDeps> = {},
): Promise<ServedControl> {
  const lines: string[] = [];
  const port = (): number => (server.address() as AddressInfo).port;
  const { journal } = exchange;
  const log = createLog({ level: 'debug', host: clock.host, write: (line) => lines.push(line) });
  const api = controlApi(worlds, {
    log,
    traffic: new Traffic(journal.record),
    version: '0.0.0-test',
    seed: exchange.config.seed,
    publicKey: 'cHVibGljIGtleQ==',
    controlToken: null,
    host: '127.0.0.1',
    port,
    allowedHosts: [],
    ...changes,
  });
  const newRequestId = (): string => '00000000-0000-4000-8000-000000000000';
  const server = createHttpServer(express().use('/_sim', api), { log, newRequestId, host: clock.host, journal });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    server,
    api,
    lines,
    port: port(),
    url: `http://127.0.0.1:${port()}/_sim`,
    [Symbol.asyncDispose]: async () => {
      api.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Lets sockets and promises go on until `condition` holds. Time on the virtual clock stands still. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
