import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { move, type Call } from '../../../src/calls/call.js';
import { after, TRANSITIONS, type CallState, type Move } from '../../../src/calls/transitions.js';

const STATES: readonly CallState[] = ['dialing', 'ringing', 'active', 'ended'];
const MOVES: readonly Move[] = ['originate', 'answer', 'end'];

/** Written down a second time, from the life cycle that Telnyx describes. */
const LEGAL: Readonly<Record<string, CallState>> = {
  'dialing originate': 'ringing',
  'dialing end': 'ended',
  'ringing answer': 'active',
  'ringing end': 'ended',
  'active end': 'ended',
};

/** The part of a call that a move touches. */
const callIn = (state: CallState): Call => ({ id: 'v3:x', state }) as Call;

describe('the life of a leg', () => {
  it('knows these states and no others', () => {
    expect(Object.keys(TRANSITIONS)).toEqual(STATES);
  });

  it('makes exactly the moves of the table', () => {
    for (const state of STATES) {
      for (const name of MOVES) {
        const next = LEGAL[`${state} ${name}`];
        expect(after(state, name)).toBe(next);
        const call = callIn(state);
        if (next === undefined) {
          expect(() => move(call, name)).toThrow(`no move "${name}" from state "${state}"`);
          expect(call.state).toBe(state);
        } else {
          move(call, name);
          expect(call.state).toBe(next);
        }
      }
    }
  });

  it('never comes back: each move leads on, and nothing leads out of the end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATES), fc.array(fc.constantFrom(...MOVES)), (from, moves) => {
        let state = from;
        for (const name of moves) {
          const next = after(state, name);
          if (state === 'ended') expect(next).toBeUndefined();
          if (next === undefined) continue;
          expect(STATES.indexOf(next)).toBeGreaterThan(STATES.indexOf(state));
          state = next;
        }
      }),
    );
  });
});
