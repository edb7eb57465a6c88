import type { LegAudio } from '../media/leg.js';

interface Shared {
  readonly bytes: number;
  holders: number;
}

/** Counts what the audio of several calls holds: what they share, such as a clip that each of them played, once. */
export class HeldAudio {
  readonly #calls = new Map<string, ReadonlySet<object>>();
  readonly #shared = new Map<object, Shared>();
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  /** The calls, the one that was added first in front. */
  get calls(): Iterable<string> {
    return this.#calls.keys();
  }

  has(callControlId: string): boolean {
    return this.#calls.has(callControlId);
  }

  /** From now on the call's audio must not change. */
  add(callControlId: string, leg: LegAudio): void {
    const held = new Set<object>();
    for (const track of leg.tracks) {
      for (const { what, bytes } of track.held()) {
        if (held.has(what)) continue;
        held.add(what);
        this.#hold(what, bytes);
      }
    }
    this.#calls.set(callControlId, held);
  }

  remove(callControlId: string): void {
    for (const what of this.#calls.get(callControlId) ?? []) this.#letGo(what);
    this.#calls.delete(callControlId);
  }

  #hold(what: object, bytes: number): void {
    const known = this.#shared.get(what);
    if (known) {
      known.holders++;
      return;
    }
    this.#shared.set(what, { bytes, holders: 1 });
    this.#bytes += bytes;
  }

  #letGo(what: object): void {
    const known = this.#shared.get(what);
    if (!known || --known.holders > 0) return;
    this.#shared.delete(what);
    this.#bytes -= known.bytes;
  }
}
