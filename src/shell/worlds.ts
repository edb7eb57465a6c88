import { LIMITS, limitReached } from '../limits.js';
import type { Parties } from '../calls/fates.js';
import type { Config } from '../config.js';
import type { Pacer } from '../media/pacer.js';
import type { HostClock, Timer } from '../platform/clock.js';
import type { Exchange } from './exchange.js';
import type { MediaPlane } from './media-plane.js';

/** A world at work: nothing that happens in it is seen by another one. */
export interface OpenWorld {
  /** The ids of its calls and its chance come from it. */
  readonly seed: string;
  readonly exchange: Exchange;
  readonly pacer: Pacer;
  /** The media of the calls that there are; a reset replaces it. */
  readonly media: MediaPlane;
  /** Lets go of calls without a word, abandons deliveries, and closes the connections that they were made over. */
  close(): Promise<void>;
}

/** A world is opened with these in place of what the configuration of the process says, for a scenario that leads its far ends. */
export interface StagedWorld {
  /** The ids of its calls and its chance come from it: another one than that of any world of the key before, or their ids come back. */
  readonly seed: string;
  readonly config: Config;
  readonly parties: Parties;
}

export interface WorldsDeps {
  /** The key of the default world. Null: worlds are not isolated, and the default one is every key's. */
  readonly defaultKey: string | null;
  /** The keys that may have a world. Empty: any. */
  readonly apiKeys: readonly string[];
  /** Opens the world of a key; null where worlds are not isolated. */
  readonly open: (key: string | null, staged?: StagedWorld) => OpenWorld;
  /** Told of a world that has just been opened, the default one included. */
  readonly opened: (world: OpenWorld) => void;
  /** Measures for how long nobody has used a world. */
  readonly host: HostClock;
  /** Default `worlds` and `worlds.idle_ms`. */
  readonly limits?: { readonly worlds: number; readonly idleMs: number } | undefined;
}

/** A world as it is listed. */
export interface WorldEntry {
  /** Null where worlds are not isolated. */
  readonly key: string | null;
  readonly isDefault: boolean;
  readonly exchange: Exchange;
  /** For how long nobody has used it, in ms of the host. */
  readonly idleMs: number;
}

/** A world is looked at so often before it has been idle for as long as it may. */
const LOOKS = 60;

interface Kept {
  readonly key: string;
  readonly world: OpenWorld;
  usedMs: number;
  /** Requests that are not answered yet. */
  holds: number;
}

/** The worlds of the process: one for all keys, or the default one and one for each further key. */
export class Worlds {
  readonly default: OpenWorld;
  readonly #deps: WorldsDeps;
  readonly #limits: { readonly worlds: number; readonly idleMs: number };
  /** By key, the default one left out; the oldest first. */
  readonly #kept = new Map<string, Kept>();
  readonly #onEnded = new Set<(world: OpenWorld) => void>();
  #defaultUsedMs: number;
  #look: Timer | undefined;
  #isStopping = false;

  constructor(deps: WorldsDeps) {
    this.#deps = deps;
    this.#limits = deps.limits ?? { worlds: LIMITS['worlds'], idleMs: LIMITS['worlds.idle_ms'] };
    this.#defaultUsedMs = deps.host.now();
    this.default = this.#open(deps.defaultKey);
  }

  /** Each key has a world of its own. */
  get isIsolated(): boolean {
    return this.#deps.defaultKey !== null;
  }

  /** The keys that are accepted. Empty: any. */
  get apiKeys(): readonly string[] {
    return this.#deps.apiKeys;
  }

  /** A key may have a world. */
  accepts(key: string): boolean {
    const { apiKeys } = this.#deps;
    return apiKeys.length === 0 || apiKeys.includes(key);
  }

