import type { Entry } from '../../calls/entry.js';
import type { EntryOf } from '../../contract/entry-types.js';
import { nearest } from '../../platform/nearest.js';
import type { JudgeContext } from '../context.js';
import { timesOf, timesWords } from '../times.js';
import type { Expectation } from '../judgement.js';
import { isNamed, onMisses, withMisses, type Lookout, type Seen } from '../seen.js';

type Created = EntryOf<'webhook.created'>;

/** A webhook under way: what is known of its delivery so far. */
interface Sent {
  readonly seen: Seen;
  attempts: number;
  /** The status of the last answer; undefined where there was none. */
  status: number | undefined;
  /** Its delivery is over. Telnyx sends some once more all the same. */
  isOver: boolean;
}

const ENDS: ReadonlySet<string> = new Set(['webhook.delivered', 'webhook.failed', 'webhook.dropped']);

/** A webhook to the app: when it is created, or where its delivery is asked for, when that is over. */
export function webhookLookout(expectation: Expectation, context: JudgeContext): Lookout {
  const { answered, attempts } = expectation;
  const isOfDelivery = answered !== undefined || attempts !== undefined;
  const underWay = new Map<string, Sent>();
  const judged = (sent: Sent): Seen => {
    const misses = [...sent.seen.misses, ...deliveryMisses(expectation, sent)];
    return { ...sent.seen, misses };
  };
  return {
    take: (entry) => {
      if (entry.type === 'webhook.created') {
        const seen = seenWebhook(entry, expectation, context);
        if (!isOfDelivery || seen.isFar === true) return [seen];
        underWay.set(entry.event_id, { seen, attempts: 0, status: undefined, isOver: false });
        return [];
      }
      if (entry.type === 'webhook.undeliverable') return undelivered(entry);
      const sent = underWay.get(String(entry['event_id']));
      if (!sent) return [];
      if (entry.type === 'webhook.attempt') {
        const { attempt, status } = entry;
        sent.attempts = attempt;
        sent.status = status;
      }
      if (ENDS.has(entry.type)) sent.isOver = true;
      if (!sent.isOver) return [];
      const seen = judged(sent);
      if (seen.misses.length === 0) underWay.delete(String(entry['event_id']));
      return [seen];
    },
    settle: () => [...underWay.values()].map(judged),
  };

  function undelivered(entry: Entry & EntryOf<'webhook.undeliverable'>): Seen[] {
    const sent = underWay.get(entry.event_id);
    underWay.delete(entry.event_id);
    return sent ? [{ ...sent.seen, misses: [...sent.seen.misses, `it went nowhere: ${entry.why}`] }] : [];
  }
}

function seenWebhook(entry: Entry & Created, expectation: Expectation, context: JudgeContext): Seen {
  const { webhook: wanted = '' } = expectation;
  const { event_type: told, payload } = entry;
  const isOther = !isNamed(told, wanted);
  if (isOther && nearest(wanted, [told]) === undefined)
    return { entry, told, misses: ['another webhook'], isFar: true };
  const misses = [
    ...(isOther ? [`expected ${wanted}, came ${told}`] : []),
    ...onMisses(expectation, entry, context, payload['call_control_id']),
    ...withMisses(expectation, payload),
  ];
  return { entry, told, misses };
}

function deliveryMisses({ answered, attempts }: Expectation, { attempts: came, status }: Sent): string[] {
  const { least, most } = timesOf(attempts);
  const isOften = attempts === undefined || (came >= least && came <= most);
  return [
    ...(answered === undefined || isAnswer(status, answered)
      ? []
      : [`expected answered ${answered}, came ${status ?? 'no answer'}`]),
    ...(isOften ? [] : [`expected ${timesWords(attempts)} attempts, came ${came}`]),
  ];
}

function isAnswer(status: number | undefined, expected: NonNullable<Expectation['answered']>): boolean {
  if (status === undefined || expected === 'never') return status === undefined && expected === 'never';
  return typeof expected === 'number' ? status === expected : Math.floor(status / 100) === Number(expected[0]);
}
