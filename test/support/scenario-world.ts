import { COMMANDS } from '../../src/commands/index.js';
import { configFrom, type Config } from '../../src/config.js';
import { configOver } from '../../src/config-over.js';
import { readParties } from '../../src/parties.js';
import { readScenarios } from '../../src/scenarios/file/read.js';
import type { SendToApp } from '../../src/scenarios/app-request.js';
import type { ScenarioResult } from '../../src/scenarios/result.js';
import { runScenario } from '../../src/scenarios/run.js';
import type { OpenStage } from '../../src/scenarios/stage.js';
import type { ScenarioRun } from '../../src/scenarios/types.js';
import type { OpenWorld } from '../../src/shell/worlds.js';
import { WorldTime } from '../../src/time/world-time.js';
import { openWorld } from '../../src/world.js';
import { FakeOutside } from './fake-outside.js';

/** An event as the app gets it. */
export interface AppEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The app does this with an event; `give` gives a command on its call, or on none for a dial. */
export type App = (event: AppEvent, give: (command: string, body?: object, id?: string) => void) => void;

/** It greets, and hangs up after its goodbye to whoever presses a key. */
export const bakery: App = ({ type, payload }, give) => {
  if (type === 'call.initiated' && payload['direction'] === 'incoming') give('answer');
  if (type === 'call.answered') give('speak', { payload: 'Welcome to the bakery', voice: 'female' });
  if (type === 'call.dtmf.received') give('speak', { payload: 'Goodbye', voice: 'female', client_state: 'Ynll' });
  if (type === 'call.speak.ended' && payload['client_state'] === 'Ynll') give('hangup');
};

const CALLER = 'parties: { caller: { number: "+15550100001" } }';

/** The text of a scenario with one caller and these steps. */
export const stepsOf = (steps: string): string => `scenario: A call\n${CALLER}\nsteps:\n${steps}`;

export interface ScenarioWish {
  readonly text: string;
  /** In place of the first scenario of the text. */
  readonly run?: ScenarioRun;
  readonly app: App;
  /** Requests of the scenario to the app. */
  readonly send?: SendToApp;
  /** World time jumps, as with `--time fast`; else it is the host's. */
  readonly isFast?: boolean;
  /** It takes so long to act, in ms of the host (1). */
  readonly thinksMs?: (type: string) => number;
  readonly seed?: string;
  readonly lost?: Promise<string>;
  readonly gone?: () => Promise<string | undefined>;
  /** Lines that the app printed before. In place of one that is always there. */
  readonly printed?: readonly string[];
  /** Told of the world that it is played in. */
  readonly opened?: (world: OpenWorld) => void;
  /** Asks the world once the scenario is over; its time goes on meanwhile. */
  readonly over?: (world: OpenWorld, result: ScenarioResult) => Promise<void>;
  readonly readAudio?: (path: string) => string;
}

/** The runs of a scenario file with that text. */
export async function runsOf(text: string): Promise<readonly ScenarioRun[]> {
  const read = await readScenarios(['test.yaml'], { readText: () => text });
  if ('faults' in read) throw new Error(read.faults.map(({ where, problem }) => `${where}: ${problem}`).join('\n'));
  return read.runs;
}

/** Plays the first scenario of a text against an app that is a function, on virtual time: no socket, no process, no waiting. */
export async function played(wish: ScenarioWish): Promise<ScenarioResult> {
  const { run = (await runsOf(wish.text))[0] } = wish;
  if (!run) throw new Error('the text has no scenario');
  const outside = new FakeOutside({
    answer: ({ body = '' }) => {
      const { data } = JSON.parse(body) as { data: { event_type: string; payload: Record<string, unknown> } };
      const { event_type: type, payload } = data;
      // The app acts once it has answered, as most do.
      outside.clock.schedule(wish.thinksMs?.(type) ?? 1, () => wish.app({ type, payload }, giver(payload)));
      return { status: 200 };
    },
    logLevel: 'silent',
  });
  let world: OpenWorld | undefined;
  const giver =
    (payload: Record<string, unknown>) =>
    (name: string, body: object = {}, id = String(payload['call_control_id'])): void => {
      const command = COMMANDS.find((known) => known.name === name && /^(call|new-call)$/.test(known.target));
      if (!command) throw new Error(`no command ${name}`);
      const target = name === 'dial' ? {} : { callControlId: id };
      world?.exchange.command(command, { ...target, apiKey: 'KEY', body });
    };
  const base: Config = configFrom({ seed: 'test' });
  const openStage: OpenStage = async ({ key, seed, settings, origin }) => {
    const config = configOver(base, settings, origin);
    const parties = await readParties(config.parties);
    const openTime = () => new WorldTime(configFrom({ time: 'fast' }).time, outside.host);
    if (wish.isFast === true) Object.assign(outside, { openTime });
    world = openWorld(outside, config, { key, staged: { seed, parties } });
    wish.opened?.(world);
    await world.exchange.loaded();
    return world;
  };
  const result = runScenario(
    run,
    wish.seed ?? 'seed',
    {
      apiKey: 'KEY',
      origin: 'http://app.test',
      webhookUrl: 'http://app.test/webhooks',
      lost: wish.lost ?? new Promise(() => undefined),
      gone: wish.gone ?? (() => Promise.resolve(undefined)),
      printed: wish.printed?.length ?? 0,
      output: (from = 0) => (wish.printed ?? ['the last line']).slice(from),
    },
    {
      openStage,
      host: outside.host,
      send: wish.send ?? (() => Promise.resolve(200)),
      failOn: 'error',
      appNumber: '+15550100000',
      keep: { all: true, sound: false },
      readAudio: wish.readAudio ?? (() => ''),
    },
  );
  const end = { isReached: false };
  const asked = result.then((told) => world && wish.over?.(world, told));
  void asked.finally(() => (end.isReached = true)).catch(() => undefined);
  while (!end.isReached) await outside.clock.advanceAsync(20);
  await world?.close();
  await asked;
  return result;
}
