// Calls from ring to hang-up: starts the simulator and an example app, plays the callers, and shows what happened.
// `npm run demo`; with `-- --time fast` in fast time, and a call of ten minutes after it, or with `--turns 1` of three; with `-- ivr` the phone
// menu and four callers; with `-- callcentre` twelve callers, a queue and a conference; with `-- --speed N` so many times as fast as real time; with
// `-- --out FOLDER` for another folder than demo-out.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { playCallCentre } from './demo/callcentre.mjs';
import { TURNS } from './demo/caller.mjs';
import { endAll } from './demo/child.mjs';
import { Failure } from './demo/failure.mjs';
import { playIvr } from './demo/ivr.mjs';
import { playVoiceApp } from './demo/voice-app.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const PLAYS = { 'voice-app': playVoiceApp, ivr: playIvr, callcentre: playCallCentre };

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string', default: join(root, 'demo-out') },
      time: { type: 'string', default: 'real' },
      speed: { type: 'string', default: '1' },
      turns: { type: 'string', default: String(TURNS) },
    },
  });
  const [name = 'voice-app'] = positionals;
  const play = PLAYS[name];
  if (!play) throw new Failure(`expected one of ${Object.keys(PLAYS).join(', ')}, got ${name}`);
  const turns = Number(values.turns);
  const isCount = Number.isInteger(turns) && turns >= 1 && turns <= TURNS;
  if (!isCount) throw new Failure(`--turns: expected a whole number from 1 to ${TURNS}, got ${values.turns}`);
  const out = resolve(values.out);
  mkdirSync(out, { recursive: true });
  await play({ out, time: values.time, speed: values.speed, turns });
}

try {
  await main();
} catch (error) {
  console.error(`demo failed: ${error instanceof Failure ? error.message : error.stack}`);
  process.exitCode = 1;
} finally {
  await endAll();
}
