import { callAddress, conferenceAddress, type Address } from '../../calls/address.js';
import type { DocumentedOperation } from '../../contract/document.js';
import type { NotSimulatedOperation } from '../../contract/not-simulated.js';
import { isProductPath, productOf } from '../../contract/products.js';
import { decodePercent } from '../../platform/percent.js';

/** An address and a method lead to one of these. */
export type Route =
  | {
      readonly kind: 'served';
      readonly operation: DocumentedOperation;
      readonly params: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'notSimulated'; readonly operation: NotSimulatedOperation }
  | { readonly kind: 'wrongMethod'; readonly allowed: readonly string[] }
  | { readonly kind: 'badEncoding' }
  /** Something of Telnyx's that is no voice API. */
  | { readonly kind: 'otherProduct'; readonly product: string }
  | { readonly kind: 'unknown' };

type Target =
  | { readonly kind: 'served'; readonly operation: DocumentedOperation; readonly names: readonly string[] }
  | { readonly kind: 'notSimulated'; readonly operation: NotSimulatedOperation };

interface Node {
  readonly children: Map<string, Node>;
  /** A parameter stands here in the path; its name is the operation's business. */
  parameter: Node | undefined;
  readonly byMethod: Map<string, Target>;
}

const newNode = (): Node => ({ children: new Map(), parameter: undefined, byMethod: new Map() });

const PARAMETER = /^\{(.+)\}$/;

/**
 * Finds operations by walking the parts of the path through maps, so that its cost does not grow with the document. Paths begin with
 * `/v2` or not (an SDK may be given either); one slash at the end is let pass.
 */
export class TelnyxRouter {
  readonly #root = newNode();

  constructor(served: readonly DocumentedOperation[], notSimulated: readonly NotSimulatedOperation[]) {
    for (const operation of notSimulated) this.#add(operation, { kind: 'notSimulated', operation });
    for (const operation of served) {
      const names = partsOf(operation.path).flatMap((part) => PARAMETER.exec(part)?.[1] ?? []);
      this.#add(operation, { kind: 'served', operation, names });
    }
  }

  /** `path` is what stands before the query, as it was sent. HEAD is served as GET. */
  match(method: string, path: string): Route {
    const parts = partsOf(path);
    if (parts.at(-1) === '') parts.pop();
    const values: string[] = [];
    const start = parts[0] === 'v2' ? 1 : 0;
    const node = isProductPath(parts[start], parts[start + 1]) ? undefined : find(this.#root, parts, start, values);
    if (!node) {
      const product = productOf(parts.slice(start, start + 2));
      return product === undefined ? { kind: 'unknown' } : { kind: 'otherProduct', product };
    }
    const target = node.byMethod.get(method === 'HEAD' ? 'GET' : method);
    if (!target) return { kind: 'wrongMethod', allowed: [...node.byMethod.keys()] };
    if (target.kind === 'notSimulated') return target;
    const params: Record<string, string> = {};
    for (const [index, name] of target.names.entries()) {
      const value = decodePercent(values[index] ?? '');
      if (value === undefined) return { kind: 'badEncoding' };
      params[name] = value;
    }
    return { kind: 'served', operation: target.operation, params };
  }

  #add({ method, path }: { readonly method: string; readonly path: string }, target: Target): void {
    let node = this.#root;
    for (const part of partsOf(path))
      node = PARAMETER.test(part) ? (node.parameter ??= newNode()) : childOf(node, part);
    node.byMethod.set(method, target);
  }
}

const partsOf = (path: string): string[] => path.slice(1).split('/');

function childOf(node: Node, part: string): Node {
  const known = node.children.get(part);
  if (known) return known;
  const child = newNode();
  node.children.set(part, child);
  return child;
}

/** The node for the parts from `index` on; a literal part goes before a parameter. The parameters' texts are left in `values`. */
function find(node: Node, parts: readonly string[], index: number, values: string[]): Node | undefined {
  const part = parts[index];
  if (part === undefined) return node.byMethod.size > 0 ? node : undefined;
  const child = node.children.get(part);
  const found = child && find(child, parts, index + 1, values);
  if (found || !node.parameter || part === '') return found;
  const known = values.length;
  values.push(part);
  const below = find(node.parameter, parts, index + 1, values);
  if (!below) values.length = known;
  return below;
}

/**
 * The entity that a path is about, whatever else it says: the call that follows `/calls/`, the conference that follows `/conferences/`.
 * Clients send `v3:x` and `v3%3Ax` for the same one.
 */
export function entityIn(path: string): Address | undefined {
  const [, kind, part] = /^(?:\/v2)?(?:\/queues\/[^/]+)?\/(calls|conferences)\/([^/]+)/.exec(path) ?? [];
  const id = part === undefined ? undefined : decodePercent(part);
  if (id === undefined) return undefined;
  return kind === 'calls' ? callAddress(id) : conferenceAddress(id);
}
