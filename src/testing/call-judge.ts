import { Asked } from '../calls/asked.js';
import type { Entry } from '../calls/entry.js';
import type { EntryOf } from '../contract/entry-types.js';
import type { Expectation, Judgement } from '../expectations/judgement.js';
import { redactJson } from '../platform/redact.js';
import type { CallReadings } from '../readings/reading.js';
import type { Exchange } from '../shell/exchange.js';
import type { Cursor } from './cursor.js';
import { judgeInWorld } from './expecting.js';
import type {
  CallExpectations,
  CommandConditions,
  FrameConditions,
  GivenCommand,
  WantedSound,
  WebhookConditions,
} from './expectations.js';
import { ExpectationError } from './expectation-error.js';
import { timeLineOf } from './time-line.js';
import { asWritten, heardAs, onCall, type WaitConditions } from './wanted.js';

/** Says whether the app does on one call what is expected. */
export class CallJudge implements CallExpectations {
  readonly #id: string;
  readonly #exchange: Exchange;
  readonly #cursor: Cursor;

  constructor(id: string, exchange: Exchange, cursor: Cursor) {
    this.#id = id;
    this.#exchange = exchange;
    this.#cursor = cursor;
  }

  command = async (name: string, conditions: CommandConditions = {}): Promise<GivenCommand> => {
    const entry = await this.#entry(asWritten({ command: name }, conditions));
    // An entry of a refused request has no command of its own.
    const { command = name, command_id: id, given, seq = 0, at } = entry as Entry & Partial<EntryOf<'command.accepted'>>;
    const body = redactJson(Asked.bodyOf(given) ?? given ?? {}) as GivenCommand['body'];
    return { command, ...(id === undefined ? {} : { command_id: id }), body, seq, at };
  };

  webhook = async (event: string, conditions: WebhookConditions = {}): Promise<EntryOf<'webhook.created'>> =>
    // The judgement on a webhook rests on its creation.
    (await this.#entry(asWritten({ webhook: event }, conditions))) as Entry & EntryOf<'webhook.created'>;

  state: CallExpectations['state'] = async (state, conditions = {}) => {
    await this.expect(asWritten({ state }, conditions));
  };

  heard = async (sound: WantedSound, conditions: WaitConditions = {}): Promise<void> => {
    await this.expect(asWritten({ heard: heardAs(sound) }, conditions));
  };

  frame = async (event: string, conditions: FrameConditions = {}): Promise<void> => {
    await this.expect(asWritten({ frame: event }, conditions));
  };

  expect = async (expectation: Expectation | readonly Expectation[]): Promise<Judgement> => {
    const judgement = await this.judge(expectation);
    if (judgement.fails) throw new ExpectationError(judgement, this.timeLine(judgement));
    return judgement;
  };

  judge = async (expectation: Expectation | readonly Expectation[]): Promise<Judgement> => {
    const written = checked(this.#exchange, expectation)
    const { judgement, look } = await judgeInWorld(this.#exchange, onCall(written, this.#id), this.#cursor.look, context);
    this.#cursor.cameTrue(look);
    return judgement;
  };

  readings = (): Promise<CallReadings> => this.#controls.calls.readings(this.#id);

  /** The last lines of the call, with those marked that a judgement names. */
  timeLine({ nearest, evidence }: Judgement): string {
    return timeLineOf(this.#exchange, this.#id, nearest ? [nearest.seq] : evidence);
  }

  async #entry(expectation: Expectation): Promise<Entry> {
    const { evidence } = await this.expect(expectation);
    const seq = evidence.at(-1) ?? 0;
    const [entry] = this.#exchange.journal.list({ after: seq - 1 }, 1);
    if (entry?.seq === seq) return entry;
    throw new Error(`The journal has let go of the entry ${seq}, on which the judgement rests.`);
  }
}
