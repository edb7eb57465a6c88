import type { Call } from '../calls/call.js';
import type { Controls } from '../control/library.js';
import type { RingOptions } from '../control/types.js';
import { knownCall } from '../control/calls.js';
import type { Exchange } from '../shell/exchange.js';
import { Cursor } from './cursor.js';
import { FarEnd, type FarEndActs } from './far-end.js';
import { NextCalls, type NextCallFilter } from './next-call.js';

/** A call of a test: the person at its far end acts, and the test says what the app is expected to do. */
export interface TestCall extends FarEndActs {
  /** Its call_control_id. */
  readonly id: string;
  /** `incoming`: the person calls the app. `outgoing`: the app calls the person. */
  readonly direction: Call['direction'];
  /** The number or SIP address of the caller. */
  readonly from: string;
  /** That of the callee. */
  readonly to: string;
}

/** Calls of tests. */
export interface TestCalls {
  /** A far end calls in. Resolves when `call.initiated` has been queued. 422 for what the document refuses. */
  call(options: RingOptions): Promise<TestCall>;
  /**
   * The next call that the app makes, and that has not been given before: the oldest that is there already, else the first to come. It rings then, unless its far
   * end has picked up already; with the behaviour `no_answer` the far end rings until the test has it answer. Rejects with an ExpectationError
   * where none comes in time.
   */
  nextCall(filter?: NextCallFilter): Promise<TestCall>;
}

/** Calls of tests in a world. */
export function testCalls(exchange: () => Exchange, controls: Pick<Controls, 'calls'>): TestCalls {
  const nextCalls = new NextCalls(exchange);
  const testCall = (on: Exchange, call: Call): TestCall => {
    const { id, direction, from, to } = call;
    const cursor = new Cursor(on, call);
    return Object.assign(new FarEnd(id, controls, on, cursor), { id, direction, from, to });
  };
  return {
    call: async (options) => {
      const { call_control_id: id } = await controls.calls.ring(options);
      const on = exchange();
      return testCall(on, knownCall(on, id));
    },
    nextCall: async (filter) => {
      const on = exchange();
      return testCall(on, await nextCalls.next(filter));
    },
  };
}