  /** All worlds, the default one first. */
  all(): OpenWorld[] {
    return [this.default, ...[...this.#kept.values()].map(({ world }) => world)];
  }

  /** The world of a key, which comes into being where there is none. Undefined where there are as many as there may be. */
  of(key: string): OpenWorld | undefined {
    const { defaultKey, host } = this.#deps;
    const known = this.#kept.get(key);
    if (known) {
      known.usedMs = host.now();
      return known.world;
    }
    // A world that begins while the simulator stops would miss the end; the default one refuses what changes something.
    if (defaultKey === null || key === defaultKey || this.#isStopping) {
      this.#defaultUsedMs = host.now();
      return this.default;
    }
    return this.#add(key);
  }

  /**
   * Opens the world of a key anew, for a scenario: one that is there ends as with `end`, which has been done when this resolves; requests of the
   * key find the new one at once. Undefined for the default world's key, while the simulator stops, and where there are as many as there may be.
   */
  async begin(key: string, staged: StagedWorld): Promise<OpenWorld | undefined> {
    const { defaultKey } = this.#deps;
    if (defaultKey === null || key === defaultKey || this.#isStopping) return undefined;
    // Both begin in the same breath, so that no request of the key comes in between.
    const ended = this.end(key);
    const world = this.#add(key, staged);
    await ended;
    return world;
  }

  #add(key: string, staged?: StagedWorld): OpenWorld | undefined {
    if (this.#kept.size + 1 >= this.#limits.worlds) {
      this.default.exchange.journal.record('limit.reached', limitReached('worlds'));
      return undefined;
    }
    const world = this.#open(key, staged);
    this.#kept.set(key, { key, world, usedMs: this.#deps.host.now(), holds: 0 });
    this.default.exchange.journal.record('world.opened', { key });
    this.#look ??= this.#lookLater();
    return world;
  }

  /** Keeps the world of a key from being idle until the returned function is called. */
  hold(key: string): () => void {
    const kept = this.#kept.get(key);
    if (!kept) return () => undefined;
    kept.holds++;
    return () => {
      kept.holds--;
      kept.usedMs = this.#deps.host.now();
    };
  }

  /** The worlds as they are listed, the default one first. */
  list(): WorldEntry[] {
    const now = this.#deps.host.now();
    const others = [...this.#kept.values()].map(({ key, world: { exchange }, usedMs }): WorldEntry => ({
      key,
      isDefault: false,
      exchange,
      idleMs: now - usedMs,
    }));
    const { exchange } = this.default;
    const key = this.#deps.defaultKey;
    return [{ key, isDefault: true, exchange, idleMs: now - this.#defaultUsedMs }, ...others];
  }

  /** It is the key of the default world. */
  isDefault(key: string): boolean {
    return key === this.#deps.defaultKey;
  }

  /** Calls `listener` with each world that ends before the simulator does. */
  onEnded(listener: (world: OpenWorld) => void): void {
    this.#onEnded.add(listener);
  }

  /**
   * Ends the world of a key: calls vanish without webhooks, deliveries are abandoned, waits and readers of events end. The next
   * request of the key finds a world as at the start. False where there is none, or only the default one, which stays.
   */
  async end(key: string, reason: 'deleted' | 'idle' = 'deleted'): Promise<boolean> {
    const kept = this.#kept.get(key);
    if (!kept) return false;
    this.#kept.delete(key);
    const { world } = kept;
    world.exchange.stop();
    world.exchange.journal.endWaits('ended');
    for (const listener of this.#onEnded) listener(world);
    this.default.exchange.journal.record('world.ended', { key, reason });
    await world.close();
    return true;
  }

  /** No world begins any more, and none ends for being idle. */
  beginStopping(): void {
    this.#isStopping = true;
    this.#look?.cancel();
  }

  #open(key: string | null, staged?: StagedWorld): OpenWorld {
    const world = this.#deps.open(key, staged);
    this.#deps.opened(world);
    return world;
  }

  #lookLater(): Timer {
    return this.#deps.host.schedule(this.#limits.idleMs / LOOKS, () => {
      this.#endIdle();
      this.#look = this.#kept.size > 0 ? this.#lookLater() : undefined;
    });
  }

  #endIdle(): void {
    const now = this.#deps.host.now();
    for (const kept of [...this.#kept.values()]) {
      if (kept.holds > 0 || isBusy(kept.world.exchange)) kept.usedMs = now;
      else if (now - kept.usedMs >= this.#limits.idleMs) void this.end(kept.key, 'idle');
    }
  }
}

/** Something goes on in a world: a call is live, a webhook has not been delivered, somebody waits for the journal. */
export const isBusy = ({ liveCalls, deliveries, journal, time }: Exchange): boolean =>
  liveCalls > 0 || deliveries.openCount > 0 || journal.openWaits > 0 || time.manual?.isAdvancing === true;
