import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const COUNT = 50;
/** Each fifth talks to the app over a stream, two in five leave a message, two wait in a queue. */
const KINDS = ['order', 'message', 'message', 'queue', 'queue'];
const SPEECH = 'I will come for them on Saturday morning. And please keep a large cake for my mother as well.';

/** Steps against examples/ivr that take some minute of world time, and pass. */
const STEPS = {
  order: [
    { caller: { wait: '35s' } },
    { caller: { press: '3' } },
    { expect: { frame: 'mark', from: 'telnyx', with: { 'mark.name': 'specials' }, within: '10s' } },
    { caller: { wait: '5s' } },
    { caller: { say: `Two loaves of rye bread please. ${SPEECH}` } },
    { expect: { frame: 'mark', from: 'app', with: { 'mark.name': 'thanks' } } },
    { expect: { heard: 'Goodbye', on: 'caller', within: '10s' } },
    { expect: { state: 'ended', on: 'caller' } },
  ],
  message: [
    { expect: { heard: 'Welcome to the bakery', on: 'caller' } },
    { expect: { heard: 'tasting press six', on: 'caller', within: '20s' } },
    { caller: { wait: '14s' } },
    { expect: { heard: 'tasting press six', on: 'caller', within: '20s' } },
    { caller: { press: '1' } },
    { expect: { heard: 'Please speak after the tone', on: 'caller' } },
    { caller: { wait: '1s' } },
    { caller: { say: `Please keep two loaves for me. ${SPEECH}` } },
    { expect: { heard: 'That is your message. Goodbye.', on: 'caller', within: '30s' } },
    { expect: { state: 'ended', on: 'caller' } },
  ],
  queue: [
    { expect: { heard: 'press five', on: 'caller', within: '20s' } },
    { caller: { press: '5' } },
    { expect: { state: 'queued', on: 'caller' } },
    { expect: { heard: 'You are number 1', on: 'caller' } },
    { caller: { wait: '48s' } },
    { caller: 'hangup' },
    { expect: { state: 'ended', on: 'caller' } },
  ],
};
/** Readings that are asked of a call with a stream. */
const READINGS = [
  { reply_within: '1s', on: 'caller' },
  { last_word_heard: true, on: 'caller' },
];

/** Writes fifty scenarios of a minute each into a folder. Returns their files by what the caller does. */
export function writeFifty(folder) {
  mkdirSync(folder, { recursive: true });
  const files = { order: [], message: [], queue: [] };
  for (let i = 0; i < COUNT; i++) {
    const kind = KINDS[i % KINDS.length];
    const file = join(folder, `${String(i).padStart(2, '0')}-${kind}.yaml`);
    writeFileSync(file, JSON.stringify(scenario(kind, i)));
    files[kind].push(file);
  }
  return files;
}

const scenario = (kind, i) => ({
  scenario: `A caller with a wish: ${kind} ${i}`,
  parties: {
    caller: { number: `+1555010${1000 + i}` },
    ...(kind === 'queue' ? { baker: { number: '+15550100722', behaviour: 'no_answer' } } : {}),
  },
  steps: [{ caller: { call: 'app' } }, ...STEPS[kind]],
  ...(kind === 'order' ? { expect: READINGS } : {}),
});
