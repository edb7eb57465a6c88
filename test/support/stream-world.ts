import { LIMITS } from '../../src/limits.js';
import { Clip } from '../../src/media/clip.js';
import type { LegCodecName } from '../../src/media/codecs/index.js';
import type { LegAudio } from '../../src/media/leg.js';
import { Pacer } from '../../src/media/pacer.js';
import { ByteBudget } from '../../src/platform/byte-budget.js';
import type { WorldClock, Timer } from '../../src/platform/clock.js';
import { hostTimeOf, VirtualClock } from '../../src/platform/virtual-clock.js';
import type { StreamIds } from '../../src/streaming/frames.js';
import { mediaFormat, readStreamParams, type StreamRequest } from '../../src/streaming/params.js';
import { StreamSession } from '../../src/streaming/session.js';
import { newStreamStats, type StreamStats } from '../../src/streaming/stats.js';
import { switchesWith, type SwitchChoices } from '../../src/switches.js';
import { FakeDialer, type FakeSocket } from './fake-socket.js';
import { legOf } from './spoken-leg.js';

export const IDS: StreamIds = {
  streamId: '32de0dea-53cb-4b21-89a4-9e1819c043bc',
  userId: '3e6f995f-85f7-4705-9741-53b116d28237',
  callControlId: 'v3:abc',
  callSessionId: 'ff55a038-6f5d-11ef-9692-02420aeffb1f',
  from: '+13125550001',
  to: '+13125550002',
  clientState: null,
  tags: [],
};

export const RTP = { stream_bidirectional_mode: 'rtp' } as const;

/** Virtual time in which the process can hang: time goes on, but nothing is run. */
export class StallingClock implements WorldClock {
  readonly kind = 'world';
  /** The host's time, which goes on as well. */
  readonly host = hostTimeOf(this);
  readonly #inner = new VirtualClock();
  #stalledMs = 0;

  now(): number {
    return this.#inner.now() + this.#stalledMs;
  }

  wallMicros(): number {
    return this.#inner.wallMicros() + this.#stalledMs * 1000;
  }

  schedule(delayMs: number, task: () => void): Timer {
    return this.#inner.schedule(delayMs, task);
  }

  addSound(): () => void {
    return () => undefined;
  }

  advance(ms: number): void {
    this.#inner.advance(ms);
  }

  /** How many timers are set. */
  get pending(): number {
    return this.#inner.pending;
  }

  stall(ms: number): void {
    this.#stalledMs += ms;
  }
}

export interface StreamWorld {
  readonly clock: StallingClock;
  readonly leg: LegAudio;
  readonly dialer: FakeDialer;
  readonly session: StreamSession;
  readonly stats: StreamStats;
  readonly journal: ({ readonly type: string } & Record<string, unknown>)[];
  /** What the rest of the program was told. */
  readonly told: string[];
  /** Calls `start` with the format that follows from the request. */
  readonly begin: () => void;
}

export interface StreamWish {
  readonly body?: StreamRequest;
  readonly switches?: SwitchChoices;
  readonly codec?: LegCodecName;
  readonly ids?: Partial<StreamIds>;
  readonly held?: ByteBudget;
  /** Called in the middle of the start. */
  readonly onStarted?: (session: StreamSession) => void;
}

const plenty = (): ByteBudget => new ByteBudget(LIMITS['streams.held_bytes']);

/** A stream of an answered leg on virtual time; nobody has dialled yet. */
export function streamWorld({
  body = {},
  switches = {},
  codec = 'PCMU',
  ids = {},
  held = plenty(),
  onStarted = () => undefined,
}: StreamWish = {}): StreamWorld {
  const clock = new StallingClock();
  const leg = legOf(clock, codec);
  const dialer = new FakeDialer(clock);
  const stats = newStreamStats();
  const journal: StreamWorld['journal'] = [];
  const told: string[] = [];
  const params = readStreamParams({ stream_url: 'wss://app.example/media?call=v3%3Aabc', ...body });
  const session = new StreamSession({
    clock,
    pacer: new Pacer(clock, clock.host),
    dialer,
    switches: switchesWith(switches),
    params,
    ids: { ...IDS, ...ids },
    stats,
    held,
    isRealTime: true,
    record: (type, fields) => journal.push({ type, ...fields }),
    events: {
      connected: () => told.push('connected'),
      failed: (reason, detail) => told.push(`failed ${reason}: ${detail}`),
      started: () => {
        told.push('started');
        onStarted(session);
      },
      closed: (by, code, detail) => told.push(`closed by the ${by}, ${code}: ${detail}`),
    },
  });
  const begin = (): void => session.start(leg, mediaFormat(params, codec));
  return { clock, leg, dialer, session, stats, journal, told, begin };
}

/** As `streamWorld`, with the socket open and `start` sent. */
export function runningStream(wish: StreamWish = {}): StreamWorld & { readonly socket: FakeSocket } {
  const world = streamWorld(wish);
  world.session.connect();
  const socket = world.dialer.accept();
  world.begin();
  return { ...world, socket };
}

/** A clip whose frames are told apart by their level: frame i is all `(i + 1) * step`. */
export function staircase(frames: number, step: number): Clip {
  return Clip.framed(
    Int16Array.from({ length: frames * 160 }, (_, i) => (Math.floor(i / 160) + 1) * step),
    8000,
  );
}

/** A media frame as a client sends it. */
export function media(bytes: Uint8Array | string): { event: 'media'; media: { payload: string } } {
  return { event: 'media', media: { payload: Buffer.from(bytes).toString('base64') } };
}

export const mark = (name: string): object => ({ event: 'mark', mark: { name } });
export const clear = { event: 'clear' };
