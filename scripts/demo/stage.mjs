import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { secondsSince } from '../../dist/story/layout.js';
import { tell as tellEntry } from '../../dist/story/tell.js';
import { wantsColour } from '../../dist/platform/terminal.js';
import { Child } from './child.mjs';
import { Control } from './control.mjs';
import { Failure } from './failure.mjs';
import { rmsDbfs } from './sound.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Sound that is quieter than this was not heard; speech and tones are at -25 to -10. */
const AUDIBLE_DBFS = -40;

/** Starts the simulator, and with its environment the example app in `examples/<name>`. `parties`: far ends by the number that is dialled. */
export async function setStage({ name, env = {}, parties, time, speed, out }) {
  // Run where no configuration of the developer's lies about.
  const args = [join(root, 'dist/main.js'), 'start', '--port', '0', '--time', time, '--speed', speed];
  if (parties) args.push('--config', withParties(parties, name, out));
  const simulator = new Child('simulator', args, { env: {}, cwd: out });
  const [, url] = await simulator.ready(/^telnyx-sim ready on (\S+)$/m);
  const exported = Object.fromEntries(
    [...simulator.output.matchAll(/^export (\w+)=(\S+)$/gm)].map(([, key, value]) => [key, value]),
  );
  const folder = join(root, 'examples', name);
  const app = new Child(name, [join(folder, 'app.js')], { env: { ...exported, ...env, PORT: '0' }, cwd: folder });
  const [, appUrl] = await app.ready(new RegExp(`^${name} listening on (\\S+)$`, 'm'));
  return { simulator, app, control: new Control(url), url, env: exported, webhookUrl: `${appUrl}/webhooks` };
}

/** Writes a configuration with those far ends, and all else that stands in the one that lies in the folder, if one does. */
function withParties(parties, name, out) {
  const given = join(out, 'telnyx-sim.config.yaml');
  const config = existsSync(given) ? parse(readFileSync(given, 'utf8')) : {};
  const file = join(out, `${name}.config.yaml`);
  writeFileSync(file, stringify({ ...config, parties }));
  return file;
}

/** Plays until it is over or one of the programs has died; then what they wrote is shown. */
export async function playOn({ simulator, app }, play) {
  try {
    await Promise.race([play(), simulator.died, app.died]);
  } catch (error) {
    console.error(`\n--- the app wrote\n${app.output}\n--- the simulator wrote\n${simulator.output}`);
    throw error;
  }
}

/** Fails unless a party heard something from one instant to another; answers how loud, in dBFS. */
export function checkAudible(wav, { what, from, to, answeredAt }) {
  const sample = (at) => Math.max(0, Math.round(((Date.parse(at) - Date.parse(answeredAt)) / 1000) * wav.rate));
  const level = rmsDbfs(wav.pcm.subarray(sample(from), sample(to)));
  if (level < AUDIBLE_DBFS) throw new Failure(`the caller did not hear ${what} at ${from}: ${level.toFixed(1)} dBFS`);
  return level;
}

/** Writes a recording of a call to the folder, as `file`, and answers its bytes. */
export async function saveAudio(control, { id, name, out, file }) {
  const bytes = await control.bytes(`/calls/${encodeURIComponent(id)}/audio/${name}.wav`);
  writeFileSync(join(out, file), bytes);
  return bytes;
}

/** The journal as the log tells it, from the first ring on. */
export function timeLine(events) {
  const ring = events.findIndex(({ type }) => type === 'call.state');
  const layout = { stamp: secondsSince(events[ring].at), colour: wantsColour(process.stdout), bodies: false };
  return events
    .slice(ring)
    .map((event) => tellEntry(event, 'info', layout))
    .join('');
}

export const shown = (out) => relative(process.cwd(), out) || '.';
