import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersOf, call, DEMO_CALL, forge, longCall } from './caller.mjs';
import { checkAttempts, parse } from './control.mjs';
import { describe, readWav } from './sound.mjs';
import { checkAudible, playOn, saveAudio, setStage, shown, timeLine } from './stage.mjs';

/** A call from ring to hang-up, checked. Its WAV files are called `prefix`heard.wav and so on. */
async function playCall({ control, webhookUrl }, out, { script }, prefix = '') {
  const made = await call(control, webhookUrl, script);
  const events = parse(await control.journal());
  checkAttempts(events);
  const answers = answersOf(events, made, script);
  const [heard, spoken] = await Promise.all(
    ['heard', 'spoken'].map(async (name) =>
      readWav(await saveAudio(control, { id: made.id, name, out, file: `${prefix}${name}.wav` })),
    ),
  );
  const { answered_at: answeredAt } = await control.get(`/calls/${encodeURIComponent(made.id)}`);
  return { ...made, events, answers, heard, spoken, levels: quietest(heard, answers, answeredAt) };
}

/** The quietest of each kind of answer, in dBFS. Fails unless each was heard when it was given. */
function quietest(wav, answers, answeredAt) {
  const levels = new Map();
  for (const answer of answers) {
    const level = checkAudible(wav, { ...answer, answeredAt });
    levels.set(answer.what, Math.min(level, levels.get(answer.what) ?? 0));
  }
  return levels;
}

function tell({ levels, heard, spoken }) {
  console.log('The app took every webhook with its signature, and refused a forged one with 401.');
  console.log(`\nThe caller heard: ${describe(heard)}`);
  for (const [what, level] of levels) console.log(`  ${what.padEnd(36)} ${level.toFixed(1)} dBFS`);
  console.log(`The caller said:  ${describe(spoken)}`);
}

async function play(stage, { out, time, turns }) {
  const { control, webhookUrl } = stage;
  await forge(webhookUrl);
  const demo = await playCall(stage, out, DEMO_CALL);
  console.log(`\n${demo.from} calls ${demo.to}; seconds since the first ring\n`);
  console.log(timeLine(demo.events));
  tell(demo);
  await saveAudio(control, { id: demo.id, name: 'stereo', out, file: 'stereo.wav' });
  if (time === 'fast') {
    const long = await playCall(stage, out, longCall(turns), 'long-');
    const minutes = long.heard.pcm.length / long.heard.rate / 60;
    console.log(
      `\nThen a call of ${minutes.toFixed(1)} minutes: the app answered ${long.answers.length} times, and was heard.`,
    );
  }
  writeFileSync(join(out, 'journal.jsonl'), await control.journal());
  const wavs = 'heard.wav, spoken.wav, stereo.wav (left said, right heard)';
  console.log(`\nWritten to ${shown(out)}: ${wavs}, journal.jsonl`);
}

/** A call from ring to hang-up with `examples/voice-app`, and in fast time a long one after it. */
export async function playVoiceApp(options) {
  const stage = await setStage({ name: 'voice-app', ...options });
  await playOn(stage, () => play(stage, options));
}
