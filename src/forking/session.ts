import type { FieldsOf } from '../contract/entry-types.js';
import { limitReached } from '../limits.js';
import type { LegCodec } from '../media/codecs/codec.js';
import { LEG_CODECS } from '../media/codecs/index.js';
import type { Digit } from '../media/key-presses.js';
import type { LegAudio } from '../media/leg.js';
import type { Paced, Pacing } from '../media/pacer.js';
import { packRtp, RtpSequencer } from '../media/rtp.js';
import type { Track } from '../media/track.js';
import type { WorldClock } from '../platform/clock.js';
import type { Random } from '../platform/random.js';
import type { UdpEvents, UdpSender } from '../platform/udp.js';
import { KeyEvents } from './key-events.js';
import type { ForkParams, ForkTarget } from './params.js';
import { Refusals } from './refusals.js';
import { strepHeader } from './strep.js';

/** The dynamic payload type of telephone events. */
export const TELEPHONE_EVENT_TYPE = 101;

/** `fork.totals` is written every so many frames: once a second. */
const TOTALS_EVERY_FRAMES = 50;

/** Counters that the control API shows while the fork runs. */
export interface ForkStats {
  /** RTP packets sent, telephone events included. */
  rx_packets: number;
  tx_packets: number;
}

/** The types of entries that tell of a fork. */
export type ForkEntryType = 'fork.refused' | 'fork.totals' | 'limit.reached';

export interface ForkDeps {
  readonly clock: WorldClock;
  readonly pacer: Pacing;
  /** Opens the fork's sender. */
  udp(events: UdpEvents): UdpSender;
  readonly random: Pick<Random, 'int'>;
  readonly leg: LegAudio;
  readonly params: ForkParams;
  /** Packets to a legacy `target` have the 24-byte header. */
  readonly strepHeader: boolean;
  readonly callLegId: string;
  record<Type extends ForkEntryType>(type: Type, fields: Omit<FieldsOf<Type>, 'id'>): void;
  readonly stats: ForkStats;
  /** A fault loses the packet that is about to leave. */
  isLost?(): boolean;
}

/** One direction of the call as an RTP stream. */
interface Flow {
  readonly direction: 'rx' | 'tx';
  readonly track: Track;
  readonly target: ForkTarget;
  readonly rtp: RtpSequencer;
  /** The timestamp of the fork's first sample. */
  readonly firstTimestamp: number;
  /** Goes ahead of each packet. */
  readonly prefix: Uint8Array | undefined;
  readonly keys: KeyEvents;
  first: boolean;
}

/**
 * Copies a leg's audio to somebody over RTP: one packet per direction and 20 ms from the start on, silence included. Frame
 * n leaves at `start + n * 20 ms` and carries the leg's frame `k0 + n - 1`, k0 being the frame in progress at the start.
 */
export class ForkSession implements Paced {
  /** Receivers of RTP bear lost packets, those of a WebSocket expect none. */
  readonly lossy = true;
  readonly #deps: ForkDeps;
  readonly #codec: LegCodec;
  readonly #flows: readonly Flow[];
  #sender: UdpSender | undefined;
  #release: (() => void) | undefined;
  #firstLegFrame = 0;
  #framesSinceTotals = 0;
  #skippedFrames = 0;
  #error: string | undefined;

