// A call from ring to hang-up: starts the simulator and the example voice app, plays the caller, and shows what happened.
// `npm run demo`; with `-- --time fast` in fast time, and a call of ten minutes after it, or with `--turns 1` of three; with `-- --out FOLDER`
// for another folder than demo-out.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { answersOf, call, DEMO_CALL, forge, longCall, TURNS } from './demo/caller.mjs';
import { Child, endAll } from './demo/child.mjs';
import { checkAttempts, Control, parse } from './demo/control.mjs';
import { Failure } from './demo/failure.mjs';
import { describe, readWav, rmsDbfs } from './demo/sound.mjs';
import { secondsSince } from '../dist/story/layout.js';
import { tell as tellEntry } from '../dist/story/tell.js';
import { wantsColour } from '../dist/platform/terminal.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(root, 'demo-out') },
    time: { type: 'string', default: 'real' },
    turns: { type: 'string', default: String(TURNS) },
  },
});
const out = resolve(values.out);
const isFast = values.time === 'fast';
const turns = Number(values.turns);

/** An answer that is quieter than this was not heard; speech and tones are at -25 to -10. */
const AUDIBLE_DBFS = -40;

async function startSimulator() {
  // Run where no configuration of the developer's lies about.
  const args = [join(root, 'dist/main.js'), 'start', '--port', '0', '--time', values.time];
  const simulator = new Child('simulator', args, { env: {}, cwd: out });
  const [, url] = await simulator.ready(/^telnyx-sim ready on (\S+)$/m);
  const env = Object.fromEntries(
    [...simulator.output.matchAll(/^export (\w+)=(\S+)$/gm)].map(([, name, value]) => [name, value]),
  );
  return { simulator, url, env };
}

async function startApp(env) {
  const folder = join(root, 'examples/voice-app');
  const app = new Child('voice app', [join(folder, 'app.js')], { env: { ...env, PORT: '0' }, cwd: folder });
  const [, url] = await app.ready(/^voice-app listening on (\S+)$/m);
  return { app, webhookUrl: `${url}/webhooks` };
}

/** Fails unless the caller heard each answer when it was given. Answers the quietest of each kind, in dBFS. */
function checkHeard(wav, answers, answeredAt) {
  const sample = (at) => Math.max(0, Math.round(((Date.parse(at) - Date.parse(answeredAt)) / 1000) * wav.rate));
  const quietest = new Map();
  for (const { what, from, to } of answers) {
    const level = rmsDbfs(wav.pcm.subarray(sample(from), sample(to)));
    if (level < AUDIBLE_DBFS) throw new Failure(`the caller did not hear ${what} at ${from}: ${level.toFixed(1)} dBFS`);
    quietest.set(what, Math.min(level, quietest.get(what) ?? 0));
  }
  return quietest;
}

async function saveAudio(control, id, name, prefix) {
  const bytes = await control.bytes(`/calls/${encodeURIComponent(id)}/audio/${name}.wav`);
  writeFileSync(join(out, `${prefix}${name}.wav`), bytes);
  return bytes;
}

/** A call from ring to hang-up, checked. Its WAV files are called `prefix`heard.wav and so on. */
async function playCall(control, webhookUrl, { script }, prefix = '') {
  const made = await call(control, webhookUrl, script);
  const events = parse(await control.journal());
  checkAttempts(events);
  const answers = answersOf(events, made, script);
  const [heard, spoken] = await Promise.all(
    ['heard', 'spoken'].map(async (name) => readWav(await saveAudio(control, made.id, name, prefix))),
  );
  const { answered_at: answeredAt } = await control.get(`/calls/${encodeURIComponent(made.id)}`);
  const levels = checkHeard(heard, answers, answeredAt);
  return { ...made, events, answers, heard, spoken, levels };
}

/** The journal as the log tells it, from the first ring on. */
function timeLine(events) {
  const ring = events.findIndex(({ type }) => type === 'call.state');
  const layout = { stamp: secondsSince(events[ring].at), colour: wantsColour(process.stdout), bodies: false };
  return events
    .slice(ring)
    .map((event) => tellEntry(event, 'info', layout))
    .join('');
}

function tell({ levels, heard, spoken }) {
  console.log('The app took every webhook with its signature, and refused a forged one with 401.');
  console.log(`\nThe caller heard: ${describe(heard)}`);
  for (const [what, level] of levels) console.log(`  ${what.padEnd(36)} ${level.toFixed(1)} dBFS`);
  console.log(`The caller said:  ${describe(spoken)}`);
}

async function play(control, webhookUrl) {
  await forge(webhookUrl);
  const demo = await playCall(control, webhookUrl, DEMO_CALL);
  console.log(`\n${demo.from} calls ${demo.to}; seconds since the first ring\n`);
  console.log(timeLine(demo.events));
  tell(demo);
  await saveAudio(control, demo.id, 'stereo', '');
  if (isFast) {
    const long = await playCall(control, webhookUrl, longCall(turns), 'long-');
    const minutes = long.heard.pcm.length / long.heard.rate / 60;
    console.log(
      `\nThen a call of ${minutes.toFixed(1)} minutes: the app answered ${long.answers.length} times, and was heard.`,
    );
  }
  writeFileSync(join(out, 'journal.jsonl'), await control.journal());
  const wavs = 'heard.wav, spoken.wav, stereo.wav (left said, right heard)';
  console.log(`\nWritten to ${relative(process.cwd(), out) || '.'}: ${wavs}, journal.jsonl`);
}

async function main() {
  mkdirSync(out, { recursive: true });
  const { simulator, url, env } = await startSimulator();
  const { app, webhookUrl } = await startApp(env);
  try {
    await Promise.race([play(new Control(url), webhookUrl), simulator.died, app.died]);
  } catch (error) {
    console.error(`\n--- the voice app wrote\n${app.output}\n--- the simulator wrote\n${simulator.output}`);
    throw error;
  }
}

try {
  const isCount = Number.isInteger(turns) && turns >= 1 && turns <= TURNS;
  if (!isCount) throw new Failure(`--turns: expected a whole number from 1 to ${TURNS}, got ${values.turns}`);
  await main();
} catch (error) {
  console.error(`demo failed: ${error instanceof Failure ? error.message : error.stack}`);
  process.exitCode = 1;
} finally {
  await endAll();
}
