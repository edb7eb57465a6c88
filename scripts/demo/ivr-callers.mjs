import { Failure } from './failure.mjs';
import { checkWebhooks } from './webhooks.mjs';

/** The app answers and greets within this, in ms. A key interrupts the greeting. */
const BEFORE_CHOOSING_MS = 4_000;
/** The invitation to speak, and the tone. */
const BEFORE_SPEAKING_MS = 4_000;
/** An agent's phone rings, somebody or something answers, and is told from the other. */
const BEFORE_TALKING_MS = 9_000;

const MESSAGE = 'This is Ada. Please keep two loaves for me.';
const QUESTION = 'Do you have any rye bread?';

const choose = (digit) => [{ wait_ms: BEFORE_CHOOSING_MS }, { press: digit }];

/** Webhooks of a call that must have come, in this order; each with these values in its payload. */
export const CALLERS = [
  {
    name: 'message',
    from: '+15550100011',
    does: 'leaves a message',
    script: [...choose('1'), { wait_ms: BEFORE_SPEAKING_MS }, { say: MESSAGE }],
    webhooks: [
      ['call.gather.ended', { status: 'valid', digits: '1' }],
      ['call.recording.saved', { channels: 'single' }],
      ['call.playback.ended', { status: 'completed' }],
      ['call.hangup', { hangup_cause: 'normal_clearing' }],
    ],
    heard: [['playback', 'the caller heard his message again']],
  },
  {
    name: 'person',
    from: '+15550100012',
    does: 'is put through to a person',
    script: [...choose('2'), { wait_ms: BEFORE_TALKING_MS }, { say: QUESTION }, { wait_ms: 1_000 }, { hangup: true }],
    webhooks: [
      ['call.gather.ended', { status: 'valid', digits: '2' }],
      ['call.machine.detection.ended', { result: 'human' }],
      ['call.bridged', {}],
      ['call.hangup', { hangup_cause: 'normal_clearing' }],
    ],
    heard: [['act', 'the agent heard the caller']],
  },
  {
    name: 'machine',
    from: '+15550100013',
    does: 'presses a wrong key, then asks for somebody, whose machine takes a note',
    script: [...choose('9'), ...choose('2')],
    webhooks: [
      ['call.gather.ended', { status: 'valid', digits: '2' }],
      ['call.machine.detection.ended', { result: 'machine' }],
      ['call.machine.greeting.ended', {}],
      ['call.hangup', { hangup_cause: 'normal_clearing' }],
    ],
    heard: [['note', 'the machine was left a note']],
  },
  {
    name: 'silence',
    from: '+15550100014',
    does: 'does nothing',
    script: [],
    webhooks: [
      ['call.gather.ended', { status: 'timeout', digits: '' }],
      ['call.speak.ended', { status: 'completed' }],
      ['call.hangup', { hangup_cause: 'normal_clearing' }],
    ],
    heard: [['speak', 'the caller was told goodbye']],
  },
];

/** Fails unless it went as the caller's story says. Answers the stretches of sound that must have been heard, and on which leg. */
export function checkStory({ heard, ...story }, [caller, agent], events) {
  checkWebhooks(story, events);
  return heard.map(([what, title]) => ({ what: title, ...SOUNDS[what](events, caller, agent) }));
}

const SOUNDS = {
  playback: (events, caller) => stretch(events, caller, activity('playback')),
  speak: (events, caller) => stretch(events, caller, activity('speak')),
  note: (events, _caller, agent) => stretch(events, agent, activity('speak')),
  act: (events, caller, agent) => ({
    ...stretch(events, caller, ['party.act.started', 'party.act.ended', ({ act }) => act === 'say']),
    id: agent,
  }),
};

const activity = (kind) => ['activity.started', 'activity.ended', (event) => event.kind === kind];

/** From the last entry of one type on a call to the last of another. */
function stretch(events, id, [first, last, fits]) {
  const find = (type) => events.findLast((event) => event.call_control_id === id && event.type === type && fits(event));
  const [from, to] = [find(first), find(last)];
  if (!from || !to) throw new Failure(`the journal has no ${first} and ${last} of ${id}`);
  return { id, from: from.at, to: to.at };
}
