import { LIMITS, limitReached } from '../limits.js';
import type { Call } from './call.js';
import { note, type Effect } from './effect.js';

/** Journals each name once per call, with the command that it came with first, up to `call.noted` of them; then, once, that there were more. */
export function noteOnce(
  call: Pick<Call, 'address' | 'noted'>,
  type: 'property.unknown' | 'property.not_simulated',
  command: string,
  names: readonly string[],
): Effect[] {
  const { noted } = call;
  return names.flatMap((name) => {
    if (noted.has(name) || noted.size > LIMITS['call.noted']) return [];
    noted.add(name);
    return [
      noted.size > LIMITS['call.noted']
        ? note(call, 'limit.reached', limitReached('call.noted'))
        : note(call, type, { name, command }),
    ];
  });
}
