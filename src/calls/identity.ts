import type { Identity } from './call.js';
import type { Ids } from './ids.js';

/** Makes what a caller brings along and nobody cares about: SIP hosts. */
export interface IdentityMaker {
  /** `ids` are the call's: what is made depends on them alone. Without a name the number stands for it, and so does `anonymous` (documented). */
  make(ids: Ids, from: string, to: string, callerIdName: string | undefined): Identity;
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
export function identityMaker(faker: Faker): IdentityMaker {
  return {
    make(ids, from, to, callerIdName) {
      faker.seed(ids.number('identity'));
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
