import { unknownEvent, unknownOperation } from '../../faults/check.js';
import type { Fault, FaultKind } from '../../faults/fault.js';

/** One way in which an ordering is other than usual: the nth webhook of a type, or the nth answer to a command. */
export interface Change {
  readonly how: keyof typeof WAYS;
  /** The type of a webhook, or a command. */
  readonly what: string;
  /** Counted from 1. */
  readonly nth: number;
  /** In ms of the calls; 0 where there is no delay. */
  readonly ms: number;
}

/** A legal order of webhooks and answers: the changes that make it of the usual one. */
export type Ordering = readonly Change[];

interface Way {
  readonly fault: FaultKind;
  /** `event`: it happens to a webhook. `operation`: to a command. */
  readonly of: 'event' | 'operation';
  readonly hasDelay: boolean;
  /** It waits for something, so many ms at most. */
  readonly atMostMs?: number;
  words(what: string, ms: number): string;
}

const WAYS = {
  late: { fault: 'webhook_late', of: 'event', hasDelay: true, words: (what, ms) => `${what} comes ${ms} ms late` },
  swap: {
    fault: 'webhook_reordered',
    of: 'event',
    hasDelay: false,
    atMostMs: 300,
    words: (what) => `${what} comes behind the next one of its call`,
  },
  double: { fault: 'webhook_doubled', of: 'event', hasDelay: false, words: (what) => `${what} comes twice at once` },
  again: {
    fault: 'webhook_resent_later',
    of: 'event',
    hasDelay: true,
    words: (what, ms) => `${what} comes once more, ${ms} ms after it was taken`,
  },
  slow: {
    fault: 'api_slow',
    of: 'operation',
    hasDelay: true,
    words: (what, ms) => `${what} is answered ${ms} ms late, its webhooks may come first`,
  },
} as const satisfies Record<string, Way>;

/** The ways in which a webhook, or the answer to a command, can be other than usual. */
export const waysOf = (of: Way['of']): Change['how'][] =>
  // The table has these names and no other.
  (Object.keys(WAYS) as Change['how'][]).filter((how) => WAYS[how].of === of);

export const hasDelay = (how: Change['how']): boolean => WAYS[how].hasDelay;

/** The ordering as faults, each of which happens once. */
export const faultsOf = (ordering: Ordering): Fault[] =>
  ordering.map(({ how, what, nth, ms }) => {
    const { fault, of, hasDelay: isLate, atMostMs }: Way = WAYS[how];
    const skip = nth === 1 ? {} : { skip: nth - 1 };
    return {
      fault,
      name: wordsOf({ how, what, nth, ms }),
      when: { [of]: what },
      count: 1,
      ...skip,
      ...(isLate && { delay_ms: ms }),
      ...(atMostMs !== undefined && { delay_ms: atMostMs }),
    };
  });

/** A change in words: `call.answered (the 2nd) comes 150 ms late`. */
export function wordsOf({ how, what, nth, ms }: Change): string {
  return WAYS[how].words(nth === 1 ? what : `${what} (no. ${nth})`, ms);
}

/** The text by which `--ordering` plays it again: `late:call.answered:1:150,double:call.initiated:1`. */
export const seedOf = (ordering: Ordering): string =>
  ordering.map(({ how, what, nth, ms }) => [how, what, nth, ...(hasDelay(how) ? [ms] : [])].join(':')).join(',');

/** Reads such a text. Answers what was expected in words where it is none. */
export function orderingOf(text: string): Ordering | string {
  const changes: Change[] = [];
  for (const part of text.split(',')) {
    const [, how = '', what = '', nth = '', ms] =
      /^(\w+):([\w.]+):([1-9]\d{0,5})(?::(\d{1,6}))?$/.exec(part.trim()) ?? [];
    if (!isWay(how))
      return `changes such as late:call.answered:1:150, with ${Object.keys(WAYS).join(', ')}; came ${part}`;
    if (hasDelay(how) !== (ms !== undefined))
      return `${how} ${hasDelay(how) ? 'with' : 'without'} milliseconds; came ${part}`;
    const unknown = WAYS[how].of === 'event' ? unknownEvent(what) : unknownOperation(what);
    if (unknown !== undefined) return unknown;
    changes.push({ how, what, nth: Number(nth), ms: Number(ms ?? 0) });
  }
  return changes;
}

const isWay = (how: string): how is Change['how'] => Object.hasOwn(WAYS, how);
