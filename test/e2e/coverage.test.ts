import { describe, expect, it } from 'vitest';
import { CALLER, Lab, OURS } from '../support/lab.js';
import { PATIENCE } from '../support/patience.js';

describe('coverage of an app', () => {
  it('is what it has asked for, was refused and has taken, counted by hand', async () => {
    await using lab = await Lab.start({ config: { coverage: true } });
    const { sim, telnyx } = lab;
    const { call_control_id: id } = await sim.calls.ring({ from: CALLER, to: OURS });
    await telnyx.calls.actions.answer(id, { client_state: 'YQ==' });
    await sim.events.waitFor({ type: 'call.state', call_control_id: id, match: ['to:active'] }, PATIENCE);
    // Refused: there is no such voice setting, and what is refused exercises an error alone.
    await expect(telnyx.calls.actions.sendDtmf(id, { digits: 'x' })).rejects.toThrow();
    await telnyx.calls.actions.sendDtmf(id, { digits: '1', duration_millis: 200 });
    await telnyx.calls.actions.hangup(id, {});
    await sim.events.waitFor({ type: 'webhook.delivered', match: ['event_type:call.hangup'] }, PATIENCE);

    const { groups } = await sim.coverage();
    const exercised = (name: string) =>
      groups
        .find((group) => group.name === name)
        ?.items.filter(({ times }) => times > 0)
        .map(({ item }) => item)
        .sort();
    expect(exercised('operations')).toEqual(expect.arrayContaining(['AnswerCall', 'HangupCall', 'SendDTMF']));
    expect(exercised('properties')?.filter((item) => /^(AnswerCall|HangupCall|SendDTMF) /.test(item))).toEqual([
      'AnswerCall client_state',
      'SendDTMF digits',
      'SendDTMF duration_millis',
    ]);
    expect(exercised('webhooks')).toEqual(['call.answered', 'call.hangup', 'call.initiated']);
    expect(exercised('webhook_values')).toEqual(expect.arrayContaining(['call.hangup hangup_cause=normal_clearing']));
    expect(exercised('states')).toEqual(['active', 'ended', 'ringing']);
    expect(exercised('errors')).toHaveLength(1);
    const answer = (await (await fetch(`${sim.url}/_sim/coverage?all=true`)).json()) as { data: { all: boolean } };
    expect(answer.data.all).toBe(true);
  });

  it('is not counted where nobody asked for it', async () => {
    await using lab = await Lab.start();
    expect((await fetch(`${lab.sim.url}/_sim/coverage`)).status).toBe(409);
    await expect(lab.sim.coverage()).rejects.toMatchObject({ code: 409 });
    await expect(lab.sim.coverage({ all: 5 as never })).rejects.toMatchObject({ code: 422 });
  });
});
