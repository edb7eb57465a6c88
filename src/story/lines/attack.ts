import { isSuccess } from '../../platform/http-sender.js';
import { info, warn } from '../line.js';
import { because } from '../words.js';
import type { LinesOf } from './lines-of.js';

export const ATTACK_LINES: LinesOf<'attack'> = {
  'attack.started': ({ url, event_type: name }) => info('attack', `copies of ${name} go to ${url}`),
  'attack.attempt': ({ copy, status, error }) => {
    const isTaken = status !== undefined && isSuccess({ status });
    const isFine = isTaken === (copy === 'genuine' || copy === 'replayed');
    return (isFine ? info : warn)('attack', `${copy} → ${status ?? error ?? 'no answer'}`);
  },
  'attack.ended': ({ accepted, acted }) =>
    info(
      'attack',
      `over: took ${accepted.join(', ') || 'none'}${because(acted.length > 0 ? `acted on ${acted.join(', ')}` : undefined)}`,
    ),
};
