import type { operations } from '../../src/contract/generated/telnyx.js';
import type { OperationId } from '../../src/contract/types.js';
import type { METHODS, Resources } from './sdk-methods.js';

// The compiler holds what the document says of answers against the SDK's types: whatever these have without a question mark must be there.

/** The JSON of an operation that has gone well. */
type AnswerOf<Op extends OperationId> =
  operations[Op]['responses'] extends Readonly<Record<200, infer Response>>
    ? JsonOf<Response>
    : operations[Op]['responses'] extends Readonly<Record<201, infer Response>>
      ? JsonOf<Response>
      : undefined;
type JsonOf<Response> = Response extends { content: { 'application/json': infer Json } } ? Json : undefined;

/** The promise of a method of the SDK; of a page that is its items. */
type Promised<Method> = Method extends (...given: never[]) => PromiseLike<infer Answer>
  ? Answer extends { getPaginatedItems(): (infer Item)[] }
    ? { data: Item[] }
    : Answer
  : never;

type Required<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T];

/** The properties that `Theirs` has without fail and `Ours` has not, at any depth. */
type Missing<Theirs, Ours> = [Theirs] extends [readonly (infer Item)[]]
  ? Ours extends readonly (infer OurItem)[]
    ? Missing<Item, OurItem>
    : 'a list'
  : [Theirs] extends [object]
    ? Exclude<Required<Theirs>, Required<Ours>> | MissingInside<Theirs, Ours>
    : never;
type MissingInside<Theirs, Ours> = {
  [K in keyof Theirs & keyof Ours]-?: Missing<NonNullable<Theirs[K]>, NonNullable<Ours[K]>>;
}[keyof Theirs & keyof Ours];

type Table = typeof METHODS;
type MissingOf<Resource, Rows> = {
  [Name in keyof Resource & keyof Rows]: Rows[Name] extends readonly [infer Op extends OperationId, ...unknown[]]
    ? Missing<Promised<Resource[Name]>, AnswerOf<Op>>
    : 'an operation';
}[keyof Resource & keyof Rows];

type MissingInAnswers = { readonly [Path in keyof Resources]: MissingOf<Resources[Path], Table[Path]> };

/** True where nothing is missing; otherwise the names of what is, by resource. */
export type Complete = MissingInAnswers extends Readonly<Record<keyof Resources, never>> ? true : MissingInAnswers;
