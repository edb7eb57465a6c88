import { createHash, timingSafeEqual } from 'node:crypto';
import { SimulatorError } from '../../control/simulator-error.js';
import {
  hostObjection,
  isLoopbackHost,
  originObjection,
  type HostRules,
  type Objection,
  type Visitor,
} from '../visitor.js';

export interface AccessOptions extends HostRules {
  readonly controlToken: string | null;
}

/** A request to the control API, as far as it decides whether it may pass. */
export interface ControlVisitor extends Visitor {
  readonly authorization: string | undefined;
}

/**
 * The control API is for these requests alone. Throws a SimulatorError (403, 401). `isOpen`: the path is one of those that need no token.
 *
 * A page in the developer's browser must not get in. One that has the control token is no such page, whatever its Host.
 */
export function checkAccess(visitor: ControlVisitor, isOpen: boolean, options: AccessOptions): void {
  const withoutToken = tokenObjection(visitor.authorization, options);
  const hasToken = options.controlToken !== null && !withoutToken;
  const objection =
    (hasToken ? undefined : hostObjection(visitor, 'control', options)) ?? originObjection(visitor, options);
  if (objection) throw forbidden(objection);
  if (!isOpen && withoutToken) throw withoutToken;
}

const forbidden = ({ header, detail }: Objection): SimulatorError =>
  new SimulatorError(403, [{ detail, parameter: header }]);

/** The fault of a request's token; undefined where it is right, or where none is asked for. */
function tokenObjection(
  authorization: string | undefined,
  { controlToken, host }: AccessOptions,
): SimulatorError | undefined {
  if (controlToken === null) {
    if (isLoopbackHost(host)) return undefined;
    return new SimulatorError(403, `The simulator listens on ${host}: start it with --control-token to use this.`);
  }
  const given = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (given === undefined) {
    return new SimulatorError(401, 'Authorization: expected Bearer and the value of --control-token, came none.');
  }
  // Digests have one length, which timingSafeEqual asks for.
  if (timingSafeEqual(digest(given), digest(controlToken))) return undefined;
  return new SimulatorError(401, 'Authorization: expected the value of --control-token, came another token.');
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
