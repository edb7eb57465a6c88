import { Asked } from '../calls/asked.js';
import type { Entry } from '../calls/entry.js';
import { knownCall } from '../control/calls.js';
import { checkedExpectation, onCall } from '../control/expectation.js';
import { SimulatorError } from '../control/simulator-error.js';
import type { EntryOf } from '../contract/entry-types.js';
import { problemOf } from '../contract/problem.js';
import type { Expectation, Judgement } from '../expectations/judgement.js';
import { redactJson } from '../platform/redact.js';
import { readingsOf } from '../readings/readings.js';
import type { CallReadings } from '../readings/reading.js';
import type { Exchange } from '../shell/exchange.js';
import type { WaitConditions, WantedSound } from './conditions.js';
import { contextOf, type NamedCall } from './context.js';
import type { Cursor } from './cursor.js';
import { judgeInWorld } from './expecting.js';
import type {
  CallExpectations,
  CommandConditions,
  Findings,
  FrameConditions,
  GivenCommand,
  WebhookConditions,
} from './expectations.js';
import { ExpectationError } from './expectation-error.js';
import { timeLineOf } from './time-line.js';
import { asWritten, withConditions } from './wanted.js';

/** Expectations are about one call, or about all that happens in a world. */
export interface JudgeParts {
  readonly exchange: Exchange;
  /** Undefined: any call. */
  readonly call?: NamedCall;
  readonly cursor: Pick<Cursor, 'look' | 'cameTrue'>;
}

/** Waits in world time until an expectation is decided. Throws a SimulatorError (422) for what the document refuses. */
export async function judge({ exchange, call, cursor }: JudgeParts, given: unknown): Promise<Judgement> {
  const written = checkedExpectation(asWritten(given));
  const own = call === undefined ? written : onCall(written, call.name);
  const from = cursor.look;
  const context = await contextOf(exchange, own, call);
  const { judgement, look } = await judgeInWorld(exchange, own, from, context);
  cursor.cameTrue(look);
  return judgement;
}

/** As `judge`, but throws an ExpectationError for one that fails. */
export async function expectIn(parts: JudgeParts, given: unknown): Promise<Judgement> {
  const judgement = await judge(parts, given);
  if (!judgement.fails) return judgement;
  const { nearest, evidence } = judgement;
  throw new ExpectationError(judgement, timeLineOf(parts.exchange, parts.call?.id, nearest ? [nearest.seq] : evidence));
}

/** Says whether the app does on one call what is expected. */
export class CallJudge implements CallExpectations {
  readonly findings: Findings;
  readonly #parts: JudgeParts & { readonly call: NamedCall };

  constructor(parts: JudgeParts & { readonly call: NamedCall }, findings: Findings) {
    this.#parts = parts;
    const { id: callControlId } = parts.call;
    this.findings = { list: (filter = {}) => findings.list({ ...filter, call_control_id: callControlId }) };
  }

  expect = (expectation: Expectation | readonly Expectation[]): Promise<Judgement> =>
    expectIn(this.#parts, expectation);

  judge = (expectation: Expectation | readonly Expectation[]): Promise<Judgement> => judge(this.#parts, expectation);

  command = async (name: string, conditions: CommandConditions = {}): Promise<GivenCommand> => {
    const entry = await this.#entry(withConditions({ command: name }, conditions));
    // An entry of a refused request has no command of its own.
    const { seq = 0, at } = entry;
    const { command = name, command_id: id, given } = entry as Partial<EntryOf<'command.accepted'>>;
    const body = redactJson(Asked.bodyOf(given) ?? given ?? {}) as GivenCommand['body'];
    return { command, ...(id === undefined ? {} : { command_id: id }), body, seq, at };
  };

  webhook = async (event: string, conditions: WebhookConditions = {}): Promise<EntryOf<'webhook.created'>> =>
    // The judgement on a webhook rests on the entry of its creation.
    (await this.#entry(withConditions({ webhook: event }, conditions))) as Entry & EntryOf<'webhook.created'>;

  state: CallExpectations['state'] = async (state, conditions = {}) => {
    await this.expect(withConditions({ state }, conditions));
  };

  heard = async (sound: WantedSound, conditions: WaitConditions = {}): Promise<void> => {
    await this.expect(withConditions({ heard: sound }, conditions));
  };

  frame = async (event: string, conditions: FrameConditions = {}): Promise<void> => {
    await this.expect(withConditions({ frame: event }, conditions));
  };

  // It is async so that what is wrong comes as a rejection.
  // eslint-disable-next-line @typescript-eslint/require-await
  readings = async (): Promise<CallReadings> => {
    const { exchange, call } = this.#parts;
    return readingsOf(exchange, knownCall(exchange, call.id));
  };

  async #entry(expectation: Expectation): Promise<Entry> {
    if (mayBeNone(expectation.times)) {
      const problem = problemOf('at least once, as the last one is the result', expectation.times);
      throw new SimulatorError(422, `times: ${problem}; expect({ …, times }) takes any number.`);
    }
    const { evidence } = await this.expect(expectation);
    const seq = evidence.at(-1) ?? 0;
    const [entry] = this.#parts.exchange.journal.list({ after: seq - 1, worldOnly: true }, 1);
    if (entry?.seq === seq) return entry;
    throw new Error(`The journal has let go of the entry ${seq}, on which the judgement rests.`);
  }
}

/** True where the expectation comes true although nothing of the kind has come. */
const mayBeNone = (times: Expectation['times']): boolean =>
  times === 0 || (typeof times === 'object' && (times.at_least ?? 0) === 0);
