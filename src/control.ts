import type { Entry } from './calls/journal.js';
import { callAudio, getCall, listCalls, ringIn } from './control/calls.js';
import { listEvents, waitForEvent } from './control/events.js';
import { partyActs, type ActOptions } from './control/party.js';
import type {
  Act,
  ActName,
  CallFilter,
  CallIds,
  CallView,
  ControlOperationId,
  EventFilter,
  PlayOptions,
  RejectOptions,
  RingOptions,
  SayOptions,
  WebhookFilter,
  WebhookView,
} from './control/types.js';
import { check } from './control/validation.js';
import { listWebhooks, resendWebhook } from './control/webhooks.js';
import type { Exchange } from './shell/exchange.js';
import type { WorldName } from './shell/exchange-deps.js';
import type { AudioView } from './shell/render-audio.js';

export { SimulatorError } from './control/simulator-error.js';

/** The far end of one call. Each act resolves when it has begun or is queued. */
export interface PartyControls {
  answer(): Promise<Act>;
  reject(cause?: RejectOptions['cause']): Promise<Act>;
  hangup(): Promise<Act>;
  /** `digits`: 1 to 100 of 0-9, *, #, A-D. */
  dtmf(digits: string): Promise<Act>;
  /** `text`: 1 to 10,000 characters. */
  say(text: string, options?: Omit<SayOptions, 'text'>): Promise<Act>;
  /** `audio` is a WAV file, as bytes or in base64. */
  play(recording: Omit<PlayOptions, 'audio'> & { readonly audio?: string | Uint8Array }): Promise<Act>;
  silence(): Promise<Act>;
}

/**
 * The control API without HTTP: each method does what the request of the same name does, takes the same properties and
 * gives what stands in `data`. All reject with a SimulatorError that has the request's status as `code`.
 */
export interface Controls {
  readonly calls: {
    ring(options: RingOptions): Promise<CallIds>;
    get(callControlId: string): Promise<CallView>;
    /** Newest first. */
    list(filter?: CallFilter): Promise<CallView[]>;
    party(callControlId: string): PartyControls;
    /** A WAV file. */
    audio(callControlId: string, view: AudioView): Promise<Uint8Array>;
  };
  readonly events: {
    /** Oldest first. */
    list(filter?: EventFilter): Promise<Entry[]>;
    /** Waits 5,000 ms unless told otherwise, at most 120,000. */
    waitFor(filter: Omit<EventFilter, 'limit'>, options?: { readonly timeoutMs?: number }): Promise<Entry>;
  };
  readonly webhooks: {
    /** Newest last. */
    list(filter?: WebhookFilter): Promise<WebhookView[]>;
    resend(id: string): Promise<WebhookView>;
  };
  /** A fresh world: calls vanish without webhooks. Ids are others than before; `world` counts the worlds from 1. */
  reset(): Promise<WorldName>;
}

// The methods are async throughout, also where there is nothing to wait for: every error is a rejection.
/* eslint-disable @typescript-eslint/require-await */

/** `waiting` is called when somebody has begun to wait for the journal. */
export function controls(exchange: Exchange, waiting: () => void = () => undefined): Controls {
  return {
    calls: {
      ring: async (options) => {
        check('ringIn', { body: options });
        return ringIn(exchange, options);
      },
      get: async (id) => getCall(exchange, id),
      list: async (filter = {}) => listCalls(exchange, check('listCalls', { query: filter })),
      party: (id) => party(exchange, id),
      audio: async (id, view) => callAudio(exchange, id, view),
    },
    events: {
      list: async (filter = {}) => listEvents(exchange, check('listEvents', { query: filter })).data,
      waitFor: async (filter, { timeoutMs } = {}) => {
        const query = timeoutMs === undefined ? filter : { ...filter, timeout_ms: timeoutMs };
        const { event } = waitForEvent(exchange, check('waitForEvent', { query }));
        waiting();
        return event;
      },
    },
    webhooks: {
      list: async (filter = {}) => listWebhooks(exchange, check('listWebhooks', { query: filter })),
      resend: async (id) => resendWebhook(exchange, id),
    },
    reset: async () => exchange.reset(),
  };
}

function party(exchange: Exchange, id: string): PartyControls {
  const act = async <Name extends ActName>(name: Name, options: ActOptions[Name]): Promise<Act> => {
    check(ACT_OPERATIONS[name], { body: options });
    return partyActs(exchange, id, name, options);
  };
  return {
    answer: () => act('answer', {}),
    reject: (cause) => act('reject', cause === undefined ? {} : { cause }),
    hangup: () => act('hangup', {}),
    dtmf: (digits) => act('dtmf', { digits }),
    say: (text, options = {}) => act('say', { ...options, text }),
    play: ({ audio, ...rest }) => {
      const base64 = audio instanceof Uint8Array ? Buffer.from(audio).toString('base64') : audio;
      return act('play', { ...rest, ...(base64 === undefined ? {} : { audio: base64 }) });
    },
    silence: () => act('silence', {}),
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
};
