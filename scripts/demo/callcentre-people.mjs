// Everybody in the play, and what they do. Times are in ms since the first caller rings.
import { answers, asks, heardBetween, script } from './callcentre-lines.mjs';

const NUMBERS = { Ann: '+15550100801', Ben: '+15550100802', Tom: '+15550100803', Sue: '+15550100810' };
/** A regular: served before the others. */
const HAL = '+15550100028';

/** The environment of the app. */
export const APP_ENV = {
  AGENTS: `${NUMBERS.Ann},${NUMBERS.Ben}`,
  TRAINEE: NUMBERS.Tom,
  SUPERVISOR: NUMBERS.Sue,
  REGULARS: HAL,
};

/** When their conversations begin. Those with Tom are recorded, and begin behind the announcement of that. */
const [GIL, KIM] = [29_100, 35_600];

/** Those whom the app rings up: their phones ring for `ring_ms`, and they do this from the answer on. */
export const PARTIES = {
  [NUMBERS.Ann]: {
    ring_ms: 6_000,
    script: script(6_000, [
      ...answers('Ann', 7_700),
      ...answers('Ann', 17_000),
      ...answers('Ann', 26_300),
      [KIM + 700, 'ann'],
      [KIM + 5_000, '*'],
      [KIM + 15_700, 'hangup'],
    ]),
  },
  [NUMBERS.Ben]: {
    ring_ms: 11_000,
    script: script(11_000, [
      ...answers('Ben', 12_700),
      ...answers('Ben', 22_000),
      ...answers('Ben', 31_300),
      [41_100, 'hangup'],
    ]),
  },
  [NUMBERS.Tom]: {
    ring_ms: 16_400,
    script: script(16_400, [
      ...answers('Tom', 18_100),
      [GIL + 700, 'tom'],
      [GIL + 6_500, 'tomYes'],
      [GIL + 13_900, 'hangup'],
    ]),
  },
  [NUMBERS.Sue]: {
    ring_ms: 1_000,
    script: script(KIM + 6_200, [
      [KIM + 6_900, 'offer'],
      [KIM + 9_000, '3'],
      [KIM + 9_500, 'free'],
      [KIM + 12_500, 'hangup'],
    ]),
  },
};

const ENQUEUED = ['call.enqueued', { queue: 'support' }];
const BRIDGED = [
  ['call.dequeued', { reason: 'bridged' }],
  ['call.bridged', {}],
];
const JOINED = [
  ['call.dequeued', {}],
  ['conference.participant.joined', {}],
];
const END = ['call.hangup', { hangup_cause: 'normal_clearing' }];

/** Who rings in when, what for, the script from the answer on, and webhooks that must come in this order, with these values in the payload. */
const caller = (name, from, rings, does, lines, webhooks = []) => ({
  name,
  from: `+155501000${from}`,
  rings,
  does,
  script: script(rings, lines),
  webhooks: [ENQUEUED, ...webhooks, END],
});

const SUPERVISOR = {
  ...caller('Sue', '', 22_750, 'is the supervisor: listens to Tom, whispers to him, barges in', [
    [23_400, 'aside'],
    [GIL + 700, '2'],
    [GIL + 4_500, 'offer'],
    [GIL + 6_900, '3'],
    [GIL + 8_600, 'free'],
    [GIL + 11_250, 'hangup'],
  ]),
  from: NUMBERS.Sue,
  webhooks: [
    ['conference.participant.joined', {}],
    ['call.dtmf.received', { digit: '2' }],
    ['call.dtmf.received', { digit: '3' }],
    ['conference.participant.left', {}],
  ],
};

export const CALLERS = [
  caller('Ada', 21, 0, 'talks with Ann', asks(7_700), BRIDGED),
  caller('Bob', 22, 2_700, 'talks with Ben', asks(12_700), BRIDGED),
  caller('Cleo', 23, 5_400, 'talks with Tom, who is in training', asks(18_100), JOINED),
  caller('Dan', 24, 8_100, 'talks with Ann', asks(17_000), BRIDGED),
  caller('Eve', 25, 10_800, 'talks with Ann', asks(26_300), BRIDGED),
  caller('Fay', 26, 13_500, 'hangs up in the queue', [[21_400, 'hangup']], [['call.dequeued', { reason: 'hangup' }]]),
  caller(
    'Gil',
    27,
    16_200,
    'talks with Tom, and with the supervisor',
    [
      [GIL + 2_700, 'ask'],
      [GIL + 11_500, 'bye'],
      [GIL + 13_500, 'hangup'],
    ],
    JOINED,
  ),
  caller('Hal', 28, 18_900, 'is a regular, and talks with Ben before his turn', asks(22_000), BRIDGED),
  caller('Ida', 29, 21_600, 'hangs up in the queue', [[30_100, 'hangup']], [['call.dequeued', { reason: 'hangup' }]]),
  SUPERVISOR,
  caller('Jan', 30, 24_300, 'talks with Ben', asks(31_300), BRIDGED),
  caller(
    'Kim',
    31,
    27_000,
    'talks with Ann, who asks the supervisor for help',
    [
      [KIM + 2_900, 'ask'],
      [KIM + 12_900, 'bye'],
      [KIM + 15_000, 'hangup'],
    ],
    BRIDGED,
  ),
  caller(
    'Leo',
    32,
    // The agents have gone home.
    51_700,
    'waits too long, and leaves a message',
    [[77_000, 'message']],
    [
      ['call.dequeued', { reason: 'timeout', wait_time_secs: 20 }],
      ['call.speak.ended', { status: 'completed' }],
      ['call.recording.saved', { channels: 'single' }],
    ],
  ),
];

/** The name of the far end of a leg. The supervisor has two. */
export function nameOf({ direction, from, to }) {
  const isRungUp = direction === 'outgoing';
  if (isRungUp && to === NUMBERS.Sue) return 'Sue, for Ann';
  const [agent] = Object.entries(NUMBERS).find(([, number]) => isRungUp && number === to) ?? [];
  return agent ?? CALLERS.find((one) => one.from === from)?.name;
}

/** Who says what, and by whom it is heard: in the order in which it is said by each. Nobody else must hear it. */
export const HEARD = [
  ...heardBetween('Ada', 'Ann'),
  ...heardBetween('Bob', 'Ben'),
  ...heardBetween('Dan', 'Ann'),
  ...heardBetween('Hal', 'Ben'),
  ...heardBetween('Eve', 'Ann'),
  ...heardBetween('Jan', 'Ben'),
  ['Tom', 'tom', ['Cleo']],
  ['Cleo', 'ask', ['Tom']],
  ['Tom', 'tomYes', ['Cleo', 'Sue']],
  ['Cleo', 'bye', ['Tom', 'Sue']],
  ['Sue', 'aside', []],
  ['Tom', 'tom', ['Gil', 'Sue']],
  ['Gil', 'ask', ['Tom', 'Sue']],
  ['Sue', 'offer', ['Tom']],
  ['Tom', 'tomYes', ['Gil', 'Sue']],
  ['Sue', 'free', ['Tom', 'Gil']],
  ['Gil', 'bye', ['Tom']],
  ['Ann', 'ann', ['Kim']],
  ['Kim', 'ask', ['Ann']],
  ['Sue, for Ann', 'offer', ['Ann']],
  ['Sue, for Ann', 'free', ['Ann', 'Kim']],
  ['Kim', 'bye', ['Ann']],
  ['Leo', 'message', []],
];
