import { HeardWords, type Told } from './heard-words.js';
import { Link, type LinkedLeg } from './link.js';
import type { LaidTrack, Utterance } from './utterance.js';

/** A leg whose far end may hear others, and be heard by them. */
export interface HearingLeg extends LinkedLeg {
  readonly links: LegLinks;
}

/** A leg hears another one so. */
export interface Hearing {
  /** Default: `inbound`, what the other leg's far end says. */
  readonly track?: LaidTrack;
  /** Default: 1. */
  readonly gain?: number;
  /** The legs are peers in a bridge. */
  readonly isPeer?: boolean;
}

/** The links through which the far end of a leg hears others, and through which others hear what is on its tracks. */
export class LegLinks {
  readonly #leg: HearingLeg;
  readonly #told: Told;
  readonly #to = new Set<Link<HearingLeg>>();
  readonly #from = new Set<Link<HearingLeg>>();
  readonly #words = new Set<HeardWords>();
  readonly #watchers = new Set<() => void>();

  constructor(leg: HearingLeg, told: Told) {
    this.#leg = leg;
    this.#told = told;
  }

  /** A peer hears this leg's far end. Others who listen do not count. */
  get isHeard(): boolean {
    for (const { isPeer } of this.#from) if (isPeer) return true;
    return false;
  }

  /** The legs whose far ends hear all that this one's hears, by a link of their own. */
  get listeners(): ReadonlySet<HearingLeg> {
    const listening = [...this.#from].filter(({ track, through }) => track === 'outbound' && through.length === 0);
    return new Set(listening.map(({ target }) => target));
  }

  hasListener(leg: HearingLeg): boolean {
    for (const { track, through, target } of this.#from)
      if (target === leg && track === 'outbound' && through.length === 0) return true;
    return false;
  }

  /** `changed` is called when `listeners` may be others; the returned function ends it. */
  watchListeners(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => void this.#watchers.delete(changed);
  }

  /** The utterances of others that are heard here. */
  utterances(): Utterance[] {
    return [...this.#to, ...this.#words].flatMap(({ utterances }) => [...utterances]);
  }

  /** Words of others that the far end hears without a link, as in a room; until `endWords`. */
  beginWords(): HeardWords {
    const words = new HeardWords(this.#leg.timeline, this.#told);
    this.#words.add(words);
    return words;
  }

  /** Nothing more of them is heard from frame `frame` of the leg on. */
  endWords(words: HeardWords, frame: number): void {
    words.cutAll(frame);
    this.#words.delete(words);
  }

  /**
   * From the next frame on the far end hears what the other leg's far end says, or (`outbound`) what is played and streamed to that, or
   * (`aside`) for its peer, and what is said there is an utterance on this leg's outbound track; a bridge is one of these each way,
   * between peers. It ends when either leg does. What the other leg hears from others is heard too (`outbound`), now and later, as long
   * as it hears them. Throws a MediaError for a gain not above 0 or over 16, and for more than `audio.links` open at once.
   */
  hear(source: HearingLeg, { track = 'inbound', gain = 1, isPeer = false }: Hearing = {}): Link<HearingLeg> {
    const link = this.#linkTo({ source, track, gain, isPeer, through: [] });
    try {
      for (const inner of track === 'outbound' ? [...source.links.#to] : []) this.#resolve(inner, link);
      this.#passOn(link);
    } catch (error) {
      link.end();
      throw error;
    }
    return link;
  }

  /** The leg is over: it hears nothing from frame `end` of its own on, and nobody hears it from now on. */
  close(end: number): void {
    for (const link of this.#to) link.end(end);
    for (const link of this.#from) link.end();
    for (const words of this.#words) this.endWords(words, end);
  }

  #linkTo(wanted: Pick<Link<HearingLeg>, 'source' | 'track' | 'gain' | 'isPeer' | 'through'>): Link<HearingLeg> {
    const { source } = wanted;
    const target = this.#leg;
    const link = new Link<HearingLeg>({
      ...wanted,
      target,
      ...this.#told,
      over: (over) => {
        this.#to.delete(over);
        source.links.#from.delete(over);
        source.links.#listenersChanged();
      },
    });
    this.#to.add(link);
    source.links.#from.add(link);
    source.links.#listenersChanged();
    if (target.timeline.hasEnded || source.timeline.hasEnded) link.end();
    return link;
  }

  #listenersChanged(): void {
    for (const changed of this.#watchers) changed();
  }

  /** Hears what is heard through `inner`, a link of the source of `outer`, for as long as both last. */
  #resolve(inner: Link<HearingLeg>, outer: Link<HearingLeg>): void {
    const { source, track } = inner;
    // Nobody hears himself, and what this leg hears anyway does not come back to it.
    if (source === this.#leg || inner.through.includes(this.#leg)) return;
    const through = [outer.source, ...inner.through];
    const link = this.#linkTo({ source, track, gain: inner.gain * outer.gain, isPeer: false, through });
    inner.resolvedBy(link);
    outer.resolvedBy(link);
    this.#passOn(link);
  }

  /** Those who hear what this leg hears do so through this new link of its too. */
  #passOn(link: Link<HearingLeg>): void {
    for (const outer of [...this.#from]) {
      // A link that itself comes through another one has been passed on with that.
      if (outer.track === 'outbound' && outer.through.length === 0) outer.target.links.#resolve(link, outer);
    }
  }
}
