import type { Conference } from '../calls/conferences/conference.js';
import { LIMITS, limitReached, type LimitName } from '../limits.js';
import { callAddress, conferenceAddress } from '../calls/address.js';
import type { Activity, StopReason } from '../calls/activity.js';
import type { Call } from '../calls/call.js';
import type { ActEvent, PartySound } from '../calls/input.js';
import type { PartyWords } from '../calls/script-step.js';
import { FaultyLines } from '../faults/faulty-lines.js';
import type { ConferenceAudio } from '../media/conference-audio.js';
import { LegAudio, type QueueName } from '../media/leg.js';
import type { AudioOutcome } from '../media/queue.js';
import type { ByteShare } from '../platform/byte-shares.js';
import { ConferenceRooms } from './conference-rooms.js';
import { DownloadedFiles } from './downloaded-files.js';
import { HeldAudio } from './held-audio.js';
import { MediaError } from '../media/media-error.js';
import { SpeechError } from '../media/speech/speech-error.js';
import { partyItem, partySpeech } from './party-sound.js';
import { failureOf } from './fail-later.js';
import { guardedDeps } from './guarded-deps.js';
import type { CallMedia, MediaDeps, Running } from './performer.js';
import { PERFORMERS } from './performers.js';
import { audioEnd } from './play-item.js';
import { noteUnknownVoice } from './unknown-voice.js';
import { WaitingSounds } from './waiting-sounds.js';

/** Moves audio for all calls. The core decides that something runs; what runs lives here. */
export class MediaPlane {
  readonly #deps: MediaDeps;
  readonly rooms: ConferenceRooms;
  readonly #media = new Map<string, CallMedia>();
  /** The calls of legs. */
  readonly #idsOfLegs = new WeakMap<LegAudio, string>();
  readonly #sounds: WaitingSounds;
  readonly #lines: FaultyLines;
  /** The audio that is kept of ended calls and conferences. */
  readonly #ended = new HeldAudio();
  readonly #endedBytes: ByteShare;

  constructor(deps: MediaDeps, maxEndedBytes = LIMITS['audio.ended_calls']) {
    this.#deps = deps;
    this.#lines = new FaultyLines(deps);
    this.rooms = new ConferenceRooms(deps, {
      idOf: (leg) => this.#idsOfLegs.get(leg),
      of: (callControlId) => this.leg(callControlId),
    });
    this.#sounds = new WaitingSounds(undefined, deps.shares.of('party.sounds_bytes'));
    this.#endedBytes = deps.shares.of('audio.ended_calls')(maxEndedBytes, () => this.#shedEnded());
  }

  /** The number of calls that have media. */
  get size(): number {
    return this.#media.size;
  }

  /** The audio of a call; undefined before the answer. */
  leg(callControlId: string): LegAudio | undefined {
    return this.#media.get(callControlId)?.leg;
  }

  /** The audio of a conference; undefined where it is not known. */
  conference(id: string): ConferenceAudio | undefined {
    return this.rooms.get(id);
  }

