import type { EntryOf } from '../contract/entry-types.js';
import type { FaultKind } from '../faults/fault.js';
import type { FindingCode } from './finding.js';
import type { Recent } from './recent.js';
import type { Memory } from './rule.js';

type Happened = EntryOf<'fault.happened'>;

const ANSWERS = ['api_status', 'api_timeout', 'api_reset', 'api_slow'] as const satisfies FaultKind[];
/** Webhooks that come late, out of order, or not at all. */
const DELAYS = [
  ...(['webhook_late', 'webhook_lost', 'webhook_reordered', 'webhook_bunched'] as const),
  ...(['webhook_wrongly_signed', 'webhook_stale'] as const),
] satisfies FaultKind[];
const STREAMS = ['stream_cut', 'stream_dropped', 'stream_half_open', 'stream_slow'] as const satisfies FaultKind[];

/** Findings that such faults bring about on a call where they have happened: the app is not to blame for them. */
const CAUSED: { readonly [Code in FindingCode]?: readonly FaultKind[] } = {
  call_unanswered: [...ANSWERS, ...DELAYS],
  command_too_early: [...DELAYS, 'api_slow', 'command_fails_later'],
  command_too_late: [...DELAYS, ...ANSWERS, 'command_fails_later'],
  handler_failed_after_refusal: ANSWERS,
  amd_result_ignored: [...ANSWERS, ...DELAYS],
  queue_never_served: [...ANSWERS, ...DELAYS],
  conference_never_started: [...ANSWERS, ...DELAYS],
  stream_unreachable: ['stream_refused'],
  relay_unreachable: ['stream_refused'],
  stream_breaks_up: STREAMS,
  stream_wrong_rate: STREAMS,
  stream_overrun: STREAMS,
};

/** Findings that such faults show. The app makes the mistake, and the fault is part of the evidence. */
const SHOWN: { readonly [Code in FindingCode]?: readonly FaultKind[] } = {
  event_handled_twice: ['webhook_doubled', 'webhook_resent_later', ...DELAYS],
  command_repeated: ANSWERS,
};

/** The part that faults have in a finding. */
interface ByFault {
  /** The name of the fault that is to blame. */
  readonly fault?: string;
  /** The `seq` of what a fault did. */
  readonly evidence: readonly (number | undefined)[];
}

const NOTHING: ByFault = { evidence: [] };

/** Remembers what faults have done to which call, the newest of each kind. */
export class FaultsOfCalls {
  readonly #calls: Recent<Map<FaultKind, Happened>>;

  constructor(memory: Memory) {
    this.#calls = memory(() => new Map<FaultKind, Happened>());
  }

  note(entry: Happened): void {
    this.#calls.of(entry.call_control_id ?? '').set(entry.fault, entry);
  }

  /** The part that they have in a finding about a call, or about none. */
  in(code: FindingCode, callId = ''): ByFault {
    const happened = this.#calls.find(callId);
    if (!happened) return NOTHING;
    const cause = newest(happened, CAUSED[code]);
    if (cause) return { fault: cause.name, evidence: [cause.seq] };
    return { evidence: [newest(happened, SHOWN[code])?.seq] };
  }
}

function newest(happened: ReadonlyMap<FaultKind, Happened>, kinds: readonly FaultKind[] = []): Happened | undefined {
  const found = kinds.flatMap((kind) => happened.get(kind) ?? []);
  return found.sort((a, b) => (b.seq ?? 0) - (a.seq ?? 0))[0];
}
