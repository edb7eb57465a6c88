import type { Entry } from '../../src/calls/entry.js';
import type { FindingView } from '../../src/control/types.js';
import type { CallResult, ScenarioResult, StepResult, TestReport } from '../../src/scenarios/result.js';

/** Results of runs, made by hand: what reports are made of. */

export const RUN_CALL = 'v3:call-of-a-scenario-k3x9Qa';
const START_MS = Date.parse('2026-01-01T00:00:00Z');

/** An entry so many world milliseconds after the start. */
export const entryAt = (seq: number, ms: number, type: string, fields: object = {}): Entry =>
  ({
    seq,
    at: new Date(START_MS + ms).toISOString(),
    type,
    call_control_id: RUN_CALL,
    ...fields,
  }) as unknown as Entry;

/** A call that is answered, to which the app says something wrong. */
export const MENU_ENTRIES: readonly Entry[] = [
  entryAt(1, 0, 'webhook.created', {
    event_id: 'e1',
    event_type: 'call.initiated',
    payload: { direction: 'incoming', from: '+15550100001', to: '+15550100100' },
  }),
  entryAt(2, 5, 'webhook.attempt', {
    event_id: 'e1',
    event_type: 'call.initiated',
    url: 'http://127.0.0.1:3000/webhooks',
    attempt: 1,
    status: 200,
    host: { duration_ms: 7.25 },
  }),
  entryAt(3, 200, 'call.state', { from: 'ringing', to: 'active' }),
  entryAt(4, 1_400, 'command.accepted', { command: 'speak', given: { payload: 'Welcme' } }),
  entryAt(5, 4_000, 'call.state', { from: 'active', to: 'ended', cause: 'normal_clearing' }),
];

export const stepAt = (line: number, ms: number, changes: Partial<StepResult> = {}): StepResult => ({
  place: { file: 'scenarios/menu.yaml', line, column: 5 },
  at_ms: ms,
  behind: MENU_ENTRIES.filter(({ at }) => Date.parse(at) - START_MS <= ms).length,
  outcome: 'pass',
  fails: false,
  expected: 'caller calls app',
  came: 'it did',
  evidence: [],
  ...changes,
});

export const FAILED_STEP = stepAt(5, 3_500, {
  outcome: 'fail',
  fails: true,
  expected: 'command speak with payload /welcome/i within 2s',
  came: 'speak, with another payload',
  nearest: { seq: 4, why: 'payload: expected /welcome/i, came "Welcme"' },
  evidence: [4],
});

export const someFinding = (changes: Partial<FindingView> = {}): FindingView => ({
  code: 'command_refused',
  severity: 'error',
  summary: 'speak was refused with 90034.',
  detail: 'It came before the answer.',
  fix: 'Wait for call.answered.',
  evidence: [4],
  times: 1,
  at: entryAt(4, 1_400, 'x').at,
  call_control_id: RUN_CALL,
  ...changes,
});

export const someCall = (changes: Partial<CallResult> = {}): CallResult => ({
  call_control_id: RUN_CALL,
  party: 'caller',
  direction: 'incoming',
  from: '+15550100001',
  to: '+15550100100',
  readings: null,
  stereo: null,
  answered_at_ms: 200,
  ...changes,
});

/** A run that passed, but for what is changed. */
export const someResult = (changes: Partial<ScenarioResult> = {}): ScenarioResult => ({
  name: 'A caller hears the greeting',
  place: { file: 'scenarios/menu.yaml', line: 1, column: 1 },
  example: null,
  seed: '7/greeting',
  outcome: 'passed',
  why: null,
  started_at: new Date(START_MS).toISOString(),
  world_ms: 4_000,
  host_ms: 120,
  steps: [stepAt(3, 0), stepAt(4, 200, { expected: 'command answer' })],
  findings: [],
  calls: [someCall()],
  faults: [],
  entries: MENU_ENTRIES,
  app_output: [],
  ...changes,
});

/** A run in which an expectation failed. */
export const failedResult = (changes: Partial<ScenarioResult> = {}): ScenarioResult =>
  someResult({ outcome: 'failed', steps: [stepAt(3, 0), stepAt(4, 200), FAILED_STEP], ...changes });

/** Of the command that gave the results. */
export const AGAIN = { seed: '7', flags: [], command: [] };

export const someReport = (results: readonly ScenarioResult[]): TestReport => ({
  version: '0.1.0',
  seed: '7',
  time: 'fast',
  again: AGAIN,
  results,
  host_ms: 1_200,
});
