import type * as Yaml from 'yaml';
import type { Document, LineCounter, Node, Scalar } from 'yaml';

export type YamlPath = readonly PropertyKey[];

/** The place of the key or the value; where the path ends early (a missing key), that of the last part that is there. */
export function offsetOf(
  yaml: typeof Yaml,
  document: Document.Parsed | Document,
  path: YamlPath,
  part: 'key' | 'value',
): number | undefined {
  let node: unknown = document.contents;
  let offset = start(node);
  for (const [depth, step] of path.entries()) {
    if (yaml.isAlias(node)) node = node.resolve(document);
    if (yaml.isMap(node)) {
      const pair = node.items.find(({ key }) => yaml.isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) return offset;
      const byKey = depth === path.length - 1 && part === 'key';
      offset = start(byKey ? pair.key : pair.value) ?? start(pair.key);
      node = pair.value;
    } else {
      node = yaml.isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
      offset = start(node) ?? offset;
    }
  }
  return offset;
}

/** Undefined for `key:` with nothing behind it too: the place of that nothing would mislead. */
function start(node: unknown): number | undefined {
  const range = (node as Partial<Node> | null | undefined)?.range; // a yaml node has `range`, anything else has none
  return range && range[1] > range[0] ? range[0] : undefined;
}

/** Line and column of an offset; both count from 1. */
export function position(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${line}:${col}`;
}

/** A text that looks like a number is a text again, as it was written. */
export function keepText(scalar: Scalar): void {
  if (typeof scalar.value === 'number' && scalar.source !== undefined) scalar.value = scalar.source;
}
