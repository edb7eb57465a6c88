import type { Random } from '../platform/random.js';
import type { Identity } from './call.js';

/** Makes what a caller brings along and nobody cares about: SIP hosts. */
export interface IdentityMaker {
  /** Without a name the number stands for it, and so does `anonymous` (documented). */
  make(from: string, to: string, callerIdName: string | undefined): Identity;
}

/** The part of faker that is used. */
export interface Faker {
  seed(seed: number): unknown;
  readonly internet: { ipv4(): string };
}

/**
 * Identities drawn from the seed; `+1508…@64.133.0.149` is how Telnyx writes a PSTN number as a SIP address. faker has one
 * generator for the whole process, so it is seeded anew for each identity.
 */
export function identityMaker(faker: Faker, random: Random): IdentityMaker {
  return {
    make(from, to, callerIdName) {
      faker.seed(random.int(2 ** 31));
      const sip = (number: string): string =>
        /^sips?:/i.test(number) ? number.replace(/^sips?:/i, '') : `${number}@${faker.internet.ipv4()}`;
      return {
        callerIdName: callerIdName || from,
        fromSipUri: sip(from),
        toSipUri: sip(to),
        callingPartyType: /^sips?:/i.test(from) ? 'sip' : 'pstn',
      };
    },
  };
}
