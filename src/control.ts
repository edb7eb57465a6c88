import { deleteAssistant, getAssistant, listAssistants, putAssistant } from './control/assistants.js';
import { attackWebhooks } from './control/attack.js';
import { callAudio, getCall, listCalls, resetWorld, ringIn } from './control/calls.js';
import { conferenceMix, getConference, listConferences } from './control/conferences.js';
import { advanceClock, getClock } from './control/clock.js';
import { eventLines, listEvents, waitForEvent } from './control/events.js';
import { addFaults, clearFaults, endFault, listFaults } from './control/faults.js';
import { listFindings } from './control/findings.js';
import { partyActs, type ActOptions } from './control/party.js';
import { failRecording } from './control/recordings.js';
import { getQueue, listQueues } from './control/queues.js';
import { callReadings } from './control/readings.js';
import { deleteMedia, listMedia, putMedia } from './control/media.js';
import { endWorld, listWorlds } from './control/worlds.js';
import type {
  AssistantControls,
  ConferenceControls,
  Controls,
  EntryFound,
  FaultControls,
  FindingControls,
  MediaControls,
  PartyControls,
  RecordingControls,
  SnapshotControls,
  WaitFilter,
  WaitSettings,
  WebhookControls,
  WorldControls,
} from './control/library.js';
import type { Act, ActName, AdvanceOptions, AdvanceView, ControlOperationId, EventFilter } from './control/types.js';
import { asJson, check, objectNamed } from './control/validation.js';
import { deleteSnapshot, listSnapshots, restoreSnapshot, takeSnapshot } from './control/snapshots.js';
import { verify } from './control/verify.js';
import { listWebhooks, resendWebhook } from './control/webhooks.js';
import type { Exchange } from './shell/exchange.js';
import type { Worlds } from './shell/worlds.js';

// The methods are async throughout, also where there is nothing to wait for: every error is a rejection.
/* eslint-disable @typescript-eslint/require-await */

/** Acts on the exchange that it is given anew each time. `waiting` is called when somebody has begun to wait for the journal or for time. */
export function controls(exchange: () => Exchange, waiting: () => void = () => undefined): Controls {
  return {
    calls: {
      ring: (options) =>
        directed(exchange, 'ring', (on) => {
          check('ringIn', { body: options });
          return ringIn(on, options);
        }),
      get: async (id) => getCall(exchange(), id),
      list: async (filter = {}) => listCalls(exchange(), check('listCalls', { query: objectNamed('filter', filter) })),
      party: (id) => party(exchange, id),
      audio: async (id, view) => callAudio(exchange(), id, view),
      readings: async (id, filter = {}) =>
        callReadings(
          exchange(),
          id,
          check('getReadings', { params: { call_control_id: id }, query: objectNamed('filter', filter) }),
        ),
    },
    conferences: conferences(exchange),
    events: {
      // An empty filter is one of any kind. What is found is of the filter's types, which the compiler cannot see, here and below.
      list: async <Filter extends EventFilter>(filter: Filter = {} as Filter) =>
        listEvents(exchange(), check('listEvents', { query: objectNamed('filter', filter) }))
          .data as EntryFound<Filter>[],
      jsonl: async (filter = {}) => {
        const wanted = check('listEvents', { query: objectNamed('filter', filter) });
        return [...eventLines(exchange(), wanted)].join('');
      },
      waitFor: async <Filter extends WaitFilter>(filter: Filter, settings: WaitSettings = {}) => {
        const { timeoutMs } = objectNamed('settings', settings);
        const wanted = objectNamed('filter', filter);
        const query = timeoutMs === undefined ? wanted : { ...wanted, timeout_ms: timeoutMs };
        const { event } = waitForEvent(exchange(), check('waitForEvent', { query }));
        waiting();
        const found = await event;
        exchange().time.signOfLife();
        return found as EntryFound<Filter>;
      },
    },
    clock: {
      get: async () => getClock(exchange()),
      advance: (ms) => moved({ ms }),
      until: (until, settings = {}) => {
        const { atMostMs } = objectNamed('settings', settings);
        return moved({ until, ...(atMostMs === undefined ? {} : { at_most_ms: atMostMs }) });
      },
    },
    webhooks: webhooks(exchange),
    findings: findings(exchange),
    faults: faults(exchange),
    media: media(exchange),
    assistants: assistants(exchange),
    recordings: recordings(exchange),
    queues: {
      list: async () => listQueues(exchange()),
      get: async (name) => getQueue(exchange(), name),
    },
    snapshots: snapshots(exchange),
    verify: verifying(exchange, waiting),
    reset: () => directed(exchange, 'reset', resetWorld),
  };

  async function moved(body: AdvanceOptions): Promise<AdvanceView> {
    check('advanceClock', { body });
    const advanced = advanceClock(exchange(), body);
    waiting();
    return advanced;
  }
}

const webhooks = (exchange: () => Exchange): WebhookControls => ({
  list: async (filter = {}) =>
    listWebhooks(exchange(), check('listWebhooks', { query: objectNamed('filter', filter) })),
  resend: (id) => directed(exchange, 'resend', (on) => resendWebhook(on, id)),
  attack: (options = {}) =>
    directed(exchange, 'attack', (on) => {
      check('attackWebhooks', { body: objectNamed('options', options) });
      return attackWebhooks(on, options);
    }),
});

