/**
 * The moves that a leg may make. Data only: legality of commands and of the far end's acts is read from here.
 * `dialing` is an outbound leg that has not been offered to the far end yet (`call.initiated` has not been sent).
 */
export const TRANSITIONS = {
  dialing: { originate: 'ringing', end: 'ended' },
  ringing: { answer: 'active', end: 'ended' },
  active: { end: 'ended' },
  ended: {},
} as const satisfies Record<string, Partial<Record<Move, string>>>;

export type CallState = keyof typeof TRANSITIONS;
export type LiveState = Exclude<CallState, 'ended'>;
export type Move = 'originate' | 'answer' | 'end';

/** The state that `move` leads to, or undefined where the move is not legal. */
export function after(state: CallState, move: Move): CallState | undefined {
  const moves: Partial<Record<Move, CallState>> = TRANSITIONS[state];
  return moves[move];
}
