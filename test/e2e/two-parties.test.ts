import { describe, expect, it } from 'vitest';
import { OURS, useLab } from '../support/lab.js';
import { readWavFile, trimSilence } from '../support/wire-audio.js';

const DESK = '+15550123004';
const lab = useLab({
  config: {
    party: { ringMs: 50 },
    parties: { [DESK]: { ringMs: 5000, script: [{ play: 'fixture:greeting' }, { press: '42' }, { hangup: true }] } },
  },
});
const CONNECTION = '2000000000000000001';
const CALLEE = '+15550123003';
const BUSY = '+15550100486';

const audio = async (id: string, view: 'heard' | 'spoken'): Promise<Int16Array> =>
  trimSilence(readWavFile(await lab().sim.calls.audio(id, view)).pcm);

/** A party has called in, and the app has dialled another one and bridges the two. */
async function bridged(more: object = {}): Promise<{ a: string; b: string }> {
  const { app, telnyx } = lab();
  const a = await lab().answered();
  const { data } = await telnyx.calls.dial({ connection_id: CONNECTION, from: OURS, to: CALLEE, link_to: a });
  const b = String(data?.call_control_id);
  await app.webhook('call.answered', b);
  await telnyx.calls.actions.bridge(a, { call_control_id_to_bridge_with: b, ...more });
  await Promise.all([app.webhook('call.bridged', a), app.webhook('call.bridged', b)]);
  return { a, b };
}

/** The far end says a text to its end; the only one that it says in its call. */
async function say(id: string, text: string): Promise<void> {
  await lab().sim.calls.party(id).say(text);
  await lab().event('party.act.ended', id);
}

describe.concurrent('two parties', () => {
  it('hear each other, sample for sample, until either hangs up', async () => {
    const { a, b } = await bridged();
    expect((await lab().sim.calls.get(a)).bridged_to).toBe(b);
    await say(a, 'Hello, this is Ann.');
    await say(b, 'Good morning, Ann.');
    expect(await audio(b, 'heard')).toEqual(await audio(a, 'spoken'));
    expect(await audio(a, 'heard')).toEqual(await audio(b, 'spoken'));
    await lab().sim.calls.party(b).hangup();
    expect((await lab().app.webhook('call.hangup', a)).payload).toMatchObject({ hangup_source: 'callee' });
  });

  it('are told of with the words of the other one, and with its digits', async () => {
    const { a, b } = await bridged();
    const { app, telnyx, sim } = lab();
    await telnyx.calls.actions.startTranscription(b, {
      transcription_engine: 'Telnyx',
      transcription_tracks: 'outbound',
    });
    await say(a, 'The code is on its way.');
    const { payload } = await app.webhook('call.transcription', b);
    expect(payload['transcription_data']).toMatchObject({ transcript: 'The code is on its way.', is_final: true });
    await sim.calls.party(a).dtmf('7');
    await app.webhook('call.dtmf.received', a);
    expect((await sim.calls.get(b)).party.dtmf_heard).toBe('7');
    expect(app.typesOf(b)).not.toContain('call.dtmf.received');
  });

  it('are brought together by a transfer, after one that failed', async () => {
    const { app, telnyx, sim } = lab();
    const a = await lab().answered();
    await telnyx.calls.actions.transfer(a, { to: BUSY });
    const failed = await app.received.atLeast(
      1,
      ({ type, payload }) => type === 'call.hangup' && payload['to'] === BUSY,
    );
    expect(failed[0]?.payload).toMatchObject({ hangup_cause: 'user_busy' });
    expect((await sim.calls.get(a)).state).toBe('active');
    await telnyx.calls.actions.transfer(a, { to: CALLEE });
    const { peer } = await lab().event('bridge.started', a);
    await say(a, 'Is anybody there?');
    expect(await audio(String(peer), 'heard')).toEqual(await audio(a, 'spoken'));
    await telnyx.calls.actions.hangup(a, {});
    expect((await app.webhook('call.hangup', String(peer))).payload).toMatchObject({ hangup_source: 'caller' });
  });

  it('talk by themselves where one is dialled that the configuration has a script for', async () => {
    const { app, telnyx, sim } = lab();
    const a = await lab().answered({}, { script: [] });
    await telnyx.calls.actions.transfer(a, { to: DESK, early_media: false });
    await app.webhook('call.hangup', a);
    expect((await sim.calls.get(a)).party.dtmf_heard).toBe('42');
    const desk = (await sim.calls.list()).find(({ to }) => to === DESK);
    expect(await audio(a, 'heard')).toEqual(await audio(String(desk?.call_control_id), 'spoken'));
  });
});
