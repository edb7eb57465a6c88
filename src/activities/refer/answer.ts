import type { Call } from '../../calls/call.js';
import type { Behaviour } from '../../calls/fates.js';
import type { World } from '../../calls/world.js';

/** The status of a refusal where the party's nature names no other: the document's example. */
export const REJECTED = 603;

/** A far end lets the other phone ring so long, as a dial does where nothing else is said. */
const NO_ANSWER_MS = 30_000;

const STATUS: Readonly<Record<Behaviour, number>> = {
  answer: 200,
  not_found: 404,
  no_answer: 408,
  busy: 486,
  reject: 603,
};

/** The SIP status that the far end gives, and how long it takes: its own refusal, or the fate of whom it is to call. */
export function referAnswer(
  { party: { nature } }: Call,
  sipAddress: string,
  world: World,
): { readonly sipStatus: number; readonly afterMs: number } {
  const refusal = nature.refer ?? 'accept';
  if (refusal !== 'accept') return { sipStatus: refusal === 'reject' ? REJECTED : refusal, afterMs: 0 };
  const { behaviour, ringMs } = world.fate(numberIn(sipAddress) ?? sipAddress);
  return { sipStatus: STATUS[behaviour], afterMs: behaviour === 'no_answer' ? NO_ANSWER_MS : ringMs };
}

/** The number that a SIP address is of. */
const numberIn = (sipAddress: string): string | undefined => /^sips?:(\+\d+)[@;]/i.exec(sipAddress)?.[1];
