import type { EntryOf } from '../../contract/entry-types.js';
import { ERRORS } from '../../contract/errors.js';
import { debug, info, warn } from '../line.js';
import { because } from '../words.js';
import type { LinesOf } from './lines-of.js';
import { requestLine } from './requests.js';

/** A code with the title of its error: several errors have one code, and those of one status and code mean about the same. */
function titled(status: number, code: string): string {
  const error = Object.values(ERRORS).find((each) => each.code === code && each.status === status);
  return error ? `${code} ${error.title}` : code;
}

/** The command that a path asks for. */
function commandOf({ method, path }: EntryOf<'api.request'>): string | undefined {
  if (method !== 'POST' || path === null) return undefined;
  return path === '/v2/calls' ? 'dial' : /^\/v2\/calls\/[^/]+\/actions\/([^/]+)$/.exec(path)?.[1];
}

/** The app's requests. */
export const APP_LINES: LinesOf<'api' | 'command' | 'property'> = {
  'api.request': (entry) => {
    const { method, path, status, error_codes: codes, host } = entry;
    const command = commandOf(entry);
    const request = { who: 'app', method, path, status } as const;
    // The command itself is told of with its properties.
    if (status < 400)
      return { ...requestLine({ ...request, ms: host?.duration_ms }), level: command === undefined ? 'info' : 'debug' };
    const why = codes.map((code) => titled(status, code)).join(', ');
    if (command !== undefined) return warn('app', `${command} → ${status} ${why}`.trimEnd());
    return { ...requestLine({ ...request, why }), level: 'warn' };
  },
  'command.accepted': ({ command }) => info('app', command),
  'command.ignored': ({ command, why }) => info('app', `${command}, which changes nothing${because(why)}`),
  // The answer to its request is told of, with the code.
  'command.refused': ({ command, errors }) => debug('app', `${command} is refused${because(errors.join(', '))}`),
  'property.unknown': ({ name, operation }) =>
    info('app', `sends ${name}, which is not documented${because(operation)}`),
  'property.not_simulated': ({ name }) => info('app', `sends ${name}, which has no effect here`),
};
