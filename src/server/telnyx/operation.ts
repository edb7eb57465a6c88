import type { Address } from '../../calls/address.js';
import type { Refusal } from '../../contract/errors.js';

/** A request that has a key and that its schemas have nothing against. */
export interface ApiRequest {
  readonly params: Readonly<Record<string, string>>;
  /** Of the types that the document has them in. */
  readonly query: Readonly<Record<string, unknown>>;
  /** `{}` where none came. */
  readonly body: object;
  readonly apiKey: string;
  /** URLs for whoever asked begin with this: `public_url`, or the address that the request came to. */
  readonly baseUrl: string;
}

export type Answer =
  | {
      readonly status: 200 | 201;
      readonly body: Readonly<Record<string, unknown>>;
      /** The entity that came of it, for the journal. */
      readonly of?: Address;
    }
  /** Done, and nothing to say about it. */
  | { readonly status: 204 }
  | { readonly refusals: readonly Refusal[] };

/** An operation does this once its request has been found in order. */
export interface Operation {
  /** The command that it is, by its name. */
  readonly command?: string;
  /** All that can be said against a body beyond its schema. */
  check?(body: object, params: ApiRequest['params']): readonly Refusal[];
  run(request: ApiRequest): Answer | Promise<Answer>;
}

export const NO_CONTENT: Answer = { status: 204 };

/** `of`: the entity that came of it. */
export const ok = (data: unknown, of?: Address): Answer => ({ status: 200, body: { data }, ...(of ? { of } : {}) });

export const refuse = (refusal: Refusal): Answer => ({ refusals: [refusal] });

/** A parameter of the path. The router has seen to it that it is there and not empty. */
export const pathParam = ({ params }: ApiRequest, name: string): string => params[name] ?? '';
