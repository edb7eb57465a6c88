import { cut } from '../platform/cut.js';
import { shown } from '../contract/shown.js';
import { ERRORS, type ErrorEntry, type Refusal } from '../contract/errors.js';

const ERROR_PAGES = 'https://developers.telnyx.com/docs/overview/errors/';

/** An error as Telnyx writes it. */
export interface TelnyxError {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly source?: { readonly pointer: string } | { readonly parameter: string };
  readonly meta?: { readonly url: string };
}

/** An answer tells all refusals; where something is not simulated it tells only that, as then nothing else is certain. */
export function decisive(refusals: readonly Refusal[]): readonly Refusal[] {
  const unsimulated = refusals.filter(({ error }) => error === 'notSimulated');
  return unsimulated.length > 0 ? unsimulated : refusals;
}

/** The status of an answer: the first refusal decides. */
export function statusOf(refusals: readonly Refusal[]): number {
  const [first] = refusals;
  if (!first) throw new Error('a refusal without a reason');
  return ERRORS[first.error].status;
}

/** Telnyx's error envelope. */
export function errorBody(refusals: readonly Refusal[]): { readonly errors: readonly TelnyxError[] } {
  return { errors: refusals.map(telnyxError) };
}

/** As much of an error as a line has room for. */
const LINE_CHARS = 200;

/** An error in one line: its place and what is wrong there. */
export function refusalText({ error, detail, pointer, parameter }: Refusal): string {
  const place = pointer ?? parameter;
  return cut(`${place === undefined ? '' : `${place}: `}${detail ?? ERRORS[error].detail}`, LINE_CHARS);
}

function telnyxError({ error, detail, pointer, parameter }: Refusal): TelnyxError {
  const entry: ErrorEntry = ERRORS[error];
  return {
    ...errorItemOf({ ...entry, detail: detail ?? entry.detail }),
    ...(pointer === undefined ? {} : { source: { pointer: shown(pointer) } }),
    ...(parameter === undefined ? {} : { source: { parameter: shown(parameter) } }),
  };
}

/** An entry as Telnyx writes it, where it is about no place of the request. */
export const errorItemOf = ({ code, title, detail, meta }: ErrorEntry): TelnyxError => ({
  code,
  title,
  detail: shown(detail),
  ...(meta && { meta: { url: `${ERROR_PAGES}${code}` } }),
});
