import type { LegAudio } from '../media/leg.js';
import type { HeldSound, SoundSource } from '../media/segment.js';

interface Shared {
  readonly bytes: number;
  holders: number;
}

/** A source as it was looked at last: what it held, in which version. */
interface Source {
  holders: number;
  version: number;
  held: readonly object[];
}

/** Counts what the audio of several calls and conferences holds: what they share, such as a clip that each played, or what all heard, once. */
export class HeldAudio {
  readonly #holders = new Map<string, ReadonlySet<SoundSource>>();
  readonly #sources = new Map<SoundSource, Source>();
  readonly #shared = new Map<object, Shared>();
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  /** Their ids, that of the one that was added first in front. */
  get ids(): Iterable<string> {
    return this.#holders.keys();
  }

  has(id: string): boolean {
    return this.#holders.has(id);
  }

  /** From now on its audio must not change. That of others whom it heard may: it counts as it is now, or when they are added. */
  add(id: string, leg: LegAudio): void {
    const sources = new Set(leg.tracks.flatMap((track) => [...track.sources()]));
    for (const source of sources) this.#holdSource(source);
    this.#holders.set(id, sources);
  }

  remove(id: string): void {
    for (const source of this.#holders.get(id) ?? []) this.#letGoSource(source);
    this.#holders.delete(id);
  }

  #holdSource(source: SoundSource): void {
    const known = this.#sources.get(source) ?? { holders: 0, version: -1, held: [] };
    this.#sources.set(source, known);
    known.holders++;
    if (known.version === source.version) return;
    const held = new Map([...source.held()].map((sound) => [sound.what, sound]));
    for (const what of known.held) this.#letGo(what);
    for (const sound of held.values()) this.#hold(sound);
    known.version = source.version;
    known.held = [...held.keys()];
  }

  #letGoSource(source: SoundSource): void {
    const known = this.#sources.get(source);
    if (!known || --known.holders > 0) return;
    this.#sources.delete(source);
    for (const what of known.held) this.#letGo(what);
  }

  #hold({ what, bytes }: HeldSound): void {
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
