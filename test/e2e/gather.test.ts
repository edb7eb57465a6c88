import { describe, expect, it } from 'vitest';
import { useLab } from '../support/lab.js';

const lab = useLab();

/** The ends of a call's gathers, in order. */
const ends = (id: string): string[] =>
  lab()
    .app.received.all.filter(({ type, payload }) => type === 'call.gather.ended' && payload['call_control_id'] === id)
    .map(({ payload }) => `${String(payload['digits'])} ${String(payload['status'])}`);

const MENU = { payload: 'Press one or two.', voice: 'female', valid_digits: '12', maximum_digits: 1 };

describe.concurrent('a menu made with the official SDK', () => {
  it('is answered by a caller with a script: a wrong key, then a right one, then digits without a prompt', async () => {
    const { app, telnyx, sim } = lab();
    const script = [
      { wait_ms: 300 },
      { press: '9' },
      { wait_ms: 5000 },
      { press: '2' },
      { wait_ms: 1000 },
      { press: '47#' },
    ];
    const id = await lab().answered({}, { script: [...script, { wait_ms: 1000 }, { hangup: true }] });
    await app.webhook('call.answered', id);
    await telnyx.calls.actions.gatherUsingSpeak(id, { ...MENU, invalid_payload: 'No.', client_state: 'bWVudQ==' });
    const menu = await app.webhook('call.gather.ended', id);
    expect(menu.payload).toMatchObject({ digits: '2', status: 'valid', client_state: 'bWVudQ==' });
    await telnyx.calls.actions.gather(id, { gather_id: 'account', minimum_digits: 2 });
    await app.webhook('call.hangup', id);
    await app.webhook('call.gather.ended', id, 2);
    expect(ends(id)).toEqual(['2 valid', '47 valid']);
    const { activities } = await sim.calls.get(id);
    expect(activities.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'gather ended',
      'speak ended',
      'speak ended',
      'speak ended',
      'gather ended',
    ]);
    expect(app.typesOf(id)).not.toContain('call.speak.started');
  });

  it('is not answered by a caller who presses nothing, which fast time need not wait for', async () => {
    const { app, telnyx } = lab();
    const id = await lab().answered({}, { script: [] });
    await app.webhook('call.answered', id);
    await telnyx.calls.actions.gatherUsingAudio(id, { media_name: 'no-such-file', maximum_tries: 1 });
    expect((await app.webhook('call.gather.ended', id)).payload).toMatchObject({ digits: '', status: 'timeout' });
    await telnyx.calls.actions.gather(id, { timeout_millis: 3_600_000, initial_timeout_millis: 120_000 });
    await telnyx.calls.actions.stopGather(id, {});
    await app.webhook('call.gather.ended', id, 2);
    expect(ends(id)).toEqual([' timeout', ' cancelled']);
  });
});
