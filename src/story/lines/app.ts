import type { EntryOf } from '../../contract/entry-types.js';
import { debug, info, warn } from '../line.js';
import { because } from '../words.js';
import { commandText } from './commands.js';
import type { LinesOf } from './lines-of.js';
import { requestLine } from './requests.js';

/** The command that a path asks for. */
function commandOf({ method, path }: EntryOf<'api.request'>): string | undefined {
  if (method !== 'POST' || path === null) return undefined;
  if (path === '/v2/calls') return 'dial';
  if (path === '/v2/conferences') return 'create_conference';
  return /^\/v2\/(?:calls|conferences)\/[^/]+\/actions\/([^/]+)$/.exec(path)?.[1];
}

/** The app's requests. */
export const APP_LINES: LinesOf<'api' | 'command' | 'property'> = {
  'api.request': (entry) => {
    const { method, path, status, error_codes: codes, refused, fault, host } = entry;
    const command = commandOf(entry);
    const request = { who: 'app', method, path, status } as const;
    // The command itself is told of with its properties.
    if (status < 400)
      return { ...requestLine({ ...request, ms: host?.duration_ms }), level: command === undefined ? 'info' : 'debug' };
    // Codes of our own are their status.
    const why = [...codes.filter((code) => code !== String(status)), refused ?? (fault && `fault ${fault}`) ?? '']
      .join(' ')
      .trim();
    if (command !== undefined) return warn('app', `${command} → ${status} ${why}`);
    return { ...requestLine({ ...request, why }), level: 'warn' };
  },
  'command.accepted': ({ command, given }) => info('app', commandText(command, given)),
  'command.ignored': ({ command, given, why }) =>
    info('app', `${commandText(command, given)}, which changes nothing${because(why)}`),
  // The answer to its request is told of, with the code.
  'command.refused': ({ command, given, errors }) =>
    debug('app', `${commandText(command, given)} is refused${because(errors.join(', '))}`),
  // A finding says more of this.
  'property.unknown': ({ name, operation }) =>
    debug('app', `sends ${name}, which is not documented${because(operation)}`),
  'property.not_simulated': ({ name }) => info('app', `sends ${name}, which has no effect here`),
};
