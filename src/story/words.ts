import { cut } from '../platform/cut.js';

/** Characters of a text that somebody says or sends: a line is for a glance, and the journal has more. */
const QUOTED_CHARS = 200;

/** A text in quotation marks, the beginning of it where it is long. */
export const quoted = (text: string): string => JSON.stringify(cut(text, QUOTED_CHARS));

/** So many of the last characters of its id name a call. */
const SHORT_ID_CHARS = 6;

/** A call as lines name it: the end of its id, as the beginning is the same for all. */
export const shortId = (callControlId: string): string => callControlId.slice(-SHORT_ID_CHARS);

/** `because('busy')` is ` (busy)`; nothing is nothing. */
export const because = (cause: string | null | undefined): string => (cause ? ` (${cause})` : '');

/** The time that something took: ` in 3.1 ms`. Empty where it is not known, as in a journal that was saved without the host's facts. */
export const inMs = (ms: number | undefined): string =>
  ms === undefined ? '' : ` in ${ms.toFixed(ms < 10 ? 1 : 0)} ms`;

/** `1 frame`, `2 frames`. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** Told of so many more of the same, where the journal counts them: ` (and 12 more)`. */
export const andMore = (count: number | undefined): string => (count === undefined ? '' : ` (${count} more)`);
