import { live } from '../calls/call.js';
import { checkStop } from './checks.js';
import { done, refused, type Command } from './command.js';

/** Stops what `speak` and `playback_start` play. */
export const playbackStop: Command<'StopCallPlayback'> = {
  operationId: 'StopCallPlayback',
  name: 'playback_stop',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  check: (body) => checkStop(body.stop, ['current', 'all', 'overlay']),
  run(call, body, world) {
    const overlay = body.overlay === true || body.stop === 'overlay';
    const playing = [
      ...live(call, 'playback').filter((playback) => playback.overlay === overlay && !playback.isHoldAudio),
      ...(overlay ? [] : live(call, 'speak')),
    ];
    if (playing.length === 0) {
      if (world.switches.stop_when_idle === 'refuse') return refused('unprocessable');
      return { kind: 'ignored', why: 'nothing is being played' };
    }
    const scope = body.stop === 'current' ? 'current' : 'all';
    return done([{ kind: 'stopAudio', at: call.address, queue: overlay ? 'overlay' : 'main', scope }]);
  },
};
