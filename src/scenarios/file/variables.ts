import type { Variables } from '../types.js';
import { hintFor, problemOf } from '../../contract/problem.js';
import type { Fault } from './fault.js';

/** Texts even where a variable with a number stands there alone. */
const TEXT_KEYS: ReadonlySet<unknown> = new Set([
  'scenario',
  'note',
  'seed',
  'say',
  'press',
  'interrupt',
  'transcript',
  'call',
  'number',
  'dtmf',
  'heard',
  'words',
]);

/** A value at that place is a text. Names in what `with` compares and a request sends are the app's own, those of variables at the top are not. */
export const isTextAt = (path: readonly unknown[]): boolean =>
  TEXT_KEYS.has(path.at(-1)) && !path.slice(1).some((key) => key === 'with' || key === 'json');

/** `${name}`, or `$${`, which stands for `${` itself. */
const MARK = /\$\$\{|\$\{([^}]*)\}/g;
const ALONE = /^\$\{([^}]*)\}$/;

/**
 * A copy of a scenario with the values of variables in its texts. A text that is one variable and nothing else becomes that value,
 * with its type; a variable that nobody gave is told as a fault and stays as it is.
 */
export function withVariables(
  scenario: object,
  variables: Variables,
): { readonly scenario: object; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const valueOf = (name: string, path: Fault['path']): string | number | boolean => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value !== undefined) return value;
    const known = Object.keys(variables);
    faults.push({ path, problem: problemOf('a variable that is set under with', name, hintFor(name, known)) });
    return `\${${name}}`;
  };
  const put = (value: unknown, path: Fault['path']): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => put(item, [...path, index]));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, put(item, [...path, key])]));
    if (typeof value !== 'string') return value;
    const [, alone] = ALONE.exec(value) ?? [];
    if (alone !== undefined) {
      const own = valueOf(alone, path);
      return isTextAt(path) ? String(own) : own;
    }
    return value.replaceAll(MARK, (mark, name: string | undefined) =>
      name === undefined ? mark.slice(1) : String(valueOf(name, path)),
    );
  };
  const put1 = ([key, value]: [string, unknown]): [string, unknown] =>
    key === 'with' || key === 'examples' ? [key, value] : [key, put(value, [key])];
  return { scenario: Object.fromEntries(Object.entries(scenario).map(put1)), faults };
}
