import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAttempts, parse } from './control.mjs';
import { Failure } from './failure.mjs';
import { CALLERS, checkStory } from './ivr-callers.mjs';
import { readWav } from './sound.mjs';
import { checkAudible, playOn, saveAudio, setStage, shown, timeLine } from './stage.mjs';
import { pointWebhooks } from './webhooks.mjs';

const TO = '+15550100002';
/** A person, and a machine that takes messages: these numbers always are. */
const AGENTS = ['+15550100701', '+15550100702'];

/** One caller's call and the leg to an agent, to the end of both. Answers their ids and what happened. */
async function playCaller(control, { from, script }) {
  const before = parse(await control.journal()).at(-1).seq;
  const isEnd = ({ to }) => to === 'ended';
  const { call_control_id: caller } = await control.post('/calls', { from, to: TO, script });
  await control.waitFor('the hang-up', { call_control_id: caller, type: 'call.state', fits: isEnd });
  const since = async () => parse(await control.journal()).filter(({ seq }) => seq > before);
  const began = ({ type, from: state }) => type === 'call.state' && state === null;
  const legs = (await since()).filter(began).map(({ call_control_id: id }) => id);
  for (const id of legs) {
    await control.waitFor('the end of a leg', { call_control_id: id, type: 'call.state', fits: isEnd });
    const fits = ({ event_type: name }) => name === 'call.hangup';
    await control.waitFor('call.hangup', { call_control_id: id, type: 'webhook.delivered', fits });
  }
  const events = await since();
  checkAttempts(events);
  return { legs, events };
}

/** Fails unless each stretch of sound that the story names was heard on its leg. */
async function checkSounds(control, out, name, sounds) {
  const wavs = new Map();
  for (const { id, ...sound } of sounds) {
    const file = `${name}-${wavs.size + 1}.wav`;
    if (!wavs.has(id)) wavs.set(id, readWav(await saveAudio(control, { id, name: 'heard', out, file })));
    const { answered_at: answeredAt } = await control.get(`/calls/${encodeURIComponent(id)}`);
    const level = checkAudible(wavs.get(id), { ...sound, answeredAt });
    console.log(`  ${sound.what.padEnd(48)} ${level.toFixed(1)} dBFS`);
  }
}

/** The message that was left, as the account's owner gets it later: by a fresh URL. */
async function saveMessage({ url, env }, out) {
  const headers = { authorization: `Bearer ${env.TELNYX_API_KEY}` };
  const { data } = await (await fetch(`${url}/v2/recordings`, { headers })).json();
  const response = await fetch(data[0].download_urls.mp3);
  if (!response.ok) throw new Failure(`the recording cannot be had: ${response.status} ${await response.text()}`);
  writeFileSync(join(out, 'message.mp3'), Buffer.from(await response.arrayBuffer()));
}

async function play(stage, out) {
  await pointWebhooks(stage);
  for (const caller of CALLERS) {
    const { legs, events } = await playCaller(stage.control, caller);
    console.log(`\n${caller.from} calls ${TO} and ${caller.does}\n`);
    console.log(timeLine(events));
    const sounds = checkStory(caller, legs, events);
    await checkSounds(stage.control, out, caller.name, sounds);
  }
  await saveMessage(stage, out);
  writeFileSync(join(out, 'journal.jsonl'), await stage.control.journal());
  console.log(`\nWritten to ${shown(out)}: what each heard as WAV files, the message as message.mp3, journal.jsonl`);
}

/** Four callers, one after another, try the phone menu in `examples/ivr`. */
export async function playIvr(options) {
  const stage = await setStage({ name: 'ivr', env: { AGENTS: AGENTS.join(',') }, ...options });
  await playOn(stage, () => play(stage, options.out));
}
