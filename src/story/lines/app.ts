import type { EntryOf } from '../../contract/entry-types.js';
import { ERRORS } from '../../contract/errors.js';
import { decodePercent } from '../../platform/percent.js';
import { debug, info, warn } from '../line.js';
import { because, shortId, took } from '../words.js';
import type { LinesOf } from './lines-of.js';

/** What an error is about: several errors have one code, and those of one status and code mean about the same. */
function titled(status: number, code: string): string {
  const error = Object.values(ERRORS).find((each) => each.code === code && each.status === status);
  return error ? `${code} ${error.title}` : code;
}

/** The command that a path asks for. */
function commandOf({ method, path }: EntryOf<'api.request'>): string | undefined {
  if (method !== 'POST' || path === null) return undefined;
  return path === '/v2/calls' ? 'dial' : /^\/v2\/calls\/[^/]+\/actions\/([^/]+)$/.exec(path)?.[1];
}

/** A request by its method and path, in which a call is named by the end of its id. */
function requested({ method, path }: EntryOf<'api.request'>): string {
  if (method === null || path === null) return 'sends what is no request';
  return `${method} ${path.replace(/v3(?::|%3A)[^/]+/i, (id) => `…${shortId(decodePercent(id) ?? id)}`)}`;
}

/** What the app asks for. */
export const APP_LINES: LinesOf<'api' | 'command' | 'property'> = {
  'api.request': (entry) => {
    const { status, error_codes: codes, host } = entry;
    const command = commandOf(entry);
    if (status < 400) {
      // The command itself is told of with its properties.
      const tell = command === undefined ? info : debug;
      return tell('app', `${requested(entry)} → ${status}${took(host)}`);
    }
    const why = codes.map((code) => titled(status, code)).join(', ');
    return warn('app', `${command ?? requested(entry)} → ${status} ${why}`.trimEnd());
  },
  'command.accepted': ({ command }) => info('app', command),
  'command.ignored': ({ command, why }) => info('app', `${command}, which changes nothing${because(why)}`),
  // The answer to its request is told of, with the code.
  'command.refused': ({ command, errors }) => debug('app', `${command} is refused${because(errors.join(', '))}`),
  'property.unknown': ({ name, operation }) =>
    info('app', `sends ${name}, which is not documented${because(operation)}`),
  'property.not_simulated': ({ name }) => info('app', `sends ${name}, which has no effect here`),
};
