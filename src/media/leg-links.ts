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

/** Something is said through a link. */
interface Told {
  started(utterance: Utterance): void;
  ended(utterance: Utterance): void;
}

/** The links through which the far end of a leg hears others, and through which others hear what is on its tracks. */
export class LegLinks {
  readonly #leg: HearingLeg;
  readonly #told: Told;
  readonly #to = new Set<Link<HearingLeg>>();
  readonly #from = new Set<Link<HearingLeg>>();

  constructor(leg: HearingLeg, told: Told) {
    this.#leg = leg;
    this.#told = told;
  }

  /** A peer hears this leg's far end. Others who listen do not count. */
  get isHeard(): boolean {
    for (const { isPeer } of this.#from) if (isPeer) return true;
    return false;
  }

  /** The utterances that are being said through links to this leg. */
  utterances(): Utterance[] {
    return [...this.#to].flatMap((link) => [...link.utterances]);
  }

  /**
   * From the next frame on the far end hears what the other leg's far end says, or (`outbound`) what is played and streamed to that, or
   * (`aside`) for its peer, and what is said there is an utterance on this leg's outbound track; a bridge is one of these each way,
   * between peers. It ends when either leg does. What the other leg hears from others is heard too (`outbound`), now and later, as long
   * as it hears them. Throws a MediaError for a gain not above 0 or over 16, and for more than `audio.links` open at once.
   */
  hear(source: HearingLeg, { track = 'inbound', gain = 1, isPeer = false }: Hearing = {}): Link<HearingLeg> {
    const link = this.#linkTo(source, track, gain, isPeer);
    try {
      const path = [source, this.#leg];
      for (const inner of track === 'outbound' ? [...source.links.#to] : []) this.#resolve(inner, link, path);
      this.#passOn(link, [this.#leg]);
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
  }

  #linkTo(source: HearingLeg, track: LaidTrack, gain: number, isPeer: boolean): Link<HearingLeg> {
    const target = this.#leg;
    const link = new Link<HearingLeg>({
      source,
      track,
      target,
      gain,
      isPeer,
      ...this.#told,
      over: (over) => {
        this.#to.delete(over);
        source.links.#from.delete(over);
      },
    });
    this.#to.add(link);
    source.links.#from.add(link);
    if (target.timeline.hasEnded || source.timeline.hasEnded) link.end();
    return link;
  }

  /** Hears what is heard through `inner`, a link of the source of `outer`, for as long as both last. `path`: legs that hear it already. */
  #resolve(inner: Link<HearingLeg>, outer: Link<HearingLeg>, path: readonly HearingLeg[]): void {
    // Nobody hears himself, and what is played to this leg is heard here anyway.
    if (inner.source === this.#leg) return;
    const link = this.#linkTo(inner.source, inner.track, inner.gain * outer.gain, false);
    inner.resolvedBy(link);
    outer.resolvedBy(link);
    this.#passOn(link, path);
  }

  /** Those who hear what this leg hears do so through this new link of its too. */
  #passOn(link: Link<HearingLeg>, path: readonly HearingLeg[]): void {
    for (const outer of [...this.#from]) {
      const { target } = outer;
      if (outer.track === 'outbound' && !path.includes(target)) target.links.#resolve(link, outer, [...path, target]);
    }
  }
}
