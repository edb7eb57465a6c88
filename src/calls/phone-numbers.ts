import { LIMITS } from '../limits.js';
import { isoMicros } from '../platform/clock.js';
import { alone, type ByteShare, type NewShare } from '../platform/byte-shares.js';
import { roughBytes } from '../platform/rough-bytes.js';
import type { Ids } from './ids.js';

/** The settings of a number that can be changed. */
export interface NumberSettings {
  /** The application that gets the calls to it; null for none. */
  readonly connection_id: string | null;
  readonly customer_reference: string | null;
  readonly billing_group_id: string | null;
  readonly external_pin: string | null;
  readonly hd_voice_enabled: boolean;
  readonly tags: readonly string[];
}

/** A number of the account. */
export interface PhoneNumber extends NumberSettings {
  readonly id: string;
  readonly phone_number: string;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface PhoneNumbersDeps {
  /** The applications of the numbers (E.164), as configured. */
  readonly numbers: Readonly<Record<string, string>>;
  /** Those of the account: a number has the same id in each world. */
  readonly ids: Ids;
  readonly nowMicros: () => number;
  /** Bytes of what updates have set. */
  readonly maxBytes?: number;
  /** Makes the share in the bytes of all worlds, where there are several. */
  readonly newShare?: NewShare;
}

/** The numbers of the account, in the order of the configuration. None is bought or given back. */
export class PhoneNumbers {
  readonly #deps: PhoneNumbersDeps;
  readonly #byId = new Map<string, PhoneNumber>();
  readonly #byNumber = new Map<string, string>();
  readonly #held: ByteShare;

  constructor(deps: PhoneNumbersDeps) {
    this.#deps = deps;
    this.#held = (deps.newShare ?? alone)(deps.maxBytes ?? LIMITS['numbers.bytes']);
    const now = isoMicros(deps.nowMicros());
    for (const [phone_number, connection_id] of Object.entries(deps.numbers)) {
      const id = deps.ids.of('number', phone_number).connectionId('number');
      this.#byNumber.set(phone_number, id);
      const times = { created_at: now, updated_at: now };
      this.#byId.set(id, { ...UNSET, ...times, id, phone_number, connection_id });
    }
  }

  get(id: string): PhoneNumber | undefined {
    return this.#byId.get(id);
  }

  list(): PhoneNumber[] {
    return [...this.#byId.values()];
  }

  /** The application that gets the calls to a number; undefined where the account has no such number, or the number has none. */
  applicationOf(phoneNumber: string): string | undefined {
    return this.get(this.#byNumber.get(phoneNumber) ?? '')?.connection_id ?? undefined;
  }

  /** The numbers as they were listed once. */
  restore(numbers: readonly PhoneNumber[]): void {
    for (const number of numbers) {
      const before = this.#byId.get(number.id);
      this.#held.add(roughBytes(number) - (before ? roughBytes(before) : 0));
      this.#byId.set(number.id, number);
    }
  }

  /** Changes what is given. Undefined for an unknown id, and where the limit `numbers.bytes` is against it. */
  update(id: string, given: Partial<NumberSettings>): PhoneNumber | undefined {
    const before = this.#byId.get(id);
    if (!before) return undefined;
    const after = { ...before, ...given, updated_at: isoMicros(this.#deps.nowMicros()) };
    const more = roughBytes(after) - roughBytes(before);
    if (more > 0 && !this.#held.fits(more)) return undefined;
    this.#held.add(more);
    this.#byId.set(id, after);
    return after;
  }
}

const UNSET: Omit<NumberSettings, 'connection_id'> = {
  customer_reference: null,
  billing_group_id: null,
  external_pin: null,
  hd_voice_enabled: false,
  tags: [],
};
