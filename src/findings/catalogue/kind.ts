import type { FindingKind } from '../finding.js';

/** A row of the catalogue; the compiler remembers the values that its words take. */
export const kind = <Values = object>(row: FindingKind<Values>): FindingKind<Values> => row;

/** `1 time`, `3 times`. */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;
