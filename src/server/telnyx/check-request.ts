import type { ApiDocument } from '../../contract/document.js';
import type { Refusal } from '../../contract/errors.js';
import { inItsOwnWords } from '../../contract/own-errors.js';
import { LIMITS } from '../../limits.js';
import type { Operation } from './operation.js';

interface Parts {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>> | undefined;
  readonly body: object;
}

/** A request is wrong for these reasons, `request.faults` at most: those of the schemas, and the operation's about properties that they accept. */
export function checkRequest(...given: Parameters<typeof allFaults>): readonly Refusal[] {
  return allFaults(...given).slice(0, LIMITS['request.faults']);
}

function allFaults(document: ApiDocument, operationId: string, operation: Operation, parts: Parts): readonly Refusal[] {
  const refusals = document.validate(operationId, parts).map(inItsOwnWords);
  if (!operation.check) return refusals;
  if (refusals.length === 0) return operation.check(parts.body, parts.params);
  if (Array.isArray(parts.body) || typeof parts.body !== 'object') return refusals;
  // A refused property is blanked, so that the check does not stumble over it; a fault of the blank is not a second one.
  const refused = new Set(refusals.flatMap(({ pointer }) => (pointer === undefined ? [] : [topName(pointer)])));
  const faultsWith = (text: (name: string) => string): readonly Refusal[] => {
    const blanked = { ...parts.body, ...Object.fromEntries([...refused].map((name) => [name, text(name)])) };
    const found = operation.check?.(blanked, parts.params) ?? [];
    return found.filter(({ pointer }) => pointer === undefined || !refused.has(topName(pointer)));
  };
  const further = faultsWith(() => '');
  if (!further.some(isMissing)) return [...refusals, ...further];
  // Nothing is missing that a refused text stands for, if badly: `media_name` for `audio_url`.
  const isText = (name: string): boolean =>
    document.validate(operationId, { body: { [name]: 'x' } }).every(({ pointer }) => pointer !== `/${name}`);
  const missing = faultsWith((name) => (isText(name) ? 'x' : ''));
  return [
    ...refusals,
    ...further.filter((fault) => !isMissing(fault) || missing.some(({ pointer }) => pointer === fault.pointer)),
  ];
}

const isMissing = ({ error }: Refusal): boolean => error === 'missingParameter';

/** `/to/0` is about `to`. */
const topName = (pointer: string): string => pointer.split('/', 2)[1] ?? '';
