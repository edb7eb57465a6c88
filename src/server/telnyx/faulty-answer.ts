import type { Response } from 'express';
import { ERRORS, type ErrorEntry } from '../../contract/errors.js';
import type { FaultBook } from '../../faults/book.js';
import type { Struck } from '../../faults/fault.js';
import { DEFAULT_STATUS } from '../../faults/kinds.js';
import type { LimitName } from '../../limits.js';
import { errorItemOf, type TelnyxError } from '../errors.js';
import type { Answer } from './operation.js';

/** Faults of answers. */
export const API_FAULTS = ['api_status', 'api_reset', 'api_timeout', 'api_slow'] as const;

/** An answer that is not the operation's. */
export interface FaultyAnswer {
  readonly status: number;
  readonly errors: readonly TelnyxError[];
  readonly headers: Readonly<Record<string, string | number>>;
}

/** Nobody is answered: the connection has been cut. */
export const CUT = 'cut';

export interface FaultMeans {
  readonly response: Response;
  /** The path of the request has the id of a call. */
  readonly namesCall: boolean;
  readonly faults: Pick<FaultBook, 'after' | 'canWait'>;
  /** World time does not wait for the request while `waiting` lasts. */
  readonly letTimePass: (waiting: Promise<void>) => Promise<void>;
  /** A limit is reached. */
  readonly full: (what: LimitName) => void;
}

/** Answers a request as a fault has it; `run` carries it out. A request too many to keep waiting is answered at once. */
export async function answerWithFault(
  { fault, given, delayMs }: Struck,
  run: () => Promise<Answer>,
  means: FaultMeans,
): Promise<Answer | FaultyAnswer | typeof CUT> {
  if (fault === 'api_status') return refusal(given, means.namesCall);
  const { after_effect: afterEffect = fault === 'api_slow' } = given;
  const answer = afterEffect ? await run() : undefined;
  if (fault !== 'api_reset') await wait(delayMs, fault, means);
  if (fault === 'api_slow') return answer ?? (await run());
  means.response.destroy();
  return CUT;
}

/** Waits for so much world time, or until the client has gone. */
async function wait(ms: number, what: string, { response, faults, letTimePass, full }: FaultMeans): Promise<void> {
  if (!faults.canWait) {
    full('faults.waiting');
    return;
  }
  const over = new Promise<void>((resolve) => {
    const now = faults.after(ms, what, resolve);
    response.once('close', now);
  });
  await letTimePass(over);
}

/** A key without the right. Telnyx answers so, and the simulator only by a fault. */
const NOT_AUTHORIZED: ErrorEntry = {
  status: 403,
  code: '10010',
  title: 'Not authorized',
  detail: 'You are not authorized to access the requested resource.',
  meta: true,
};

/** Telnyx's errors by status, where it has one of its own. */
const BY_STATUS: ReadonlyMap<number, ErrorEntry> = new Map<number, ErrorEntry>([
  [400, ERRORS.malformedRequest],
  [401, ERRORS.unknownKey],
  [403, NOT_AUTHORIZED],
  [404, ERRORS.notFound],
  [408, ERRORS.timedOut],
  [429, ERRORS.tooManyRequests],
  // The cause that ours tells of itself is not the one here.
  [503, { ...ERRORS.overloaded, detail: 'The service is unavailable for now; try again.' }],
]);

function refusal(
  { status = DEFAULT_STATUS, code, retry_after_secs: secs = 1 }: Struck['given'],
  namesCall: boolean,
): FaultyAnswer {
  const known = status === 404 && namesCall ? ERRORS.unknownCall : BY_STATUS.get(status);
  const entry: ErrorEntry = known ?? ERRORS[status >= 500 ? 'unexpected' : 'unprocessable'];
  const error = errorItemOf(entry);
  return {
    status,
    errors: [code === undefined ? error : { ...error, code }],
    headers: status === 429 ? rateHeaders(secs) : {},
  };
}

/** The names are documented; the form of the values is what users report. */
const rateHeaders = (secs: number): FaultyAnswer['headers'] => ({
  'retry-after': secs,
  'x-ratelimit-limit': '2000, 2000;w=1',
  'x-ratelimit-remaining': 0,
  'x-ratelimit-reset': secs,
});
