import type { Call } from '../calls/call.js';
import type { Controls } from '../control/library.js';
import type { RingOptions } from '../control/types.js';
import { knownCall } from '../control/calls.js';
import type { Exchange } from '../shell/exchange.js';
import { CallJudge, expectIn, judge, type JudgeParts } from './call-judge.js';
import { Cursor } from './cursor.js';
import type { AppExpectations, CallExpectations } from './expectations.js';
import { FarEnd, type FarEndActs } from './far-end.js';
import { NextCalls, type NextCallFilter } from './next-call.js';

/** A call of a test: the person at its far end acts, and the test says what the app is expected to do. */
export interface TestCall extends FarEndActs, CallExpectations {
  /** Its call_control_id. */
  readonly id: string;
  /** `incoming`: the person calls the app. `outgoing`: the app calls the person. */
  readonly direction: Call['direction'];
  /** The number or SIP address of the caller. */
  readonly from: string;
  /** That of the callee. */
  readonly to: string;
}

/** Calls and expectations of tests in code. */
export interface TestControls extends AppExpectations {
  /** A far end calls in. Resolves when `call.initiated` has been queued. 422 for what the document refuses. */
  call(options: RingOptions): Promise<TestCall>;
  /**
   * The next call that the app makes, and that has not been given before: the oldest that is there already, else the first to come. It rings then, unless its far
   * end has picked up already; with the behaviour `no_answer` the far end rings until the test has it answer. Rejects with an ExpectationError
   * where none comes in time.
   */
  nextCall(filter?: NextCallFilter): Promise<TestCall>;
}

/** The tests' own controls of a world. */
export function testControls(exchange: () => Exchange, controls: Pick<Controls, 'calls' | 'findings'>): TestControls {
  const nextCalls = new NextCalls(exchange);
  const testCall = (on: Exchange, call: Call): TestCall => {
    const { id: callControlId, direction, from, to } = call;
    const cursor = new Cursor(on, call);
    const farEnd = new FarEnd(callControlId, controls, on, cursor);
    const named = { id: callControlId, name: direction === 'incoming' ? from : to };
    const judged = new CallJudge({ exchange: on, call: named, cursor }, controls.findings);
    return Object.assign(farEnd, judged, { id: callControlId, direction, from, to });
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
    expect: async (expectation) => expectIn(wholeWorld(exchange()), expectation),
    judge: async (expectation) => judge(wholeWorld(exchange()), expectation),
  };
}

/** All that has happened counts, and what comes from now on within its time. */
function wholeWorld(exchange: Exchange): JudgeParts {
  const { journal, clock } = exchange;
  const look = { place: journal.places.first, sinceMicros: -Infinity, baseMicros: clock.wallMicros() };
  return { exchange, cursor: { look, cameTrue: () => undefined } };
}