  constructor(deps: ForkDeps) {
    this.#deps = deps;
    this.#codec = LEG_CODECS[deps.leg.codec];
    const { params, leg } = deps;
    this.#flows = [
      ...this.#flow('rx', leg.inbound, params.kind === 'split' ? params.rx : params.target),
      ...this.#flow('tx', leg.outbound, params.kind === 'split' ? params.tx : params.target),
    ];
  }

  start(): void {
    if (this.#sender) return;
    const { clock, leg, pacer } = this.#deps;
    const refusals = new Refusals(clock);
    this.#sender = this.#deps.udp({
      failed: (reason, limit) => {
        this.#error = reason;
        if (limit) this.#deps.record('limit.reached', limitReached(limit));
      },
      refused: (host, port) => {
        const refused = refusals.refused({ host, port });
        if (refused) this.#deps.record('fork.refused', refused);
      },
    });
    this.#firstLegFrame = leg.timeline.framesPlayed();
    const unpace = pacer.add(this, clock.now());
    const keys = (direction: Flow['direction'], event: 'started' | 'ended', digit: Digit): void => {
      for (const flow of this.#flows) if (flow.direction === direction) flow.keys[event](digit);
    };
    const unlisten = leg.listen({
      digitStarted: (digit) => keys('rx', 'started', digit),
      digitEnded: (digit) => keys('rx', 'ended', digit),
      keyHeard: (event, digit) => keys('tx', event, digit),
    });
    this.#release = () => {
      unpace();
      unlisten();
    };
  }

  /** No packet leaves afterwards. Stopping twice is harmless. */
  stop(): void {
    if (!this.#release) return;
    this.#release();
    this.#release = undefined;
    this.#recordTotals(true);
    this.#sender?.close();
  }

  due(frame: number): void {
    const legFrame = this.#firstLegFrame + frame - 1;
    for (const flow of this.#flows) this.#sendFrame(flow, legFrame);
    if (++this.#framesSinceTotals >= TOTALS_EVERY_FRAMES) this.#recordTotals();
  }

  /** To the receiver, frames that are too late are packets lost on the way: their numbers are missing. */
  skipped(frames: number): void {
    this.#skippedFrames += frames;
    for (const flow of this.#flows) {
      for (let frame = 0; frame < frames; frame++) flow.rtp.take(this.#frameSamples);
    }
  }

  get #frameSamples(): number {
    return this.#deps.leg.timeline.frameSamples;
  }

  /** The flow to a target, or none. */
  #flow(direction: 'rx' | 'tx', track: Track, target: ForkTarget | undefined): Flow[] {
    if (!target) return [];
    const rtp = RtpSequencer.random(this.#deps.random);
    const prefixed = this.#deps.params.kind === 'legacy' && this.#deps.strepHeader;
    const flow: Flow = {
      direction,
      track,
      target,
      rtp,
      firstTimestamp: rtp.timestamp,
      prefix: prefixed ? strepHeader(direction, this.#deps.callLegId) : undefined,
      // Digits that a far end presses are events, in tx those of a peer. The app's own are laid on the outbound track as tones.
      keys: new KeyEvents(),
      first: true,
    };
    return [flow];
  }

  #sendFrame(flow: Flow, legFrame: number): void {
    const { payloadType } = this.#codec.rtp;
    const audio = flow.track.frame(legFrame).encoded(this.#codec);
    const position = flow.rtp.take(this.#frameSamples);
    this.#send(flow, packRtp({ ...position, payloadType, marker: flow.first }, audio));
    flow.first = false;
    const frameEndSample = (legFrame + 1) * this.#frameSamples;
    for (const event of flow.keys.due(frameEndSample)) {
      const timestamp = flow.firstTimestamp + event.startSample - this.#firstLegFrame * this.#frameSamples;
      // The sequence number is the next one, the time is the digit's own.
      const header = { ...flow.rtp.take(0), timestamp, payloadType: TELEPHONE_EVENT_TYPE, marker: event.marker };
      this.#send(flow, packRtp(header, event.payload));
    }
  }

  #send(flow: Flow, packet: Uint8Array): void {
    this.#deps.stats[`${flow.direction}_packets`]++;
    // It was sent, and does not arrive.
    if (this.#deps.isLost?.()) return;
    this.#sender?.send(flow.prefix ? Buffer.concat([flow.prefix, packet]) : packet, flow.target.host, flow.target.port);
  }

  #recordTotals(final = false): void {
    this.#framesSinceTotals = 0;
    const { stats } = this.#deps;
    this.#deps.record('fork.totals', {
      rx_packets: stats.rx_packets,
      tx_packets: stats.tx_packets,
      ...(final && { final }),
      ...((this.#skippedFrames > 0 || this.#error !== undefined) && {
        host: {
          ...(this.#skippedFrames > 0 && { frames_skipped: this.#skippedFrames }),
          ...(this.#error !== undefined && { error: this.#error }),
        },
      }),
    });
  }
}
