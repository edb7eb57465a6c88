import type * as Yaml from 'yaml';
import type { Document } from 'yaml';
import { keepText, offsetOf } from '../../platform/yaml-places.js';
import type { Place } from '../types.js';
import type { ScenarioFault } from './fault.js';
import { isTextAt } from './variables.js';

/** One scenario of a file, as it was written. */
export interface WrittenDocument {
  readonly raw: unknown;
  /** The place of a value, or of the key it stands behind; where the path leads nowhere, of what is nearest above. */
  readonly placeOf: (path: readonly (string | number)[], byKey?: boolean) => Place;
}

/** The documents in a text of YAML (or JSON, which is YAML too), or what is no YAML in it. Loads the parser at first use. */
export async function parseDocuments(
  file: string,
  text: string,
): Promise<{ readonly documents: readonly WrittenDocument[] } | { readonly faults: readonly ScenarioFault[] }> {
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const notYaml = (offset: number, message: string): ScenarioFault => ({
    place: placeAt(offset),
    where: '',
    problem: `expected YAML, came: ${message.split('\n', 1)[0] ?? ''}`,
  });
  const unreadable = text.search(NO_TEXT);
  if (unreadable >= 0) return { faults: [{ place: placeIn(file, text, unreadable), where: '', problem: NOT_UTF8 }] };
  const parsed: readonly Document.Parsed[] = [
    ...yaml.parseAllDocuments(text, { lineCounter: lines, prettyErrors: false }),
  ];
  const broken = parsed.flatMap(({ errors }) =>
    errors.map(({ pos, code, message }) => notYaml(pos[0], messageOf(code, message, text.slice(pos[0])))),
  );
  if (broken.length > 0) return { faults: broken };
  const documents: WrittenDocument[] = [];
  const faults: ScenarioFault[] = [];
  // A separator at the begin or the end of a file makes no scenario.
  for (const document of parsed.filter(({ contents }) => !isNothing(yaml, contents))) {
    keepTexts(yaml, document);
    const [from] = document.range;
    try {
      const raw: unknown = document.toJS();
      if (containsItself(raw)) throw new Error('an alias that contains itself');
      documents.push({
        raw,
        placeOf: (path, byKey = false) => placeAt(offsetOf(yaml, document, path, byKey ? 'key' : 'value') ?? from),
      });
    } catch (error) {
      // Unknown aliases, and documents that grow without end by repeating them.
      faults.push(notYaml(from, error instanceof Error ? error.message : String(error)));
    }
  }
  return faults.length > 0 ? { faults } : { documents };
}

/** Texts in another encoding have these when they are read as UTF-8. */
const NO_TEXT = /[\0\uFFFD]/;
const NOT_UTF8 = 'expected a text in UTF-8, came a byte that is none, as in UTF-16 or Latin-1';

function placeIn(file: string, text: string, offset: number): Place {
  const rows = text.slice(0, offset).split('\n');
  return { file, line: rows.length, column: (rows.at(-1)?.length ?? 0) + 1 };
}

/** The parser's words, where ours do not say more. `at`: the text from the place on. */
function messageOf(code: string, message: string, at: string): string {
  if (code === 'DUPLICATE_KEY') return `the key ${/^[^:\n]{1,60}/.exec(at)?.[0].trim() ?? ''} twice in one mapping`;
  return /call stack/i.test(message) ? 'lists or mappings that are nested too deeply' : message;
}

/** An alias may stand for something that it is part of. */
function containsItself(value: unknown, above: readonly unknown[] = []): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return above.includes(value) || Object.values(value).some((part) => containsItself(part, [...above, value]));
}

const isNothing = (yaml: typeof Yaml, contents: unknown): boolean =>
  contents === null || (yaml.isScalar(contents) && contents.value === null);

/** YAML reads +15550100300 and 0012 as numbers. */
function keepTexts(yaml: typeof Yaml, document: Document): void {
  yaml.visit(document, {
    Pair(_, pair, above) {
      const keys = [...above, pair].filter(yaml.isPair).map(({ key }) => (yaml.isScalar(key) ? key.value : undefined));
      if (isTextAt(keys) && yaml.isScalar(pair.value)) keepText(pair.value);
    },
    Scalar(_, scalar) {
      if (scalar.source?.startsWith('+') === true) keepText(scalar);
    },
  });
}
