// Makes scenarios/audio/*.wav and transcripts.json, and the prompts of examples/ivr, the same bytes every time. Run it after `npm run build`, when a recording
// is added or the voices change.
import { mkdir, writeFile } from 'node:fs/promises';
import { FliteSpeech } from '../dist/media/speech/synthesizer.js';
import { tone, dtmfTone } from '../dist/media/tones.js';
import { writeWav } from '../dist/media/wav.js';
import { RealClock } from '../dist/platform/clock.js';

const RATE = 8000;
/** Small enough to live in the repository: 3.7 s. */
const MAX_BYTES = 60_000;

/** @type {Record<string, [voice: string, text: string]>} */
const spoken = {
  greeting: ['slt', 'Hello, I would like to book a table for four.'],
  yes: ['slt', 'Yes.'],
  no: ['slt', 'No.'],
  'phone-number': ['rms', 'Call 555 0123.'],
  goodbye: ['rms', 'Thank you, goodbye.'],
};

const folder = new URL('../scenarios/audio/', import.meta.url);
/** Nobody gives up waiting for it. */
const ASKER = { signal: new AbortController().signal };
const speech = new FliteSpeech({ host: new RealClock() });
/** @type {Record<string, string>} */
const transcripts = {};

async function save(name, pcm, transcript) {
  const wav = writeWav([pcm], RATE);
  if (wav.length > MAX_BYTES) throw new Error(`${name}: ${wav.length} bytes, at most ${MAX_BYTES}`);
  await writeFile(new URL(`${name}.wav`, folder), wav);
  transcripts[name] = transcript;
  console.log(`${name}.wav ${wav.length} bytes, ${(pcm.length / RATE).toFixed(2)} s`);
}

await mkdir(folder, { recursive: true });
for (const [name, [voice, text]] of Object.entries(spoken))
  await save(name, await speech.synthesize(text, voice, ASKER), text);
// As a caller presses them: 160 ms each, 80 ms apart.
const gap = new Int16Array((RATE * 80) / 1000);
const digits = ['1', '2', '3', '4'].flatMap((digit) => [...dtmfTone(digit, 160, RATE), ...gap]);
await save('dtmf-1234', Int16Array.from(digits), '');
await save('tone-440', tone(440, 1000, RATE, -12), '');
await writeFile(new URL('transcripts.json', folder), `${JSON.stringify(transcripts, null, 2)}\n`);

/** @type {Record<string, string>} */
const prompts = {
  specials: 'Today we have rye bread, rolls, and apple cake. What would you like?',
  'still-there': 'Are you still there?',
  thanks: 'Thank you. We will keep it for you.',
};
const promptFolder = new URL('../examples/ivr/sound/', import.meta.url);
await mkdir(promptFolder, { recursive: true });
for (const [name, text] of Object.entries(prompts))
  await writeFile(new URL(`${name}.wav`, promptFolder), writeWav([await speech.synthesize(text, 'slt', ASKER)], RATE));
await speech.close();
