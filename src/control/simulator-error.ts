import type { WaitMeta } from './types.js';

/** The reasons for which something was not done. The codes are the control API's HTTP statuses, and mean the same without HTTP. */
const TITLES = {
  400: 'Malformed request',
  401: 'Control token wanted',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Wait elapsed',
  409: 'Not possible now',
  413: 'Body too large',
  415: 'Unsupported encoding',
  422: 'Invalid request',
  429: 'Too many worlds',
  500: 'Unexpected error',
  503: 'Not available',
} as const;

export type SimulatorErrorCode = keyof typeof TITLES;

export const isSimulatorErrorCode = (code: number): code is SimulatorErrorCode => Object.hasOwn(TITLES, code);

/** One thing that is wrong. */
export interface ErrorDetail {
  readonly detail: string;
  /** A headline of its own; each code has a usual one. */
  readonly title?: string;
  /** JSON pointer to the property of the body that it is about. */
  readonly pointer?: string;
  /** The query parameter, header or path parameter that it is about. */
  readonly parameter?: string;
}

export type ErrorSource =
  | {
      /** JSON pointer into the body. */
      readonly pointer: string;
    }
  | {
      /** The query parameter, header or path parameter. */
      readonly parameter: string;
    };

/** An error as the control API writes it, in Telnyx's envelope. */
export interface ErrorItem {
  /** The code as a string. */
  readonly code: string;
  /** The headline, the same for each code unless the error has one of its own. */
  readonly title: string;
  /** The fault: the expected value, and the one that came. */
  readonly detail: string;
  /** The place that it is about: a JSON pointer into the body, or the name of a parameter. */
  readonly source?: ErrorSource;
}

/**
 * The one error of the control API and of the library: 404 unknown call or delivery, 408 nothing came in time, 409 not
 * possible in this state, 422 invalid options (all of them are in `errors`), 503 a limit is reached.
 */
export class SimulatorError extends Error {
  /** Tells it from other errors, also where two copies of the package are loaded. */
  override readonly name = 'SimulatorError';
  /** The status that the control API answers with. */
  readonly code: SimulatorErrorCode;
  /** Everything that is wrong; never empty. */
  readonly errors: readonly ErrorItem[];
  /** The events that came instead of the one that was waited for (408). */
  readonly meta?: WaitMeta;

  /** So that the error of the copy that `require` loads is one of the copy that `import` loads, too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'SimulatorError';
  }

  constructor(code: SimulatorErrorCode, details: string | readonly ErrorDetail[], meta?: WaitMeta) {
    const list = typeof details === 'string' ? [{ detail: details }] : details;
    super(list.map(sentenceOf).join(' '));
    this.code = code;
    this.errors = list.map((detail) => errorItem(code, detail));
    if (meta) this.meta = meta;
  }
}

function errorItem(
  code: SimulatorErrorCode,
  { detail, title = TITLES[code], pointer, parameter }: ErrorDetail,
): ErrorItem {
  const item = { code: String(code), title, detail };
  if (pointer !== undefined) return { ...item, source: { pointer } };
  return parameter === undefined ? item : { ...item, source: { parameter } };
}

/** With the place in front, unless the text begins with its name. */
function sentenceOf({ detail, pointer, parameter }: ErrorDetail): string {
  const place = pointer ?? parameter ?? '';
  const name = place.slice(place.lastIndexOf('/') + 1);
  return place === '' || detail.startsWith(`${name}:`) ? detail : `${place}: ${detail}`;
}
