import type * as Yaml from 'yaml';
import type { Document, Pair } from 'yaml';
import { ConfigError, pathText, type Origin } from './config-check.js';
import { keepText, offsetOf, position } from './platform/yaml-places.js';

export interface ConfigFile {
  readonly raw: unknown;
  readonly origin: Origin;
}

/** Keys whose values are texts even where they look like numbers: a 19-digit id would lose its last digits as a number. */
const TEXT_KEYS = new Set<unknown>([
  'say',
  'greeting',
  'press',
  'id',
  'seed',
  'control_token',
  'api_keys',
  'outbound_voice_profile_id',
]);

/** Reads YAML (or JSON, which is YAML too). `path` only names the file in errors. Loads the parser at first use: it costs 20 ms. */
export async function parseConfigFile(path: string, text: string): Promise<ConfigFile> {
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [fault] = document.errors;
  if (fault !== undefined) {
    throw new ConfigError(`${path}:${position(lines, fault.pos[0])}: expected YAML, got: ${oneLine(fault.message)}`);
  }
  keepTexts(yaml, document);
  const place: Origin['place'] = (where, part) => {
    const offset = offsetOf(yaml, document, where, part);
    const at = offset === undefined ? path : `${path}:${position(lines, offset)}`;
    return `${at}: ${pathText(where) || 'the file'}`;
  };
  return { raw: toPlain(path, document), origin: { place } };
}

function toPlain(path: string, document: Document): unknown {
  try {
    // An empty file is an empty configuration.
    return document.toJS() ?? {};
  } catch (error) {
    // Unknown aliases, and documents that grow without end by repeating them.
    throw new ConfigError(
      `${path}: expected YAML, got: ${oneLine(error instanceof Error ? error.message : String(error))}`,
    );
  }
}

function keepTexts(yaml: typeof Yaml, document: Document): void {
  yaml.visit(document, {
    Pair(_, pair: Pair) {
      if (!yaml.isScalar(pair.key)) return;
      // YAML reads +15550100300 as a number.
      if (pair.key.value === 'parties' && yaml.isMap(pair.value))
        for (const { key } of pair.value.items) if (yaml.isScalar(key)) keepText(key);
      if (!TEXT_KEYS.has(pair.key.value)) return;
      const values = yaml.isSeq(pair.value) ? pair.value.items : [pair.value];
      for (const value of values) if (yaml.isScalar(value)) keepText(value);
    },
  });
}

const oneLine = (message: string): string => message.split('\n', 1)[0] ?? message;
