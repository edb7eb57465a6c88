import type { Refusal } from '../../contract/errors.js';
import { LIMITS } from '../../limits.js';
import { roughBytes } from '../../platform/rough-bytes.js';
import { refuse, type Answer } from './operation.js';

/** The query's `page`: by cursor, or by number and size. */
export interface PageQuery {
  readonly after?: string;
  readonly before?: string;
  readonly limit?: number;
  readonly number?: number;
  readonly size?: number;
}

const DEFAULT_PAGE_SIZE = 20;

/** Pagers that count pages end by these numbers. */
const pageMeta = (total: number, size: number, number: number): Readonly<Record<string, number>> => ({
  page_number: number,
  page_size: size,
  total_pages: Math.max(1, Math.ceil(total / size)),
  total_results: total,
});

/** A page by number and size. Such a list gives no cursors, so that none belongs to it. */
export function numberedPage(items: readonly unknown[], page: PageQuery = {}): Answer {
  const { number = 1, size, limit } = page;
  const cursor = (['after', 'before'] as const).find((name) => page[name] !== undefined);
  if (cursor) return refuse(wrongCursor(cursor));
  const each = size ?? limit ?? DEFAULT_PAGE_SIZE;
  const data = items.slice((number - 1) * each, number * each);
  return { status: 200, body: { data, meta: pageMeta(items.length, each, number) } };
}

const wrongCursor = (name: 'after' | 'before'): Refusal => ({
  error: 'unprocessable',
  detail: 'The cursor does not belong to this list.',
  parameter: `page[${name}]`,
});

/** Something in a list that is ordered by when it came about. */
export interface CursorItem {
  readonly view: Readonly<Record<string, unknown>>;
  readonly id: string;
  /** Microseconds since the epoch. */
  readonly createdAt: number;
}

/**
 * One page of a list that changes while it is read. A cursor names an item and the time at which it came about: it keeps its
 * place when the item has gone from the list. A page of more than `answers.list_bytes` holds fewer items, and its cursors go on
 * from there; `cut` is called then.
 */
export function cursorPage(items: readonly CursorItem[], page: PageQuery, path: string, cut: () => void): Answer {
  const size = page.limit ?? page.size ?? DEFAULT_PAGE_SIZE;
  const [first, second] = (['after', 'before', 'number'] as const).filter((name) => page[name] !== undefined);
  if (first && second) {
    const detail = `Give one of page[after], page[before] and page[number]; page[${first}] is given too.`;
    return refuse({ error: 'unprocessable', detail, parameter: `page[${second}]` });
  }
  const asked = firstIndex(items, page, size);
  if (typeof asked === 'string') {
    return refuse(wrongCursor(asked));
  }
  const from = fitting(items, asked, page.before === undefined);
  if (from !== asked) cut();
  const shown = items.slice(from.start, from.end);
  const [head, last] = [shown[0], shown.at(-1)];
  const after = last && from.end < items.length ? cursorOf(last) : null;
  const before = head && from.start > 0 ? cursorOf(head) : null;
  const link = (name: 'after' | 'before', cursor: string | null): string | null =>
    cursor && `${path}?page[${name}]=${cursor}${size === DEFAULT_PAGE_SIZE ? '' : `&page[limit]=${size}`}`;
  const meta = {
    cursors: { after, before },
    next: link('after', after),
    previous: link('before', before),
    total_items: items.length,
    // A page found by its cursor may begin anywhere; it counts as the one in which its first item stands.
    ...pageMeta(items.length, size, page.number ?? Math.floor(from.start / size) + 1),
  };
  return { status: 200, body: { data: shown.map(({ view }) => view), meta } };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** As much of a page as has room, of its beginning or its end, but one item at least; the page itself if all has. */
function fitting(items: readonly CursorItem[], page: Range, beginning: boolean): Range {
  const { start } = page;
  const end = Math.min(page.end, items.length);
  let bytes = 0;
  for (let count = 0; count < end - start; count++) {
    bytes += roughBytes(items[beginning ? start + count : end - 1 - count]?.view);
    if (bytes <= LIMITS['answers.list_bytes'] || count === 0) continue;
    return beginning ? { start, end: start + count } : { start: end - count, end };
  }
  return page;
}

/** A page begins and ends at cursors; a parameter that holds none is named. */
function firstIndex(items: readonly CursorItem[], page: PageQuery, size: number): Range | 'after' | 'before' {
  if (page.after !== undefined) {
    const place = placeOf(items, page.after);
    return place ? { start: place.behind, end: place.behind + size } : 'after';
  }
  if (page.before !== undefined) {
    const place = placeOf(items, page.before);
    return place ? { start: Math.max(0, place.at - size), end: place.at } : 'before';
  }
  const start = ((page.number ?? 1) - 1) * size;
  return { start, end: start + size };
}

const cursorOf = ({ id, createdAt }: CursorItem): string =>
  `v1:${Buffer.from(`${createdAt}/${id}`).toString('base64url')}`;

/** The index of a cursor's item and of the one behind it; both are the same where the item has gone. */
function placeOf(
  items: readonly CursorItem[],
  cursor: string,
): { readonly at: number; readonly behind: number } | undefined {
  if (!cursor.startsWith('v1:')) return undefined;
  const match = /^(\d+)\/(.+)$/s.exec(Buffer.from(cursor.slice('v1:'.length), 'base64url').toString());
  if (!match) return undefined;
  const at = items.findIndex(({ id }) => id === match[2]);
  if (at >= 0) return { at, behind: at + 1 };
  const later = items.findIndex(({ createdAt }) => createdAt > Number(match[1]));
  const index = later < 0 ? items.length : later;
  return { at: index, behind: index };
}
