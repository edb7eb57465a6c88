import type { FieldsOf } from '../contract/entry-types.js';
import type { LegAudio } from '../media/leg.js';
import type { TrackName, Utterance } from '../media/utterance.js';
import type { Due, Timer, WorldClock } from '../platform/clock.js';
import type { Random } from '../platform/random.js';
import type { Engine } from './engines.js';

/** Final results follow the last sample of an utterance by this much: an engine waits to hear whether more comes. */
export const FINAL_DELAY_MS = 300;

/** Interim results come this often while an utterance sounds. */
export const INTERIM_EVERY_MS = 500;

const TRANSCRIPT: Due = { what: 'transcription' };

/** `transcription_data` of a `call.transcription` webhook. */
export interface TranscriptionResult {
  readonly transcript: string;
  readonly is_final: boolean;
  readonly confidence?: number | null;
  readonly transcription_track?: TrackName;
}

export interface TranscriptionDeps {
  readonly clock: WorldClock;
  readonly leg: LegAudio;
  readonly engine: Engine;
  /** Asked for by the request. Engines without interim results give none. */
  readonly interimResults: boolean;
  readonly tracks: TrackName | 'both';
  readonly random: Pick<Random, 'int'>;
  result(data: TranscriptionResult): void;
  record(type: 'transcription.result', fields: FieldsOf<'transcription.result'>): void;
}

interface Hearing {
  readonly utterance: Utterance;
  /** The first sample that this transcription heard. */
  readonly fromSample: number;
  timer: Timer | undefined;
  interim: string;
}

/**
 * Tells what is being said on a leg, once it has been heard. It recognizes nothing: the words are those that were given to
 * be spoken. Audio without words of its own (what an app streams in) has no results.
 */
export class TranscriptionSession {
  readonly #deps: TranscriptionDeps;
  readonly #hearings = new Map<Utterance, Hearing>();
  #unlisten: (() => void) | undefined;

  constructor(deps: TranscriptionDeps) {
    this.#deps = deps;
  }

  /** Listens from now on. Of an utterance under way only the words from now on are heard. */
  start(): void {
    if (this.#unlisten) return;
    const { leg } = this.#deps;
    this.#unlisten = leg.listen({
      utteranceStarted: (utterance) => this.#started(utterance, 0),
      utteranceEnded: (utterance) => this.#ended(utterance),
    });
    const now = Math.floor((leg.timeline.elapsedMs() * leg.timeline.rate) / 1000);
    for (const utterance of leg.utterances) this.#started(utterance, now);
  }

  /**
   * Nothing comes afterwards. What was heard and is not final yet becomes final at once where the call has ended
   * (`finish`): the engine gets the end of the audio. It is dropped where the app has said that it wants no more.
   */
  stop({ finish }: { readonly finish: boolean }): void {
    this.#unlisten?.();
    const hearings = [...this.#hearings.values()];
    this.#hearings.clear();
    for (const hearing of hearings) {
      hearing.timer?.cancel();
      const text = finish ? hearing.utterance.wordsHeard(undefined, hearing.fromSample) : '';
      if (text !== '') this.#tell(hearing, text, true);
    }
  }

  #started(utterance: Utterance, fromSample: number): void {
    const { tracks, engine, interimResults } = this.#deps;
    const { track } = utterance;
    if (track === 'aside' || (tracks !== 'both' && tracks !== track)) return;
    const hearing: Hearing = { utterance, fromSample, timer: undefined, interim: '' };
    this.#hearings.set(utterance, hearing);
    if (interimResults && engine.interim) this.#scheduleInterim(hearing, this.#beginMs(hearing) + INTERIM_EVERY_MS);
  }

  /** The time at which it hears the first of it: audio is laid down, and so announced, before it sounds. */
  #beginMs({ utterance, fromSample }: Hearing): number {
    const { clock, leg } = this.#deps;
    return fromSample > utterance.startSample ? clock.now() : leg.timeline.timeOf(utterance.startSample);
  }

  #scheduleInterim(hearing: Hearing, atMs: number): void {
    const interim = (): void => {
      const text = hearing.utterance.wordsHeard(undefined, hearing.fromSample);
      if (text !== hearing.interim && text !== '') {
        hearing.interim = text;
        this.#tell(hearing, text, false);
      }
      // Whoever was told may have ended the call.
      if (this.#hearings.has(hearing.utterance)) this.#scheduleInterim(hearing, atMs + INTERIM_EVERY_MS);
    };
    hearing.timer = this.#deps.clock.schedule(Math.max(0, atMs - this.#deps.clock.now()), interim, TRANSCRIPT);
  }

  #ended(utterance: Utterance): void {
    const hearing = this.#hearings.get(utterance);
    if (!hearing) return;
    hearing.timer?.cancel();
    const { clock, leg } = this.#deps;
    const endSample = utterance.endSample;
    const delayMs = leg.timeline.msUntil(endSample) + FINAL_DELAY_MS;
    const final = (): void => {
      this.#hearings.delete(utterance);
      const text = utterance.wordsHeard(endSample, hearing.fromSample);
      if (text !== '') this.#tell(hearing, text, true);
    };
    hearing.timer = clock.schedule(Math.max(0, delayMs), final, TRANSCRIPT);
  }

  #tell(hearing: Hearing, transcript: string, isFinal: boolean): void {
    const { engine } = this.#deps;
    const { track } = hearing.utterance;
    const data: TranscriptionResult = {
      ...(engine.confidence !== 'absent' && { confidence: this.#confidence() }),
      is_final: isFinal,
      transcript,
      ...(engine.track && track !== 'aside' && { transcription_track: track }),
    };
    this.#deps.record('transcription.result', { track, ...data });
    this.#deps.result(data);
  }

  /** Engines that hear well are sure of themselves: 0.85 to 1 with six digits, as in Telnyx's examples. */
  #confidence(): number | null {
    if (this.#deps.engine.confidence === 'null') return null;
    return (850_001 + this.#deps.random.int(150_000)) / 1_000_000;
  }
}
