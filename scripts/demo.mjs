// A call from ring to hang-up: starts the simulator and the example voice app, plays the caller, and shows what happened.
// `npm run demo`, or `node scripts/demo.mjs --out FOLDER` for another folder than demo-out.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { call, forge } from './demo/caller.mjs';
import { Child, endAll } from './demo/child.mjs';
import { checkAttempt, Control } from './demo/control.mjs';
import { Failure } from './demo/failure.mjs';
import { describe, readWav, rmsDbfs } from './demo/sound.mjs';
import { timeline } from './demo/timeline.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'demo-out') } } });
const out = resolve(values.out);

/** An answer that is quieter than this was not heard; speech and tones are at -25 to -10. */
const AUDIBLE_DBFS = -40;

async function startSimulator() {
  // Run where no configuration of the developer's lies about.
  const args = [join(root, 'dist/main.js'), 'start', '--port', '0'];
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

/** Fails unless the caller heard each answer when it was given. */
function checkHeard(wav, answers, answeredAt) {
  const sample = (at) => Math.max(0, Math.round(((Date.parse(at) - Date.parse(answeredAt)) / 1000) * wav.rate));
  for (const { what, from, to } of answers) {
    const level = rmsDbfs(wav.pcm.slice(sample(from), sample(to)));
    console.log(`  ${what.padEnd(36)} ${level.toFixed(1)} dBFS`);
    if (level < AUDIBLE_DBFS) throw new Failure(`the caller did not hear ${what}: ${level.toFixed(1)} dBFS`);
  }
}

async function saveAudio(control, id) {
  const wavs = {};
  for (const name of ['heard', 'spoken', 'stereo']) {
    const bytes = await control.bytes(`/calls/${encodeURIComponent(id)}/audio/${name}.wav`);
    writeFileSync(join(out, `${name}.wav`), bytes);
    wavs[name] = bytes;
  }
  return wavs;
}

async function play(control, webhookUrl) {
  await forge(webhookUrl);
  const story = await call(control, webhookUrl);
  console.log(`\n${story.from} calls ${story.to}; seconds since the first ring\n`);
  const events = await control.events();
  console.log(timeline(events, story).join('\n'));
  for (const event of events) if (event.type === 'webhook.attempt') checkAttempt(event);
  console.log('\nThe app took every webhook with its signature, and refused a forged one with 401.');
  const wavs = await saveAudio(control, story.id);
  const heard = readWav(wavs.heard);
  const { answered_at: answeredAt } = await control.get(`/calls/${encodeURIComponent(story.id)}`);
  console.log(`\nThe caller heard: ${describe(heard)}`);
  checkHeard(heard, story.answers, answeredAt);
  console.log(`The caller said:  ${describe(readWav(wavs.spoken))}`);
  console.log(
    `\nWritten to ${relative(process.cwd(), out) || '.'}: ${Object.keys(wavs).join('.wav, ')}.wav (left said, right heard)`,
  );
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
  await main();
} catch (error) {
  console.error(`demo failed: ${error instanceof Failure ? error.message : error.stack}`);
  process.exitCode = 1;
} finally {
  await endAll();
}
