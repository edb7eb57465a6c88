import { live } from '../calls/call.js';
import { stop } from '../calls/lifecycle.js';
import { done, refused, type Command } from './command.js';

/** Stops the suppression of noise. */
export const suppressionStop: Command<'noiseSuppressionStop'> = {
  operationId: 'noiseSuppressionStop',
  name: 'suppression_stop',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  run(call, _body, world) {
    const running = live(call, 'suppression');
    if (running.length === 0) {
      if (world.switches.stop_when_idle === 'refuse') return refused('unprocessable');
      return { kind: 'ignored', why: 'no noise is being suppressed' };
    }
    return done(running.flatMap((suppression) => stop(call, suppression, 'stopped', world)));
  },
};
