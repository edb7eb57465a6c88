/** A defect that an integration with Telnyx shipped: `scenarios/real-bugs/<scenario>.yaml` tells it from its mended twin. */
export interface RealBug {
  readonly scenario: string;
  /** Threads in which it was reported, as `repository#number`. */
  readonly threads: readonly string[];
  /** Apps of this folder that have it. */
  readonly caughtIn: readonly Caught[];
}

/** The verdict on a broken app. */
export interface Caught {
  readonly app: string;
  /** The row of the scenario file that fails first. */
  readonly row: RegExp;
  /** Came in its place. */
  readonly came: RegExp;
  /** Is found besides, where the reason does not show in the call itself. */
  readonly finding?: string;
}

const LIKE = /heard: \{ like/;
const ANSWER = /command: answer/;
const ATTACK = /attack: \{\}/;
const NOTHING = /^nothing of the kind$/;

export const REAL_BUGS: readonly RealBug[] = [
  {
    scenario: 'no-answer',
    threads: ['openclaw/openclaw#9910', 'openclaw/openclaw#58231', 'openclaw/openclaw#40131'],
    caughtIn: [{ app: 'no-answer', row: ANSWER, came: NOTHING }],
  },
  {
    scenario: 'direction-inbound',
    threads: ['openclaw/openclaw#5589', 'openclaw/openclaw#16601'],
    caughtIn: [{ app: 'direction-inbound', row: ANSWER, came: NOTHING }],
  },
  {
    scenario: 'client-state-null',
    threads: ['openclaw/openclaw#89512'],
    caughtIn: [{ app: 'client-state-null', row: /lemon cake/, came: NOTHING, finding: 'webhook_not_accepted' }],
  },
  {
    scenario: 'replay-guard',
    threads: ['openclaw/openclaw#56091'],
    caughtIn: [{ app: 'replay-guard', row: /Good morning/, came: NOTHING, finding: 'webhook_not_accepted' }],
  },
  {
    scenario: 'pcma-as-pcmu',
    threads: ['dograh-hq/dograh#256', 'VapiAI/docs#1219'],
    caughtIn: [{ app: 'pcma-as-pcmu', row: LIKE, came: /^sound that is like it to [4-8]\d % at most$/ }],
  },
  {
    scenario: 'hangup-twice',
    threads: ['pipecat-ai/pipecat#2054'],
    caughtIn: [{ app: 'hangup-twice', row: /never: \{ command: hangup/, came: /^it came: hangup \(refused\)$/ }],
  },
  {
    scenario: 'l16-swapped',
    threads: ['pipecat-ai/pipecat#3383', 'pipecat-ai/pipecat#3602'],
    caughtIn: [
      { app: 'l16-swapped', row: LIKE, came: /^sound that is like it to \d\d % at most$/ },
      { app: 'opus', row: /command: streaming_start/, came: /refused with 501.*OPUS/ },
    ],
  },
  {
    scenario: 'own-frames',
    threads: ['pipecat-ai/pipecat#5841'],
    caughtIn: [{ app: 'own-frames', row: /never: \{ entry: stream.frame_in/, came: /^it came: stream.frame_in/ }],
  },
  {
    scenario: 'works-first',
    threads: ['jamiepine/voicebox#1043'],
    caughtIn: [{ app: 'works-first', row: /heard: Good morning.*times: 1/, came: /^heard "Good morning\." twice$/ }],
  },
  {
    scenario: 'begins-anew',
    threads: ['team-telnyx/ai#258'],
    caughtIn: [{ app: 'begins-anew', row: /heard: 2 in your basket/, came: /"1 in your basket\."/ }],
  },
  {
    scenario: 'signature',
    threads: ['dograh-hq/dograh#267', 'timbal-ai/timbal#112', 'team-telnyx/telnyx-node#81'],
    caughtIn: [
      {
        app: 'signature-ignored',
        row: ATTACK,
        came: /^acted on: unsigned, forged, tampered, stale, future, wrong_separator, reserialised$/,
      },
      { app: 'signature-fail-open', row: ATTACK, came: /^acted on: unsigned$/ },
      { app: 'signature-reserialised', row: ATTACK, came: /^acted on: reserialised$/ },
      { app: 'signature-separator', row: ANSWER, came: NOTHING, finding: 'webhook_not_accepted' },
    ],
  },
  {
    scenario: 'texml',
    threads: ['team-telnyx/telnyx-php#96'],
    caughtIn: [{ app: 'texml', row: ANSWER, came: NOTHING, finding: 'webhook_body_ignored' }],
  },
  {
    scenario: 'rtp-mode-forgotten',
    threads: ['fixie-ai/ultradox#69'],
    caughtIn: [
      {
        app: 'rtp-mode-forgotten',
        row: LIKE,
        came: /^sound that is like it to 0 % at most$/,
        finding: 'stream_mode_not_rtp',
      },
    ],
  },
];
