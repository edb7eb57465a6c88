import { callAudio, getCall, listCalls, resetWorld, ringIn } from './control/calls.js';
import { eventLines, listEvents, waitForEvent } from './control/events.js';
import { partyActs, type ActOptions } from './control/party.js';
import { endWorld, listWorlds } from './control/worlds.js';
import type { Controls, PartyControls, WorldControls } from './control/library.js';
import type { Act, ActName, ControlOperationId } from './control/types.js';
import { check, objectNamed } from './control/validation.js';
import { listWebhooks, resendWebhook } from './control/webhooks.js';
import type { Exchange } from './shell/exchange.js';
import type { Worlds } from './shell/worlds.js';

// The methods are async throughout, also where there is nothing to wait for: every error is a rejection.
/* eslint-disable @typescript-eslint/require-await */

/** Acts on the exchange that it is given anew each time. `waiting` is called when somebody has begun to wait for the journal. */
export function controls(exchange: () => Exchange, waiting: () => void = () => undefined): Controls {
  return {
    calls: {
      ring: async (options) => {
        check('ringIn', { body: options });
        return ringIn(exchange(), options);
      },
      get: async (id) => getCall(exchange(), id),
      list: async (filter = {}) => listCalls(exchange(), check('listCalls', { query: objectNamed('filter', filter) })),
      party: (id) => party(exchange, id),
      audio: async (id, view) => callAudio(exchange(), id, view),
    },
    events: {
      list: async (filter = {}) =>
        listEvents(exchange(), check('listEvents', { query: objectNamed('filter', filter) })).data,
      jsonl: async (filter = {}) => {
        const wanted = check('listEvents', { query: objectNamed('filter', filter) });
        return [...eventLines(exchange(), wanted)].join('');
      },
      waitFor: async (filter, settings = {}) => {
        const { timeoutMs } = objectNamed('settings', settings);
        const wanted = objectNamed('filter', filter);
        const query = timeoutMs === undefined ? wanted : { ...wanted, timeout_ms: timeoutMs };
        const { event } = waitForEvent(exchange(), check('waitForEvent', { query }));
        waiting();
        return event;
      },
    },
    webhooks: {
      list: async (filter = {}) =>
        listWebhooks(exchange(), check('listWebhooks', { query: objectNamed('filter', filter) })),
      resend: async (id) => resendWebhook(exchange(), id),
    },
    reset: async () => resetWorld(exchange()),
  };
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
  const act = async <Name extends ActName>(name: Name, options: ActOptions[Name]): Promise<Act> => {
    check(ACT_OPERATIONS[name], { body: options });
    return partyActs(exchange(), id, name, options);
  };
  return {
    answer: () => act('answer', {}),
    reject: (cause) => act('reject', cause === undefined ? {} : { cause }),
    hangup: () => act('hangup', {}),
    dtmf: (digits) => act('dtmf', { digits }),
    say: async (text, options = {}) => act('say', { ...objectNamed('options', options), text }),
    play: async (recording) => {
      const { audio, ...rest } = objectNamed('recording', recording);
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
