/** The far end is one of these, and sounds like it from the answer on. */
export const PARTY_KINDS = ['human', 'machine', 'fax', 'silent', 'ivr'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** The results that answering machine detection may be told to give. */
export const AMD_RESULTS = [
  'human_residence',
  'human_business',
  'machine',
  'silence',
  'fax',
  'not_sure',
  'none',
] as const;

export const REFER_ANSWERS = ['accept', 'reject'] as const;
export const REFER_REFUSALS = { min: 300, max: 699 } as const;

export const SIPREC_ANSWERS = ['accept', 'fail'] as const;
export const DEEPFAKE_RESULTS = ['real', 'fake', 'silence_timeout', 'error'] as const;

/** The longest greeting, in characters: as long as what a far end says. */
export const MAX_GREETING = 10_000;

/** The nature of a far end, as far as it has been said: what is left out is as usual for its kind. */
export interface PartyNature {
  /** Nobody has said where it is left out: then it is a human. */
  readonly kind?: PartyKind | undefined;
  /** It says this first when the call is answered; empty for nothing. */
  readonly greeting?: string | undefined;
  /** A beep sounds behind the greeting. */
  readonly beep?: boolean | undefined;
  /** Answering machine detection gives this result, whatever is heard; `none` keeps its webhooks back. */
  readonly amd?: (typeof AMD_RESULTS)[number] | undefined;
  /** It answers a REFER so (accept); a number from 300 to 699 is the SIP status of its refusal. */
  readonly refer?: (typeof REFER_ANSWERS)[number] | number | undefined;
  /** The recorder of `siprec_start` takes the session, or does not (accept). */
  readonly siprec?: (typeof SIPREC_ANSWERS)[number] | undefined;
  /** Deepfake detection gives this result, whatever is heard. */
  readonly deepfake?: (typeof DEEPFAKE_RESULTS)[number] | undefined;
}

const NATURE_KEYS = [
  'kind',
  'greeting',
  'beep',
  'amd',
  'refer',
  'siprec',
  'deepfake',
] as const satisfies readonly (keyof PartyNature)[];

/** A nature in which what has not been said is left out. */
export type SaidNature = { readonly [K in keyof PartyNature]?: Exclude<PartyNature[K], undefined> };

/** The nature alone of an object that holds more. */
export const natureOf = (given: PartyNature): SaidNature =>
  Object.fromEntries(NATURE_KEYS.flatMap((key) => (given[key] === undefined ? [] : [[key, given[key]]])));
