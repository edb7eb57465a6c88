import { LIMITS } from '../limits.js';
import { MediaError } from './media-error.js';
import { frameSamples } from './rates.js';
import type { SoundSource } from './segment.js';
import type { View, Viewer } from './track-view.js';

/** Audio that has been shown goes in steps of a second at least where there is too much of it. */
const DROP_FRAMES = 50;

interface Kept {
  readonly unwatch: () => void;
  /** Sound in it, counted when it ended. An open view counts nothing yet: its source has a limit of its own. */
  samples: number;
}

/** The views of one track, present and past: what has been shown is part of what was heard. */
export class TrackViews {
  readonly #max: number;
  /** In the order in which they were laid. */
  readonly #views = new Map<View, Kept>();
  /** The views that show something from one frame to another. */
  #showing: readonly View[] = [];
  #showingFrom = -Infinity;
  #showingEnd = Infinity;

  /** At most `max` views are kept. */
  constructor(max = LIMITS['audio.links']) {
    this.#max = max;
  }

  /** The views that show frame `index`. */
  at(index: number): readonly View[] {
    if (index < this.#showingFrom || index >= this.#showingEnd) this.#find(index);
    return this.#showing;
  }

  /** The first frame behind `index` that other views may show. */
  until(index: number): number {
    this.at(index);
    return this.#showingEnd;
  }

  /** Sound in the views that have ended. */
  get endedSamples(): number {
    let samples = 0;
    for (const kept of this.#views.values()) samples += kept.samples;
    return samples;
  }

  /** Adds a view, for which the oldest ended one may have to go: then true. Throws a MediaError if `audio.links` are open. */
  add(view: View, viewer: Viewer): boolean {
    const isFull = this.#views.size >= this.#max;
    if (isFull) {
      const oldest = this.#oldestEnded();
      if (!oldest) throw new MediaError('links', `at most ${this.#max} on one track`, this.#max + 1, 'audio.links');
      this.#remove(oldest);
    }
    this.#views.set(view, { unwatch: view.source.watch(viewer), samples: 0 });
    this.#forget();
    return isFull;
  }

  /** Ends a view before frame `frame`; one that has ended before stays so. */
  end(view: View, frame: number): void {
    const kept = this.#views.get(view);
    if (!kept || frame >= view.endFrame) return;
    view.shorten(view.startFrame, frame);
    if (view.endFrame <= view.startFrame) this.#remove(view);
    kept.samples = view.soundSamples();
    this.#forget();
  }

  /** Ends what is open before frame `frame`. Nobody reads on, so the sources need not tell of changes any more. */
  close(frame: number): void {
    for (const view of [...this.#views.keys()]) this.end(view, frame);
    for (const { unwatch } of this.#views.values()) unwatch();
  }

  /** The oldest view that has ended begins here; undefined without one. */
  get oldestFrame(): number | undefined {
    return this.#oldestEnded()?.startFrame;
  }

  /** Takes the first `samples` of sound, or somewhat more, off the oldest view that has ended. */
  dropOldest(samples: number): void {
    const view = this.#oldestEnded();
    const kept = view && this.#views.get(view);
    if (!view || !kept) return;
    let dropped = 0;
    while (dropped < samples && view.startFrame < view.endFrame) {
      // So much sound lasts so long at least: one look at a stretch costs less than many at its seconds.
      const step = Math.max(DROP_FRAMES, Math.floor((samples - dropped) / frameSamples(view.source.rate)));
      const to = Math.min(view.endFrame, view.startFrame + step);
      dropped += view.soundSamples(to);
      view.shorten(to, view.endFrame);
    }
    kept.samples = Math.max(0, kept.samples - dropped);
    if (view.startFrame >= view.endFrame) this.#remove(view);
    this.#forget();
  }

  /** A source has dropped what it had before its frame `frame`: true if `view` had shown some of it. */
  lost(view: View, frame: number): boolean {
    const kept = this.#views.get(view);
    if (!kept || !view.beganBefore(frame)) return false;
    if (!view.isOpen) kept.samples = view.soundSamples();
    return true;
  }

  *sources(): Generator<SoundSource> {
    for (const { source } of this.#views.keys()) yield* source.sources();
  }

  #oldestEnded(): View | undefined {
    let oldest: View | undefined;
    for (const view of this.#views.keys()) {
      if (!view.isOpen && (!oldest || view.startFrame < oldest.startFrame)) oldest = view;
    }
    return oldest;
  }

  #remove(view: View): void {
    this.#views.get(view)?.unwatch();
    this.#views.delete(view);
    this.#forget();
  }

  /** Views begin or end elsewhere than before. */
  #forget(): void {
    this.#showing = [];
    this.#showingFrom = this.#views.size === 0 ? -Infinity : Infinity;
    this.#showingEnd = Infinity;
  }

  #find(index: number): void {
    const showing: View[] = [];
    this.#showingFrom = -Infinity;
    this.#showingEnd = Infinity;
    for (const view of this.#views.keys()) {
      const { startFrame, endFrame } = view;
      if (startFrame <= index && index < endFrame) showing.push(view);
      for (const edge of [startFrame, endFrame]) {
        if (edge <= index) this.#showingFrom = Math.max(this.#showingFrom, edge);
        else this.#showingEnd = Math.min(this.#showingEnd, edge);
      }
    }
    this.#showing = showing;
  }
}
