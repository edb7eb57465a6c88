import { brief, Failure } from './failure.mjs';

// What the journal must show whatever happens. It is read after each case; a rule that is broken is a Failure.

const LEGAL = {
  null: ['ringing', 'dialing'],
  dialing: ['ringing', 'ended'],
  ringing: ['active', 'ended'],
  active: ['ended'],
  ended: [],
};
const TERMINAL = new Set(['webhook.delivered', 'webhook.failed', 'webhook.undeliverable', 'webhook.dropped']);
const MOST_RECENT = 5_000;
const PAGE = 1_000;

/** What the journal said of one call. */
class CallRecord {
  state = null;
  activities = new Map();
  acts = new Map();
  events = [];
  lastOccurredAt = '';
}

/** Keeps the books of one simulator, from its journal alone. */
export class Ledger {
  calls = new Map();
  /** Webhooks without an end, by event id. */
  pending = new Map();
  /** What was read since the case began, the newest of it. */
  recent = [];
  /** Entries read, and roughly their bytes. */
  read = { entries: 0, bytes: 0 };
  #api;
  #seq = 0;
  #wasReset = false;

  constructor(api) {
    this.#api = api;
  }

  get seq() {
    return this.#seq;
  }

  /** Reads what is new. Returns it. Throws a Failure where a rule is broken. */
  async update() {
    const fresh = [];
    for (;;) {
      const { status, text } = await this.#api.send({
        method: 'GET',
        path: `/_sim/events?after=${this.#seq}&limit=${PAGE}`,
      });
      if (status !== 200) throw new Failure(`GET /_sim/events answered ${status}`, brief(text));
      const { data, meta } = JSON.parse(text);
      this.read.bytes += text.length;
      if (data.length === 0) return fresh;
      for (const entry of data) this.#take(entry, meta);
      this.recent = [...this.recent, ...data].slice(-MOST_RECENT);
      fresh.push(...data);
    }
  }

  /** The world was reset: what was open is gone. */
  reset() {
    this.calls.clear();
    this.pending.clear();
    this.#wasReset = true;
  }

  #take(entry, { first_seq: first }) {
    // What only the machine causes has no number.
    if (entry.seq === undefined) return;
    const evicted = first > this.#seq + 1 && entry.seq === first;
    if (entry.seq !== this.#seq + 1 && !evicted) throw broken(`seq ${entry.seq} follows ${this.#seq}`, entry);
    // What was evicted before it was read cannot be held against what follows.
    if (evicted) this.reset();
    this.#seq = entry.seq;
    this.read.entries++;
    const { type } = entry;
    if (type === 'sim.fault') throw broken(`sim.fault: ${entry.message}`, entry);
    if (type === 'sim.reset') this.reset();
    if (type.startsWith('webhook.')) this.#webhook(entry);
    if (entry.call_control_id !== undefined) this.#ofCall(entry);
  }

  #ofCall(entry) {
    if (entry.type === 'call.state' && entry.from === null) this.calls.set(entry.call_control_id, new CallRecord());
    const call = this.calls.get(entry.call_control_id);
    // A command for an id that we do not know, or a call of a world before.
    if (!call) return;
    if (entry.type === 'call.state') changeState(call, entry);
    else if (entry.type.startsWith('activity.')) begunAndEnded(call.activities, entry, entry.id, 'activity');
    else if (entry.type === 'party.act.started' || entry.type === 'party.act.ended') {
      begunAndEnded(call.acts, entry, entry.act_id, 'act');
    } else if (entry.type === 'webhook.created') createWebhook(call, entry);
  }

  #webhook(entry) {
    const { type, event_id: id } = entry;
    if (type === 'webhook.created') this.pending.set(id, entry);
    else if (TERMINAL.has(type)) this.pending.delete(id);
  }

  /** What is still open of calls that have ended, in words. `without`: calls that are not looked at. */
  open(without = new Set()) {
    const found = [];
    for (const [id, call] of this.calls) {
      if (without.has(id)) continue;
      if (call.state !== 'ended') {
        found.push(`call ${id} is ${call.state}`);
        continue;
      }
      if (!call.events.includes('call.hangup')) found.push(`call ${id} has ended without call.hangup`);
      for (const [what, parts] of [
        ['activity', call.activities],
        ['act', call.acts],
      ]) {
        for (const [part, { ended, kind }] of parts)
          if (!ended) found.push(`${what} ${kind ?? ''} ${part} of the ended call ${id} has no end`);
      }
    }
    for (const [event, { event_type: type, call_control_id: call }] of this.pending) {
      if (!without.has(call)) found.push(`webhook ${type} ${event} is neither delivered nor given up`);
    }
    return found;
  }

  /** Ids of the calls in a state, oldest first. */
  in(state, without = new Set()) {
    return [...this.calls].filter(([id, call]) => call.state === state && !without.has(id)).map(([id]) => id);
  }
}

const broken = (rule, entry) => new Failure(`journal: ${rule}`, entry);

function changeState(call, entry) {
  const { from, to } = entry;
  if (from !== call.state && call.state !== null)
    throw broken(`a move from ${from} while the call is ${call.state}`, entry);
  if (!LEGAL[String(call.state)].includes(to)) throw broken(`a call moves from ${call.state} to ${to}`, entry);
  call.state = to;
}

function begunAndEnded(parts, entry, id, what) {
  const part = parts.get(id);
  if (entry.type.endsWith('.started')) {
    if (part) throw broken(`an ${what} begins twice`, entry);
    parts.set(id, { kind: entry.kind, ended: false });
  } else if (entry.type.endsWith('.ended')) {
    if (!part) throw broken(`an ${what} ends without having begun`, entry);
    if (part.ended) throw broken(`an ${what} ends twice`, entry);
    part.ended = true;
  }
}

function createWebhook(call, entry) {
  const { event_type: type, occurred_at: at } = entry;
  if (type === 'call.hangup') {
    if (call.events.includes(type)) throw broken('a second call.hangup', entry);
    if (!call.events.includes('call.initiated')) throw broken('call.hangup without call.initiated', entry);
  }
  if (type === 'call.answered' && !call.events.includes('call.initiated'))
    throw broken('call.answered before call.initiated', entry);
  call.events.push(type);
  if (at === undefined) return;
  if (at < call.lastOccurredAt) throw broken(`occurred_at ${at} comes after ${call.lastOccurredAt}`, entry);
  call.lastOccurredAt = at;
}
