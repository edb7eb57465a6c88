import { HeardWords, type Told } from './heard-words.js';
import type { Timeline } from './timeline.js';
import type { Track, View } from './track.js';
import { LinkedUtterance, type LaidTrack, type Utterance } from './utterance.js';

/** Either end of a link. */
export interface LinkedLeg {
  readonly timeline: Timeline;
  /** Those under way. */
  readonly utterances: Iterable<Utterance>;
  track(name: LaidTrack): Track;
  listen(listener: {
    utteranceStarted(utterance: Utterance): void;
    utteranceEnded(utterance: Utterance): void;
  }): () => void;
}

export interface LinkOptions<Leg extends LinkedLeg> extends Told {
  readonly source: Leg;
  /** Of the source. */
  readonly track: LaidTrack;
  readonly target: Leg;
  readonly gain: number;
  /** The target is the source's peer in a bridge, and no mere listener. */
  readonly isPeer: boolean;
  /** The target hears the source because it hears all that the first of these hears, which hears all that the next one hears, and so on. */
  readonly through: readonly Leg[];
  /** Called once, when the link has ended. */
  over(link: Link<Leg>): void;
}

/**
 * Audio on a track of one leg is heard by the far end of another one too, and words said there are said here: from the first
 * frame that has not begun when it is made, to the first one that has not begun when it ends.
 */
export class Link<Leg extends LinkedLeg = LinkedLeg> {
  readonly source: Leg;
  readonly track: LaidTrack;
  readonly gain: number;
  readonly target: Leg;
  readonly isPeer: boolean;
  readonly through: readonly Leg[];
  readonly #options: LinkOptions<Leg>;
  readonly #view: View;
  readonly #unlisten: () => void;
  readonly #words: HeardWords;
  /** Links that stand for this one where it is itself heard through a link; they end with it. */
  readonly #resolved = new Set<Link<Leg>>();
  #over = false;

  /** Throws a MediaError for a gain out of range, and where `audio.links` are open on the target. */
  constructor(options: LinkOptions<Leg>) {
    const { source, track, target, gain, isPeer, through } = options;
    this.#options = options;
    this.source = source;
    this.track = track;
    this.gain = gain;
    this.target = target;
    this.isPeer = isPeer;
    this.through = through;
    const shift = target.timeline.firstWorldFrame - source.timeline.firstWorldFrame;
    const startFrame = target.timeline.nextFrame();
    this.#view = target.track('outbound').view(source.track(track).laid, { startFrame, shift, gain });
    this.#words = new HeardWords(target.timeline, options);
    this.#unlisten = source.listen({
      utteranceStarted: (utterance) => this.#started(utterance),
      utteranceEnded: (utterance) => this.#words.ended(utterance),
    });
    for (const utterance of source.utterances) this.#started(utterance);
  }

  /** The utterances that are being said through it. */
  get utterances(): Iterable<Utterance> {
    return this.#words.utterances;
  }

  /** Ends it before frame `frame` of the target. Ending twice is harmless. */
  end(frame = this.target.timeline.nextFrame()): void {
    if (this.#over) return;
    this.#over = true;
    const { target } = this;
    this.#unlisten();
    target.track('outbound').endView(this.#view, frame);
    const worldFrame = target.timeline.firstWorldFrame + frame;
    for (const link of this.#resolved) link.end(worldFrame - link.target.timeline.firstWorldFrame);
    this.#words.cutAll(frame);
    this.#options.over(this);
  }

  /** `link` stands for this one on a leg that hears its target. */
  resolvedBy(link: Link<Leg>): void {
    for (const each of this.#resolved) if (each.#over) this.#resolved.delete(each);
    this.#resolved.add(link);
  }

  /** Words of others come from where they say them: the source's own links are no part of this one. */
  #started(utterance: Utterance): void {
    if (utterance.track !== this.track || utterance instanceof LinkedUtterance) return;
    this.#words.started(utterance, this.source.timeline, this.#view.startFrame);
  }
}
