import { callAddress } from '../../src/calls/address.js';
import { Journal } from '../../src/calls/journal.js';
import type { FieldsOf } from '../../src/contract/entry-types.js';
import type { FindingCode } from '../../src/findings/finding.js';
import type { NewRule } from '../../src/findings/rule.js';
import { FindingWatcher } from '../../src/findings/watcher.js';
import { VirtualClock } from '../../src/platform/virtual-clock.js';
import { FakeHost } from './host-clock.js';
import { unexpected } from './faults.js';

export const CALL = 'v3:call-1';
export const URL = 'http://app.test/hooks';

/** How often a webhook was sent, and with which outcomes; the last one settles it. */
export interface Delivered {
  readonly call?: string;
  readonly url?: string;
  readonly outcomes?: readonly (number | string)[];
  /** What the app does while it has the webhook, at each attempt. */
  readonly handler?: (attempt: number) => void;
  /** What it does after it has answered. */
  readonly later?: (attempt: number) => void;
}

export interface FindingWish {
  readonly transcripts?: Readonly<Record<string, string>>;
  readonly ignore?: readonly FindingCode[];
  readonly newRules?: readonly NewRule[];
  readonly remembered?: number;
  readonly fault?: (error: unknown) => void;
}

/** A journal that a test writes, and what the watcher makes of it. World time and the host's are moved apart. */
export function findingWorld({ ignore = [], transcripts = {}, fault = unexpected, ...wish }: FindingWish = {}) {
  const clock = new VirtualClock();
  const host = new FakeHost();
  const journal = new Journal(clock, host);
  const { record } = journal;
  const watcher = new FindingWatcher({ journal, clock, host, ignore, transcripts, fault, ...wish });
  const at = callAddress(CALL);
  let events = 0;

  /** Both times go on. */
  const pass = (ms: number): void => {
    clock.advance(ms);
    host.stall(ms);
  };
  const send = (type: string, { call = CALL, url = URL, outcomes = [200], handler, later }: Delivered = {}): string => {
    const to = callAddress(call);
    const event = { event_id: `event-${++events}`, event_type: type };
    record('webhook.created', { ...event, payload: {} }, to);
    outcomes.forEach((outcome, index) => {
      const attempt = index + 1;
      if (index > 0) pass(1_000);
      const after = journal.range.last;
      handler?.(attempt);
      const duration_ms = outcome === 'timeout' ? 2_000 : 3;
      pass(duration_ms);
      const fields = typeof outcome === 'number' ? { status: outcome } : { error: outcome };
      const way = { duration_ms, after, until: journal.range.last };
      record('webhook.attempt', { ...event, url, attempt, ...fields, host: way }, to);
      later?.(attempt);
    });
    const last = outcomes.at(-1);
    if (typeof last === 'number' && last < 300) record('webhook.delivered', event, to);
    else record('webhook.failed', { ...event, why: 'the last attempt failed' }, to);
    return event.event_id;
  };
  const command = (name: string, given: FieldsOf<'command.accepted'>['given'] = {}, command_id?: string): void =>
    record('command.accepted', { command: name, given, ...(command_id === undefined ? {} : { command_id }) }, at);
  const request = (path: string, status: number, codes: readonly string[] = [], refused?: string): void => {
    const more = refused === undefined ? {} : { refused };
    const fields = { method: 'POST', path, operation_id: null, status, error_codes: codes, ...more };
    record('api.request', { ...fields, host: { duration_ms: 1 } }, at);
  };
  return {
    clock,
    host,
    journal,
    watcher,
    record,
    at,
    pass,
    send,
    command,
    request,
    ring: (): void => record('call.state', { from: null, to: 'ringing' }, at),
    end: (cause = 'normal_clearing'): void => record('call.state', { from: 'ringing', to: 'ended', cause }, at),
    /** The codes of what was found, with the severity where it is not the usual one. */
    codes: (): string[] => watcher.list().map(({ code }) => code),
  };
}

export type FindingWorld = ReturnType<typeof findingWorld>;
