import type { Request, Response } from 'express';
import { deleteAssistant, getAssistant, listAssistants, putAssistant } from '../../control/assistants.js';
import { attackWebhooks } from '../../control/attack.js';
import { callAudio, getCall, listCalls, resetWorld, ringIn } from '../../control/calls.js';
import { conferenceMix, getConference, listConferences } from '../../control/conferences.js';
import { entryFilter } from '../../control/entry-filter.js';
import { listEvents, waitForEvent } from '../../control/events.js';
import { addFaults, clearFaults, endFault, listFaults } from '../../control/faults.js';
import { listFindings } from '../../control/findings.js';
import { deleteMedia, listMedia, putMedia } from '../../control/media.js';
import { partyActs, type ActOptions } from '../../control/party.js';
import { getQueue, listQueues } from '../../control/queues.js';
import { failRecording } from '../../control/recordings.js';
import { SimulatorError } from '../../control/simulator-error.js';
import type {
  ActName,
  AdvanceOptions,
  AssistantScriptOptions,
  AttackOptions,
  ControlOperationId,
  FailRecordingOptions,
  FaultOptions,
  RingOptions,
  SnapshotOptions,
  StreamOptions,
  VerifyOptions,
} from '../../control/types.js';
import { callReadings } from '../../control/readings.js';
import { advanceClock, getClock } from '../../control/clock.js';
import { deleteSnapshot, listSnapshots, restoreSnapshot, takeSnapshot } from '../../control/snapshots.js';
import { verify } from '../../control/verify.js';
import { listWebhooks, resendWebhook } from '../../control/webhooks.js';
import { endWorld, listWorlds } from '../../control/worlds.js';
import type { Coverage } from '../../coverage/coverage.js';
import { getCoverage } from '../../coverage/view.js';
import { isoMicros } from '../../platform/clock.js';
import type { Exchange } from '../../shell/exchange.js';
import type { AudioView } from '../../shell/render-audio.js';
import type { Worlds } from '../../shell/worlds.js';
import { exportEvents, JSON_LINES } from './event-export.js';
import { holdTime } from './hold-time.js';
import type { EventStreams } from './event-stream.js';
import type { OpenWaits } from './open-waits.js';
import { sendBytes, sendJson, sendList } from './respond.js';

/** The means of a handler. */
export interface HandlerContext {
  /** The world that is asked about. */
  readonly exchange: Exchange;
  readonly worlds: Worlds;
  readonly streams: EventStreams;
  readonly waits: OpenWaits;
  /** Undefined where nothing is counted. */
  readonly coverage: Coverage | undefined;
  readonly about: { readonly version: string; readonly seed: string; readonly publicKey: string };
}

/** One request. `body` and `query` are as the document describes them for the operation. */
export interface ControlRequest {
  readonly req: Request;
  readonly res: Response;
  readonly body: unknown;
  readonly query: Readonly<Record<string, unknown>>;
}

type Handler = (request: ControlRequest, context: HandlerContext) => Promise<void> | void;

