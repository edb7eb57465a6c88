import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/limits.js';
import { ExchangeWorld } from '../../support/exchange.js';

/** What the journal tells of the start of the activities that a command begins. */
async function started(command: string, body: object): Promise<object[]> {
  const world = new ExchangeWorld();
  const call = await world.answered();
  world.ok(call, command, body);
  const ofAll = ['seq', 'at', 'id', 'call_control_id'];
  const entries = world.events('activity.started', call);
  return entries.map((entry) => Object.fromEntries(Object.entries(entry).filter(([name]) => !ofAll.includes(name))));
}

describe('the start of an activity is told', () => {
  it('with the text and the voice of a speak', async () => {
    const [told] = await started('speak', { payload: 'Guten Tag.', voice: 'female', language: 'de-DE' });
    expect(told).toEqual({
      type: 'activity.started',
      kind: 'speak',
      text: 'Guten Tag.',
      voice: 'female',
      language: 'de-DE',
    });
  });

  it('limit journal.act_text_chars: with the beginning of a long text', async () => {
    const payload = 'word '.repeat(100);
    const [told] = await started('speak', { payload, voice: 'female' });
    expect(told).toMatchObject({ text: `${payload.slice(0, LIMITS['journal.act_text_chars'])}…` });
  });

  it('with the file of a playback, without the secrets of its URL', async () => {
    const audio_url = 'http://user:pass@files.test/a.wav?token=abc&part=1';
    expect(await started('playback_start', { audio_url })).toEqual([
      { type: 'activity.started', kind: 'playback', audio_url: 'http://***@files.test/a.wav?token=***&part=1' },
    ]);
  });

  it('with where a stream goes and what goes each way, without its token', async () => {
    const body = {
      stream_url: 'wss://app.test/media?api_key=abc',
      stream_auth_token: 'secret',
      stream_track: 'both_tracks',
      stream_bidirectional_mode: 'rtp',
      stream_bidirectional_codec: 'L16',
    };
    expect(await started('streaming_start', body)).toEqual([
      {
        type: 'activity.started',
        kind: 'stream',
        stream_url: 'wss://app.test/media?api_key=***',
        stream_track: 'both_tracks',
        stream_bidirectional_mode: 'rtp',
        stream_bidirectional_codec: 'L16',
        encoding: 'L16',
        sample_rate: 8000,
      },
    ]);
  });

  it('with the engine and the tracks of a transcription', async () => {
    const [told] = await started('transcription_start', { transcription_engine: 'B', transcription_tracks: 'both' });
    expect(told).toMatchObject({ kind: 'transcription', engine: expect.any(String) as string, tracks: 'both' });
  });

  it('with the addresses of a fork', async () => {
    const [told] = await started('fork_start', { rx: 'udp:192.0.2.1:4000', tx: 'udp:192.0.2.1:4002' });
    expect(told).toEqual({
      type: 'activity.started',
      kind: 'fork',
      rx: 'udp:192.0.2.1:4000',
      tx: 'udp:192.0.2.1:4002',
    });
  });

  it('with the other leg of a bridge', async () => {
    const world = new ExchangeWorld();
    const [one, other] = [await world.answered(), await world.answered()];
    world.ok(one, 'bridge', { call_control_id: other.id });
    expect(world.events('activity.started', one)).toMatchObject([{ kind: 'bridge', peer: other.id }]);
    expect(world.events('activity.started', other)).toMatchObject([{ kind: 'bridge', peer: one.id }]);
  });
});

describe('a property that does nothing is told', () => {
  it('with the command that it came with', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'speak', { payload: 'Yes.', voice: 'female', voice_settings: { type: 'aws' } });
    world.ok(call, 'transcription_start', {
      transcription_engine: 'Google',
      transcription_engine_config: { language: 'en', model_of: 'x' },
    });
    expect(world.events('property.*', call).map(({ type, name, command }) => [type, name, command])).toEqual([
      ['property.not_simulated', 'voice_settings', 'speak'],
      ['property.not_simulated', 'transcription_engine_config.language', 'transcription_start'],
      ['property.unknown', 'transcription_engine_config.model_of', 'transcription_start'],
    ]);
  });
});