const snapshots = (exchange: () => Exchange): SnapshotControls => ({
  list: async () => listSnapshots(exchange()),
  take: (options = {}) =>
    directed(exchange, 'take a snapshot', (on) => {
      check('takeSnapshot', { body: objectNamed('options', options) });
      return takeSnapshot(on, options);
    }),
  restore: (id) => directed(exchange, 'restore a snapshot', (on) => restoreSnapshot(on, id)),
  delete: (id) => directed(exchange, 'delete a snapshot', (on) => deleteSnapshot(on, id)),
});

const verifying =
  (exchange: () => Exchange, waiting: () => void): Controls['verify'] =>
  async (expect, settings = {}) => {
    const { timeoutMs, ...given } = objectNamed('settings', settings);
    const body = asJson('expect', {
      ...given,
      expect,
      ...(timeoutMs === undefined ? {} : { timeout_ms: timeoutMs }),
    });
    check('verify', { body });
    const verified = verify(exchange(), body);
    if (timeoutMs === undefined) return verified;
    waiting();
    return verified.finally(() => exchange().time.signOfLife());
  };

const conferences = (exchange: () => Exchange): ConferenceControls => ({
  get: async (id) => getConference(exchange(), id),
  list: async (filter = {}) =>
    listConferences(exchange(), check('listConferences', { query: objectNamed('filter', filter) })),
  mix: async (id) => conferenceMix(exchange(), id),
});

const findings = (exchange: () => Exchange): FindingControls => ({
  list: async (filter = {}) =>
    listFindings(exchange(), check('listFindings', { query: objectNamed('filter', filter) })).data,
});

const faults = (exchange: () => Exchange): FaultControls => ({
  list: async () => listFaults(exchange()),
  add: (given) =>
    directed(exchange, 'add faults', (on) => {
      const body = asJson('faults', given);
      check('addFaults', { body });
      return addFaults(on, body);
    }),
  remove: (id) => directed(exchange, 'end a fault', (on) => endFault(on, id)),
  clear: () => directed(exchange, 'end all faults', clearFaults),
});

const media = (exchange: () => Exchange): MediaControls => ({
  list: async () => listMedia(exchange()),
  put: (name, audio) =>
    directed(exchange, 'put media', async (on) => {
      check('putMedia', { params: { name }, query: {} });
      return putMedia(on, name, audio);
    }),
  delete: (name) => directed(exchange, 'delete media', (on) => deleteMedia(on, name)),
});

const assistants = (exchange: () => Exchange): AssistantControls => ({
  list: async () => listAssistants(exchange()),
  get: async (id) => getAssistant(exchange(), id),
  put: (id, script) =>
    directed(exchange, 'put assistant', (on) => {
      const own = asJson('script', objectNamed('script', script));
      check('putAssistant', { params: { id }, query: {}, body: own });
      return putAssistant(on, id, own);
    }),
  delete: (id) => directed(exchange, 'delete assistant', (on) => deleteAssistant(on, id)),
});

const recordings = (exchange: () => Exchange): RecordingControls => ({
  fail: (id, options = {}) =>
    directed(exchange, 'fail recording', (on) => {
      check('failRecording', { body: objectNamed('options', options) });
      return failRecording(on, id, options);
    }),
});

/** World time waits for what the user of the library does to the world, and for what follows on it; what only reads holds nothing, and what is refused may be repeated until it is not. */
async function directed<T>(
  exchange: () => Exchange,
  name: string,
  task: (exchange: Exchange) => T | Promise<T>,
): Promise<T> {
  const on = exchange();
  let sign: 'act' | 'look' = 'look';
  try {
    const done = await on.time.holds.during(`simulator: ${name}`, async () => task(on));
    sign = 'act';
    return done;
  } finally {
    on.time.signOfLife(sign);
  }
}

/** The worlds of a simulator. */
export function worldControls(worlds: Worlds): WorldControls {
  return {
    list: async () => listWorlds(worlds),
    end: async (key) => {
      await endWorld(worlds, key);
    },
  };
}

function party(exchange: () => Exchange, id: string): PartyControls {
  const act = <Name extends ActName>(name: Name, options: ActOptions[Name]): Promise<Act> =>
    directed(exchange, `party ${name}`, (on) => {
      check(ACT_OPERATIONS[name], { body: options });
      return partyActs(on, id, name, options);
    });
  return {
    answer: () => act('answer', {}),
    reject: (cause) => act('reject', cause === undefined ? {} : { cause }),
    hangup: () => act('hangup', {}),
    dtmf: (digits, options = {}) => act('dtmf', { ...options, digits }),
    say: async (text, options = {}) => act('say', { ...objectNamed('options', options), text }),
    play: async (recording) => {
      const { audio, ...rest } = objectNamed('recording', recording);
      const base64 = audio instanceof Uint8Array ? Buffer.from(audio).toString('base64') : audio;
      return act('play', { ...rest, ...(base64 === undefined ? {} : { audio: base64 }) });
    },
    silence: () => act('silence', {}),
    hold: () => act('hold', {}),
    unhold: () => act('unhold', {}),
    script: (script) => act('script', { script: [...script] }),
  };
}

const ACT_OPERATIONS: { readonly [Name in ActName]: ControlOperationId } = {
  answer: 'partyAnswer',
  reject: 'partyReject',
  hangup: 'partyHangup',
  dtmf: 'partyDtmf',
  say: 'partySay',
  play: 'partyPlay',
  silence: 'partySilence',
  hold: 'partyHold',
  unhold: 'partyUnhold',
  script: 'partyScript',
};
