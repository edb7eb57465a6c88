import type { PartyNature } from './nature.js';
import type { ScriptStep } from './script-step.js';

/** The far end of an outbound call does this by itself. `wait` leaves it to the control API, or to `timeout_secs`. */
export type Behaviour = 'answer' | 'busy' | 'reject' | 'not_found' | 'no_answer';

export interface Fate extends PartyNature {
  readonly behaviour: Behaviour;
  /** It rings so long before that, in ms. */
  readonly ringMs: number;
  /** It does this of itself from the answer on; undefined where it is driven from outside. All calls share it. */
  readonly script?: readonly ScriptStep[];
}

/** A command dials a number; faults may have it fail. */
export interface Dialled {
  readonly command: 'dial' | 'transfer';
  readonly from: string;
  /** The call that is transferred. */
  readonly callId?: string | undefined;
}

/** Far ends that the configuration names, by number or SIP address. What it leaves out of one is as without it. */
export type Parties = ReadonlyMap<string, Partial<Fate>>;

/** Numbers that always behave the same; the last three digits are the SIP status, or 70x for what answers. */
const FATES: ReadonlyMap<string, Partial<Fate>> = new Map<string, Partial<Fate>>([
  ['+15550100200', { behaviour: 'answer', ringMs: 0 }],
  ['+15550100404', { behaviour: 'not_found' }],
  ['+15550100408', { behaviour: 'no_answer' }],
  ['+15550100486', { behaviour: 'busy' }],
  ['+15550100603', { behaviour: 'reject' }],
  ['+15550100701', { behaviour: 'answer', kind: 'human' }],
  ['+15550100702', { behaviour: 'answer', kind: 'machine', beep: true }],
  ['+15550100703', { behaviour: 'answer', kind: 'machine', beep: false }],
  ['+15550100704', { behaviour: 'answer', kind: 'fax' }],
  ['+15550100705', { behaviour: 'answer', kind: 'silent' }],
  ['+15550100706', { behaviour: 'answer', kind: 'human', refer: 'reject' }],
]);

/** The fate of a call to `number`: what `parties` say, then what that number always does, then what is usual. */
export const fateOf = (number: string, usual: Fate, parties: Parties): Fate => ({
  ...usual,
  ...FATES.get(number),
  ...parties.get(number),
});