/** Each operation of `openapi/control.yaml` has a handler. */
export const HANDLERS: { readonly [Op in ControlOperationId]: Handler } = {
  getHealth: ({ res }, { exchange, about }) => {
    const now = isoMicros(exchange.clock.wallMicros());
    sendJson(res, 200, {
      status: 'ok',
      version: about.version,
      seed: about.seed,
      time: exchange.time.settings.mode,
      now,
    });
  },
  getPublicKey: ({ res }, { about }) => {
    sendJson(res, 200, { public_key: about.publicKey });
  },
  getCoverage: ({ res, query }, { coverage }) => {
    sendJson(res, 200, { data: getCoverage(coverage, query) });
  },
  getClock: ({ res }, { exchange }) => {
    sendJson(res, 200, { data: getClock(exchange) });
  },
  advanceClock: async ({ res, body }, { exchange }) => {
    const gone = new AbortController();
    res.on('close', () => gone.abort());
    sendJson(res, 200, { data: await advanceClock(exchange, body as AdvanceOptions, gone.signal) });
  },
  reset: ({ res }, { exchange }) => {
    sendJson(res, 200, { data: resetWorld(exchange) });
  },
  listWorlds: ({ res }, { worlds }) => {
    sendJson(res, 200, { data: listWorlds(worlds) });
  },
  endWorld: async ({ req, res }, { worlds }) => {
    sendJson(res, 200, { data: await endWorld(worlds, String(req.params['key'])) });
  },

  // Requests that come here have been held against the document, from which the types below are made.
  ringIn: async ({ res, body }, { exchange }) => {
    sendJson(res, 201, { data: await ringIn(exchange, body as RingOptions) });
  },
  listCalls: ({ res, query }, { exchange }) => {
    sendList(res, { data: listCalls(exchange, query) }, 'first');
  },
  getCall: ({ req, res }, { exchange }) => {
    sendJson(res, 200, { data: getCall(exchange, idOf(req)) });
  },
  getHeardAudio: audio('heard'),
  getSpokenAudio: audio('spoken'),
  getStereoAudio: audio('stereo'),
  getReadings: ({ req, res, query }, { exchange }) => {
    sendJson(res, 200, { data: callReadings(exchange, idOf(req), query) });
  },

  listConferences: ({ res, query }, { exchange }) => {
    sendList(res, { data: listConferences(exchange, query) }, 'first');
  },
  getConference: ({ req, res }, { exchange }) => {
    sendJson(res, 200, { data: getConference(exchange, conferenceOf(req)) });
  },
  getConferenceMix: async ({ req, res }, { exchange }) => {
    sendBytes(res, 200, 'audio/wav', await conferenceMix(exchange, conferenceOf(req)));
  },

  partyAnswer: act('answer'),
  partyReject: act('reject'),
  partyHangup: act('hangup'),
  partyDtmf: act('dtmf'),
  partySay: act('say'),
  partyPlay: act('play'),
  partySilence: act('silence'),
  partyHold: act('hold'),
  partyUnhold: act('unhold'),
  partyScript: act('script'),

  listEvents: async ({ req, res, query }, { exchange }) => {
    if (req.accepts(['application/json', JSON_LINES]) === JSON_LINES) await exportEvents(res, exchange, query);
    else sendList(res, listEvents(exchange, query), 'first');
  },
  waitForEvent: async ({ res, query }, { exchange, waits }) => {
    const { event, cancel } = waitForEvent(exchange, query);
    res.on('close', cancel);
    const found = await waits.hold(event, cancel);
    // Time goes on during the wait, and stands from here on for what whoever waited does next.
    holdTime('waitForEvent', res, exchange.time);
    sendJson(res, 200, { data: found });
  },
  streamEvents: ({ req, res, query }, { exchange, streams }) => {
    const { from, after: begin }: StreamOptions = query;
    if (from === 'now' && begin !== undefined)
      throw new SimulatorError(422, [
        { detail: 'expected only one of after and from=now, came both.', parameter: 'from' },
      ]);
    const filter = entryFilter(query);
    const resumed = lastEventId(req);
    // An id that the journal has not come to yet is another process's: this one was started anew under the reader.
    const isStale = resumed !== undefined && resumed > exchange.journal.range.last;
    const after = isStale ? undefined : (resumed ?? filter.after);
    streams.admit(exchange.journal);
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    res.flushHeaders();
    if (req.method === 'HEAD') res.end();
    else {
      const place = from === 'now' && resumed === undefined ? exchange.journal.places.next : undefined;
      streams.follow(exchange.journal, res, { ...filter, after }, place);
    }
  },

  listSnapshots: ({ res }, { exchange }) => {
    sendList(res, { data: listSnapshots(exchange) }, 'first');
  },
  takeSnapshot: ({ res, body }, { exchange }) => {
    sendJson(res, 201, { data: takeSnapshot(exchange, body as SnapshotOptions) });
  },
  restoreSnapshot: async ({ req, res }, { exchange }) => {
    sendJson(res, 200, { data: await restoreSnapshot(exchange, String(req.params['id'])) });
  },
  deleteSnapshot: async ({ req, res }, { exchange }) => {
    sendJson(res, 200, { data: await deleteSnapshot(exchange, String(req.params['id'])) });
  },

  verify: async ({ res, body }, { exchange, waits }) => {
    const options = body as VerifyOptions;
    const gone = new AbortController();
    const cancel = (): void => gone.abort();
    res.on('close', cancel);
    const verified = await waits.hold(verify(exchange, options, gone.signal), cancel);
    // As with a wait: time stands from here on for what whoever asked does next.
    if (options.timeout_ms !== undefined) holdTime('verify', res, exchange.time);
    sendJson(res, 200, { data: verified });
  },

  listWebhooks: ({ res, query }, { exchange }) => {
    sendList(res, { data: listWebhooks(exchange, query) }, 'last');
  },
  attackWebhooks: async ({ res, body }, { exchange }) => {
    sendJson(res, 200, { data: await attackWebhooks(exchange, body as AttackOptions) });
  },
  listMedia: async ({ res }, { exchange }) => {
    sendList(res, { data: await listMedia(exchange) }, 'first');
  },
  putMedia: async ({ req, res, body }, { exchange }) => {
    // The body comes as it is.
    sendJson(res, 200, { data: await putMedia(exchange, String(req.params['name']), body as Buffer) });
  },
  deleteMedia: ({ req, res }, { exchange }) => {
    sendJson(res, 200, { data: deleteMedia(exchange, String(req.params['name'])) });
  },
  listAssistants: ({ res }, { exchange }) => {
    sendList(res, { data: listAssistants(exchange) }, 'first');
  },
  getAssistant: ({ req, res }, { exchange }) => {
    sendJson(res, 200, { data: getAssistant(exchange, String(req.params['id'])) });
  },
  putAssistant: ({ req, res, body }, { exchange }) => {
    sendJson(res, 200, { data: putAssistant(exchange, String(req.params['id']), body as AssistantScriptOptions) });
  },
  deleteAssistant: ({ req, res }, { exchange }) => {
    sendJson(res, 200, { data: deleteAssistant(exchange, String(req.params['id'])) });
  },
  failRecording: ({ req, res, body }, { exchange }) => {
    sendJson(res, 200, { data: failRecording(exchange, String(req.params['id']), body as FailRecordingOptions) });
  },
  listQueues: ({ res }, { exchange }) => {
    sendList(res, { data: listQueues(exchange) }, 'first');
  },
  getQueue: ({ req, res }, { exchange }) => {
    sendJson(res, 200, { data: getQueue(exchange, String(req.params['name'])) });
  },
  listFindings: ({ res, query }, { exchange }) => {
    sendList(res, listFindings(exchange, query), 'last');
  },
  listFaults: ({ res }, { exchange }) => {
    sendList(res, { data: listFaults(exchange) }, 'first');
  },
  addFaults: ({ res, body }, { exchange }) => {
    sendJson(res, 201, { data: addFaults(exchange, body as FaultOptions | FaultOptions[]) });
  },
  clearFaults: ({ res }, { exchange }) => {
    sendJson(res, 200, { data: clearFaults(exchange) });
  },
  endFault: ({ req, res }, { exchange }) => {
    sendJson(res, 200, { data: endFault(exchange, String(req.params['id'])) });
  },
  resendWebhook: ({ req, res }, { exchange }) => {
    sendJson(res, 202, { data: resendWebhook(exchange, String(req.params['id'])) });
  },
};

function act(name: ActName): Handler {
  return async ({ req, res, body }, { exchange }) => {
    sendJson(res, 202, { data: await partyActs(exchange, idOf(req), name, body as ActOptions[ActName]) });
  };
}

function audio(view: AudioView): Handler {
  return async ({ req, res }, { exchange }) => {
    sendBytes(res, 200, 'audio/wav', await callAudio(exchange, idOf(req), view));
  };
}

/** Decoded by the router, so `v3%3Ax` is `v3:x`. */
const idOf = (req: Request): string => String(req.params['call_control_id']);

const conferenceOf = (req: Request): string => String(req.params['conference_id']);

/** A broken stream resumes behind this entry. The browser repeats the URL as it was, so this comes before its `after`. */
function lastEventId(req: Request): number | undefined {
  const id = req.get('last-event-id');
  if (id === undefined) return undefined;
  if (/^\d{1,15}$/.test(id)) return Number(id);
  const detail = `Last-Event-ID: expected the id of an event, came ${JSON.stringify(id)}.`;
  throw new SimulatorError(422, [{ detail, parameter: 'Last-Event-ID' }]);
}
