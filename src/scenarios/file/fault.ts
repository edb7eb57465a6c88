import type { Place } from '../types.js';

/** A fault within a scenario, before its place in the file is known. */
export interface Fault {
  /** The place: `['steps', 3, 'expect']`. */
  readonly path: readonly (string | number)[];
  /** The key is at fault, not what stands behind it. */
  readonly byKey?: boolean;
  /** `expected …, came …; did you mean …?` */
  readonly problem: string;
}

/** A fault of a scenario file. */
export interface ScenarioFault {
  readonly place: Place;
  /** The place in words: `steps[3].expect.within`; empty where the file itself is at fault. */
  readonly where: string;
  readonly problem: string;
}

/** One line: `menu.yaml:12:9: steps[3].caller.press: expected …, came …`. */
export function faultLine({ place, where, problem }: ScenarioFault): string {
  const { file, line, column } = place;
  return `${file}:${line}:${column}: ${where === '' ? '' : `${where}: `}${problem}`;
}

/** `steps[3].caller["mm-hmm"]` */
export function pathWords(path: readonly (string | number)[]): string {
  return path.map((part, index) => partWords(part, index === 0)).join('');
}

function partWords(part: string | number, isFirst: boolean): string {
  if (typeof part === 'number') return `[${part}]`;
  if (isFirst) return part;
  return /^[\w-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
}
