import type { Entry } from '../calls/entry.js';
import type { Finding } from '../findings/finding.js';
import type { EntryType } from '../contract/entry-types.js';
import { secondsSince } from '../story/layout.js';
import type { ControlClient } from './client.js';
import { CommandError, EXIT_UNREACHABLE } from './exits.js';
import type { Terminal } from './terminal.js';
import { tell } from '../story/tell.js';

/** A call that is over. */
export interface CallEnd {
  readonly answered: boolean;
  /** Findings of the severity error, but for those that are ignored or expected. */
  readonly errors: number;
}

/** Webhooks of a call that is over are waited for so long, in host time: three attempts that time out take 9 s. */
const WEBHOOKS_MS = 15_000;

/**
 * Tells what happens to a call, from the entry `after` on, and resolves when it is over and its webhooks have come to their end. Rejects
 * with a CommandError where the simulator goes away before.
 */
export async function followCall(
  client: ControlClient,
  { id, after }: { readonly id: string; readonly after: number },
  terminal: Terminal,
): Promise<CallEnd> {
  const tooLong = new AbortController();
  const call = new FollowedCall();
  let start: string | undefined;
  const show = (entry: Entry): void => {
    start ??= entry.at;
    terminal.out(tell(entry, 'info', { stamp: secondsSince(start), colour: terminal.colour, bodies: false }));
  };
  for await (const entry of client.follow({ after }, tooLong.signal)) {
    if (entry.type === 'sim.reset') throw gone('the simulator has been reset, and the call is gone');
    if (entry.call_control_id !== id) continue;
    show(entry);
    if (call.take(entry)) AbortSignal.timeout(WEBHOOKS_MS).addEventListener('abort', () => tooLong.abort());
    if (call.isOver) break;
  }
  if (tooLong.signal.aborted)
    terminal.note(`webhooks of the call are on their way still, ${WEBHOOKS_MS / 1000} s after its end`);
  else if (!call.isOver) throw gone('the simulator has stopped before the call was over');
  // A finding may be a moment behind the entry that shows it.
  const { data: findings } = await client.get<{ data: Finding[] }>('/findings', { call_control_id: id });
  for (const finding of findings) if (call.isNews(finding)) show({ ...finding, type: 'finding' });
  return { answered: call.answered, errors: findings.filter(isError).length };
}

/** The finding fails a call: nobody has foreseen it. */
const isError = ({ severity, ignored, expected, fault }: Finding): boolean =>
  severity === 'error' && !ignored && !expected && fault === undefined;

const gone = (message: string): CommandError => new CommandError(EXIT_UNREACHABLE, message);

const SETTLED: ReadonlySet<string> = new Set<EntryType>([
  'webhook.delivered',
  'webhook.failed',
  'webhook.undeliverable',
  'webhook.dropped',
]);

/** The parts of a call's story that tell when it is over. */
class FollowedCall {
  answered = false;
  readonly #found = new Set<string>();
  #isEnded = false;
  #isHangupTold = false;
  readonly #onTheirWay = new Set<unknown>();

  /** The call has ended, and no webhook of it is on its way. */
  get isOver(): boolean {
    return this.#isEnded && this.#isHangupTold && this.#onTheirWay.size === 0;
  }

  /** No entry has told of the finding yet. */
  isNews({ summary }: Finding): boolean {
    return !this.#found.has(summary);
  }

  /** Takes the next entry of the call; true where it is the end of the call. */
  take(entry: Entry): boolean {
    if (SETTLED.has(entry.type)) this.#onTheirWay.delete(entry['event_id']);
    if (entry.type === 'webhook.created') {
      this.#onTheirWay.add(entry.event_id);
      if (entry.event_type === 'call.hangup') this.#isHangupTold = true;
    }
    if (entry.type === 'finding') this.#found.add(entry.summary);
    if (entry.type !== 'call.state') return false;
    if (entry.to === 'active') this.answered = true;
    if (entry.to === 'ended') this.#isEnded = true;
    return this.#isEnded;
  }
}
