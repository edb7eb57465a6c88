import { describe, expect, it } from 'vitest';
import { CALLER, OURS, useLab } from '../support/lab.js';

// A hang-up and the end of its call are some microseconds apart where time is real.
const lab = useLab({ time: 'real' });

describe('readings in real time', () => {
  it('know the app for the one who hung up, and what it cut off', async () => {
    const { sim, app, telnyx } = lab();
    const { call_control_id: id } = await sim.calls.ring({ from: CALLER, to: OURS });
    await app.webhook('call.initiated', id);
    await telnyx.calls.actions.answer(id, {});
    await telnyx.calls.actions.speak(id, { payload: 'Good bye, and thank you for calling us.', voice: 'female' });
    await app.webhook('call.speak.started', id);
    await telnyx.calls.actions.hangup(id, {});
    await app.webhook('call.hangup', id);
    const { readings } = await sim.calls.readings(id);
    expect(readings.find(({ name }) => name === 'cut_at_end')).toMatchObject({
      outcome: 'measured',
      code: 'hangup_cuts_speech',
    });
  });
});
