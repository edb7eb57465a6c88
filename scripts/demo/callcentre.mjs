import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentence } from './callcentre-lines.mjs';
import { APP_ENV, CALLERS, HEARD, nameOf, PARTIES } from './callcentre-people.mjs';
import { Conductor } from './conductor.mjs';
import { checkAttempts, parse } from './control.mjs';
import { Failure } from './failure.mjs';
import { whoHeardWhom } from './hearing.mjs';
import { describe, readWav, rmsDbfs } from './sound.mjs';
import { playOn, saveAudio, setStage, shown, timeLine } from './stage.mjs';
import { checkWebhooks, pointWebhooks } from './webhooks.mjs';

const TO = '+15550100002';

/** Somebody speaks in the recording of the conference: music alone would be softer. */
const SPEECH_DBFS = -30;

/** Everybody rings when it is their turn. Resolves when all calls, and the webhooks of their ends, are over. */
async function perform({ control }, conductor) {
  await conductor.begin(TO);
  const delivered = (what, match, filter) =>
    control.waitFor(what, { type: 'webhook.delivered', match: `event_type:${match}`, ...filter });
  for (const { from } of CALLERS) {
    const fits = ({ payload }) => payload.from === from;
    await control.waitFor(`a call from ${from}`, { type: 'webhook.created', match: 'event_type:call.initiated', fits });
  }
  for (const { call_control_id: id } of await control.get('/calls')) {
    await delivered(`the end of ${id}`, 'call.hangup', { call_control_id: id });
  }
  await delivered('the recording', 'conference.recording.saved');
}

/** The legs of all but the conductor, with what each heard and said. Writes a WAV file for each. */
async function legsOf({ control }, conductor, out) {
  const calls = (await control.get('/calls')).filter(({ call_control_id: id }) => id !== conductor.callControlId);
  return await Promise.all(
    calls.toReversed().map(async (call) => {
      const { call_control_id: id, answered_at: answeredAt } = call;
      const name = nameOf(call);
      const file = `${name.toLowerCase().replaceAll(/\W+/g, '-')}.wav`;
      const heard = readWav(await saveAudio(control, { id, name: 'heard', out, file }));
      const spoken = readWav(await control.bytes(`/calls/${encodeURIComponent(id)}/audio/spoken.wav`));
      return { id, name, answeredMs: Date.parse(answeredAt), heard, spoken };
    }),
  );
}

/** Fails unless each heard what the play says, and nobody else did. */
function checkHearing(said) {
  const left = [...said];
  for (const [who, what, heardBy] of HEARD) {
    const text = sentence(what);
    const at = left.findIndex((one) => one.who === who && one.text === text);
    if (at < 0) throw new Failure(`${who} has not said "${text}"`);
    const [one] = left.splice(at, 1);
    const [expected, came] = [heardBy, one.heardBy].map((names) => names.toSorted().join(', ') || 'nobody');
    if (expected !== came)
      throw new Failure(`${who} said "${text}": to be heard by ${expected}, and it was by ${came}`);
  }
  if (left.length > 0) throw new Failure(`${left[0].who} said "${left[0].text}", which is not in the play`);
}

function tellHearing(said, start) {
  console.log('\nWho heard whom, by the sound on both sides\n');
  for (const { at, who, text, heardBy } of said) {
    const seconds = ((Date.parse(at) - start) / 1000).toFixed(3).padStart(8);
    console.log(`${seconds}  ${who.padEnd(12)}  ${`"${text}"`.padEnd(38)} → ${heardBy.join(', ') || 'nobody'}`);
  }
}

/** The recording of the training room, as the account's owner gets it. */
async function saveRecording({ env }, out) {
  const headers = { authorization: `Bearer ${env.TELNYX_API_KEY}` };
  const { data } = await (await fetch(`${env.TELNYX_BASE_URL}/recordings`, { headers })).json();
  const { download_urls: urls } = data.find(({ conference_id: id }) => id);
  const response = await fetch(urls.wav);
  if (!response.ok) throw new Failure(`the recording cannot be had: ${response.status} ${await response.text()}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  writeFileSync(join(out, 'training-room.wav'), bytes);
  const wav = readWav(bytes);
  if (rmsDbfs(wav.pcm) < SPEECH_DBFS) throw new Failure(`the recording is too quiet: ${describe(wav)}`);
  console.log(`\nThe recording of the training room: ${describe(wav)}`);
}

async function play(stage, out) {
  await pointWebhooks(stage);
  const ring = ({ from, script }) => stage.control.post('/calls', { from, to: TO, script });
  const conductor = new Conductor(
    stage,
    CALLERS.map((caller) => [caller.rings, () => ring(caller)]),
  );
  try {
    await Promise.race([perform(stage, conductor), conductor.failed]);
  } finally {
    conductor.end();
  }
  const journal = await stage.control.journal();
  writeFileSync(join(out, 'journal.jsonl'), journal);
  const events = parse(journal).filter(({ call_control_id: id }) => id !== conductor.callControlId);
  checkAttempts(events);
  console.log(`\n${CALLERS.length - 1} callers, and a supervisor\n`);
  console.log(timeLine(events));
  const legs = await legsOf(stage, conductor, out);
  for (const caller of CALLERS) {
    const { id } = legs.find(({ name }) => name === caller.name);
    checkWebhooks(
      caller,
      events.filter((event) => event.call_control_id === id),
    );
  }
  const said = whoHeardWhom(events, legs);
  tellHearing(said, legs[0].answeredMs);
  checkHearing(said);
  await saveRecording(stage, out);
  const people = legs.map(({ name }) => name).join(', ');
  console.log(`\nWritten to ${shown(out)}: what each heard as WAV files (${people}), training-room.wav, journal.jsonl`);
}

/** Twelve callers, three agents and a supervisor in the call centre of `examples/callcentre`. */
export async function playCallCentre(options) {
  const stage = await setStage({ name: 'callcentre', env: APP_ENV, parties: PARTIES, ...options });
  await playOn(stage, () => play(stage, options.out));
}