  /** The leg was answered: media time begins. */
  open(call: Call): void {
    const media = this.#of(call);
    media.leg = new LegAudio({
      clock: media.deps.clock,
      codec: call.codec,
      audioStarted: (id, queue) => this.#audioStarted(call, id, queue),
      audioEnded: (id, queue, outcome) => this.#audioEnded(call, id, queue, outcome),
      limitReached: (track, limit) => this.#deps.record('limit.reached', limitReached(limit, { track }), call.address),
      fault: (error) => this.#deps.fault(error, call.id),
      lastSeq: this.#deps.lastSeq,
    });
    this.#idsOfLegs.set(media.leg, call.id);
    this.#lines.open(media.leg, call.id);
    media.leg.listen({ digitEnded: ({ digit }) => this.#deps.report(call.address, { kind: 'digitPressed', digit }) });
  }

  /** The leg is over. Its audio stays until the call is forgotten. */
  close(call: Call): void {
    const media = this.#media.get(call.id);
    media?.ahead?.abort();
    for (const [id, running] of media?.running ?? []) {
      // Removed first: one that fails to stop is not asked again, and the others stop all the same.
      media?.running.delete(id);
      this.#try(call, () => running.stop('hangup'));
    }
    const leg = media?.leg;
    if (!leg || this.#ended.has(call.id)) return;
    this.#lines.close(leg);
    this.#try(call, () => leg.close());
    this.#keepEnded(call.id, leg);
  }

  /** The conference is over. Its audio stays until it is forgotten. */
  closeConference(conference: Conference): void {
    this.rooms.close(conference);
    const leg = this.conference(conference.id)?.leg;
    if (leg && !this.#ended.has(conference.id)) this.#keepEnded(conference.id, leg);
  }

  /** All of them are over and not known any more; of each that fails to close is told, and the others close all the same. */
  closeAll(
    calls: Iterable<Call>,
    conferences: Iterable<Conference>,
    failed: (error: unknown, callControlId?: string) => void,
  ): void {
    const cut = (task: () => void, id?: string): void => {
      try {
        task();
      } catch (error) {
        failed(error, id);
      }
    };
    const [allCalls, allConferences] = [[...calls], [...conferences]];
    for (const call of allCalls) cut(() => this.close(call), call.id);
    for (const conference of allConferences) cut(() => this.closeConference(conference));
    // A snapshot may hold the audio of one of them, which knows this.
    for (const gone of [...allCalls, ...allConferences]) this.forget(gone);
  }

  /** The call or conference is no longer known: its audio goes too. */
  forget({ id }: Pick<Call | Conference, 'id'>): void {
    this.#media.delete(id);
    this.rooms.forget(id);
    this.#ended.remove(id);
    this.#weighEnded();
  }

  /** An ended call of an earlier world is known again, with its audio. */
  restore(call: Call, leg: LegAudio): void {
    this.#of(call).leg = leg;
    this.#idsOfLegs.set(leg, call.id);
    this.#keepEnded(call.id, leg);
  }

  /** So is an ended conference. */
  restoreConference({ id }: Conference, audio: ConferenceAudio): void {
    this.rooms.restore(id, audio);
    this.#keepEnded(id, audio.leg);
  }

  #keepEnded(id: string, leg: LegAudio): void {
    this.#ended.add(id, leg);
    this.#weighEnded();
    this.#endedBytes.fits(0);
  }

  #weighEnded(): void {
    this.#endedBytes.add(this.#ended.bytes - this.#endedBytes.used);
  }

  #shedEnded(): boolean {
    const [id] = this.#ended.ids;
    if (id === undefined) return false;
    const address = this.rooms.get(id) ? conferenceAddress(id) : callAddress(id);
    this.forget({ id });
    this.#deps.record('limit.reached', limitReached('audio.ended_calls'), address);
    return true;
  }

  start(call: Call, activity: Activity): void {
    const media = this.#of(call);
    const failure = failureOf(call, activity, this.#deps);
    if (failure) {
      this.#deps.report(call.address, failure);
      return;
    }
    // Each performer takes the activity of its own key.
    const perform = PERFORMERS[activity.kind] as (
      a: Activity,
      c: Call,
      m: CallMedia,
      d: MediaDeps,
    ) => Running | undefined;
    const running = perform(activity, call, media, media.deps);
    if (running) media.running.set(activity.id, running);
  }

  begin(call: Call, activity: Activity): void {
    this.#media.get(call.id)?.running.get(activity.id)?.begin?.();
  }

  change(call: Call, activity: Activity): void {
    this.#media.get(call.id)?.running.get(activity.id)?.changed?.();
  }

  stop(call: Call, activity: Activity, reason: StopReason): void {
    const running = this.#media.get(call.id)?.running;
    const stopped = running?.get(activity.id);
    running?.delete(activity.id);
    stopped?.stop(reason);
  }

  /** Far ends may be given so much more to say and play. */
  hasRoomFor(sound: PartySound): boolean {
    return this.#sounds.hasRoomFor(sound);
  }

  /** The far end utters something, behind what it says already. */
  partySound(call: Call, sound: PartySound): void {
    if (sound.kind === 'say') noteUnknownVoice(sound.voice, { act_id: sound.actId }, call, this.#deps);
    this.#sounds.add(sound);
    if (this.leg(call.id)?.play('mouth', partyItem(sound, call.id, this.#deps))) return;
    this.#sounds.done(sound.actId);
    this.#deps.record(
      'limit.reached',
      limitReached('queue.items', { queue: 'mouth', act_id: sound.actId }),
      call.address,
    );
    this.#partyAct(call, sound.actId, { kind: 'refused' });
  }

  /** The call need not download these files again. */
  know(call: Call, downloaded: DownloadedFiles): void {
    this.#of(call).downloaded = downloaded;
  }

  /** Makes words that the far end will say next. They take the place of those before, which are being said by now, or never will be. */
  partySpeechAhead(call: Call, words: PartyWords): void {
    const media = this.#of(call);
    media.ahead?.abort();
    media.ahead = new AbortController();
    this.#deps.speech.ahead(partySpeech(words), { call: call.id, signal: media.ahead.signal });
  }

  /** The far end presses digits, behind those that it presses already. */
  partyDigits(call: Call, actId: string, digits: string): void {
    const tell = (kind: 'started' | 'completed' | 'stopped' | 'refused'): void => this.#partyAct(call, actId, { kind });
    const done = (completed: boolean): void => tell(completed ? 'completed' : 'stopped');
    if (this.leg(call.id)?.press(digits, done, () => tell('started'))) return;
    this.#deps.record('limit.reached', limitReached('digits.pending', { act_id: actId }), call.address);
    tell('refused');
  }

  #partyAct(call: Call, actId: string, event: ActEvent): void {
    this.#deps.report(call.address, { kind: 'partyAct', actId, event });
  }

  #of(call: Call): CallMedia {
    const known = this.#media.get(call.id);
    if (known) return known;
    const deps = guardedDeps(this.#deps, call.id);
    const media: CallMedia = {
      deps,
      leg: undefined,
      ahead: undefined,
      legOf: (id) => this.leg(id),
      conference: (id) => this.rooms.get(id),
      running: new Map(),
      downloaded: new DownloadedFiles(),
    };
    this.#media.set(call.id, media);
    return media;
  }

  #try(call: Call, task: () => void): void {
    try {
      task();
    } catch (error) {
      this.#deps.fault(error, call.id);
    }
  }

  #audioStarted(call: Call, id: string, queue: QueueName): void {
    if (queue === 'ringback') return;
    if (queue === 'mouth') this.#partyAct(call, id, { kind: 'started' });
    else this.#deps.report(call.address, { kind: 'audioStarted', id });
  }

  #audioEnded(call: Call, id: string, queue: QueueName, outcome: AudioOutcome): void {
    if (queue === 'ringback') return;
    const limit = outcome.kind === 'failed' ? limitOf(outcome.error) : undefined;
    if (limit) this.#deps.record('limit.reached', limitReached(limit, { queue, id }), call.address);
    if (queue === 'mouth') {
      this.#sounds.done(id);
      const { kind } = outcome;
      this.#partyAct(call, id, kind === 'failed' ? { kind, error: outcome.error.message } : { kind });
      return;
    }
    this.#media.get(call.id)?.running.delete(id);
    this.#deps.report(call.address, { kind: 'audioEnded', id, outcome: audioEnd(outcome) });
  }
}

/** The limit that audio failed at, if that is why. */
function limitOf(error: Error): LimitName | undefined {
  return error instanceof SpeechError || error instanceof MediaError ? error.limit : undefined;
}
