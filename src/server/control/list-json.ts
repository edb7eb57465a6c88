import { LIMITS } from '../../limits.js';

/** A list as the control API shows it. */
export interface List {
  readonly data: readonly unknown[];
  readonly meta?: Readonly<Record<string, unknown>>;
}

/**
 * `{data, meta}` in JSON, of at most about `maxBytes`: items are written one by one from the end that is kept, and what has no room is
 * left out, with `truncated` in `meta`. A whole list of some hundred megabytes would not fit into one text.
 */
export function listJson(
  data: readonly unknown[],
  meta: List['meta'],
  keep: 'first' | 'last',
  maxBytes = LIMITS['answers.list_bytes'],
): { readonly bytes: Buffer; readonly isCut: boolean } {
  const items: string[] = [];
  let bytes = 0;
  for (let index = 0; index < data.length; index++) {
    const item = JSON.stringify(data[keep === 'first' ? index : data.length - 1 - index]);
    bytes += Buffer.byteLength(item) + 1;
    if (bytes > maxBytes) break;
    items.push(item);
  }
  if (keep === 'last') items.reverse();
  const isCut = items.length < data.length;
  const told = isCut ? { ...meta, truncated: true } : meta;
  const tail = told === undefined ? '}' : `,"meta":${JSON.stringify(told)}}`;
  return { bytes: Buffer.from(`{"data":[${items.join(',')}]${tail}`), isCut };
}
