import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toneDbfs } from '../support/goertzel.js';
import { useLab } from '../support/lab.js';
import { rms, sine } from '../support/signals.js';
import { makeWavFile, readWavFile, trimSilence } from '../support/wire-audio.js';

const QUIET_SONG = 'song.wav';
const lab = useLab((app) => ({
  webhookUrl: app.url(),
  config: { transcripts: { [app.url(`/files/${QUIET_SONG}`)]: 'Press one for sales.' } },
}));

const heardBy = async (id: string): Promise<Int16Array> => readWavFile(await lab().sim.calls.audio(id, 'heard')).pcm;

/** Serves a WAV file of a tone; its URL. */
function song(ms: number, hz = 440, name = QUIET_SONG): string {
  const { app } = lab();
  app.files.set(`/files/${name}`, makeWavFile(sine(hz, ms * 16, 16_000, 8000), 16_000));
  return app.url(`/files/${name}`);
}

describe.concurrent('what the app lets a party hear', () => {
  it('playback_start fetches a file and plays it at its pitch and level', async () => {
    const { app, telnyx } = lab();
    const id = await lab().answered();
    await telnyx.calls.actions.startPlayback(id, { audio_url: song(400, 440, 'once.wav') });
    const ended = await app.webhook('call.playback.ended', id);
    expect(ended.payload).toMatchObject({ status: 'completed', media_url: app.url('/files/once.wav'), overlay: false });
    expect(app.typesOf(id).slice(-2)).toEqual(['call.playback.started', 'call.playback.ended']);
    const sound = trimSilence(await heardBy(id));
    expect(Math.abs(sound.length - 3200)).toBeLessThan(200);
    expect(Math.abs(toneDbfs(sound.subarray(400, 2800), 440, 8000) - 20 * Math.log10(8000 / 32_767))).toBeLessThan(0.5);
  });

  it('a file that is not there ends as file_not_found, one that is no audio as failed', async () => {
    const { app, telnyx } = lab();
    const id = await lab().answered();
    await telnyx.calls.actions.startPlayback(id, { audio_url: app.url('/files/none.wav') });
    expect((await app.webhook('call.playback.ended', id)).payload['status']).toBe('file_not_found');
    app.files.set('/files/text.wav', Buffer.from('this is a text'));
    await telnyx.calls.actions.startPlayback(id, { audio_url: app.url('/files/text.wav') });
    expect((await app.webhook('call.playback.ended', id, 2)).payload['status']).toBe('failed');
  });

  it('speak and playback wait for each other; playback_stop ends what sounds', async () => {
    const { app, telnyx } = lab();
    const { actions } = telnyx.calls;
    const id = await lab().answered();
    await actions.startPlayback(id, { audio_url: song(10_000, 500, 'long.wav'), loop: 3 });
    await actions.speak(id, { payload: 'Never said.', voice: 'male' });
    await app.webhook('call.playback.started', id);
    await actions.stopPlayback(id, { stop: 'current' });
    expect((await app.webhook('call.playback.ended', id)).payload['status']).toBe('cancelled');
    await app.webhook('call.speak.started', id);
    await actions.stopPlayback(id, {});
    await app.webhook('call.speak.ended', id);
    expect(app.typesOf(id).slice(2)).toEqual([
      'call.playback.started',
      'call.playback.ended',
      'call.speak.started',
      'call.speak.ended',
    ]);
  });

  it('send_dtmf is heard as the pair of tones of the digit', async () => {
    const { telnyx } = lab();
    const { client, id } = await lab().streaming({ stream_track: 'outbound_track' });
    await telnyx.calls.actions.sendDtmf(id, { digits: '5', duration_millis: 200 });
    await client.frames.first(
      () => client.media('outbound').filter(({ payload }) => payload.some((byte) => byte !== 0xff)).length >= 10,
      'ten loud frames',
    );
    const tones = trimSilence(await heardBy(id));
    for (const hz of [770, 1336]) expect(toneDbfs(tones, hz, 8000)).toBeGreaterThan(-20);
    for (const hz of [697, 852, 1209, 1477]) expect(toneDbfs(tones, hz, 8000)).toBeLessThan(-30);
    expect((await lab().sim.calls.get(id)).party.dtmf_heard).toBe('5');
    expect(await lab().announced(id)).not.toContain('call.dtmf.received');
  });

  it('the audio_url of a dial is played at the answer', async () => {
    const { data } = await lab().telnyx.calls.dial({
      connection_id: '5',
      from: '+15550123002',
      to: '+15550100200',
      audio_url: song(200, 700, 'welcome.wav'),
    });
    const id = String(data?.call_control_id);
    expect((await lab().app.webhook('call.playback.ended', id)).payload['status']).toBe('completed');
    expect(rms(trimSilence(await heardBy(id)))).toBeGreaterThan(1000);
  });
});

describe.concurrent('what the party utters', () => {
  it('play takes the fixture with its transcript', async () => {
    const { client, id } = await lab().streaming();
    await lab().telnyx.calls.actions.startTranscription(id, {
      transcription_engine: 'Deepgram',
      transcription_engine_config: {
        transcription_engine: 'Deepgram',
        transcription_model: 'deepgram/nova-2',
      } as never,
    });
    await lab().sim.calls.party(id).play({ audio_url: 'fixture:yes' });
    const { payload } = await lab().app.webhook('call.transcription', id);
    expect(payload['transcription_data']).toMatchObject({ transcript: 'Yes.', is_final: true });
    const fixture = readWavFile(readFileSync(new URL('../../scenarios/audio/yes.wav', import.meta.url)));
    const loud = trimSilence(await client.pcm());
    expect(Math.abs(loud.length / 8000 - trimSilence(fixture.pcm).length / fixture.rate)).toBeLessThan(0.1);
  });

  it('silence stops what sounds and empties the queue', async () => {
    const { sim } = lab();
    const id = await lab().answered();
    const party = sim.calls.party(id);
    await party.play({ audio: makeWavFile(sine(500, 40_000, 8000), 8000) });
    await party.say('Never said.');
    await lab().event('party.act.started', id);
    await party.silence();
    const ended = await lab().event('party.act.ended', id);
    expect(ended['completed']).toBe(false);
    expect((await sim.calls.get(id)).party.speaking).toBe(false);
    expect(trimSilence(readWavFile(await sim.calls.audio(id, 'spoken')).pcm).length).toBeLessThan(20_000);
  });

  it('acts are refused where the state forbids them', async () => {
    const { sim } = lab();
    const id = await lab().ring();
    await expect(sim.calls.party(id).say('Hello')).rejects.toMatchObject({ code: 409 });
    await expect(sim.calls.party(id).answer()).rejects.toMatchObject({ code: 409 });
    await expect(sim.calls.party('v3:unknown').hangup()).rejects.toMatchObject({ code: 404 });
    await sim.calls.party(id).hangup();
    const { payload } = await lab().app.webhook('call.hangup', id);
    expect(payload).toMatchObject({
      hangup_cause: 'originator_cancel',
      hangup_source: 'caller',
      sip_hangup_cause: '487',
    });
  });
});

describe.concurrent('transcription', () => {
  const transcripts = (id: string) =>
    lab()
      .app.of(id)
      .filter(({ type }) => type === 'call.transcription')
      .map(
        ({ payload }) =>
          payload['transcription_data'] as { transcript: string; is_final: boolean; confidence?: number },
      );

  it('of an engine with interim results grows word by word and ends with what was said', async () => {
    const text = 'I would like a table for four.';
    const id = await lab().answered({
      transcription: true,
      transcription_config: {
        transcription_engine: 'Google',
        transcription_engine_config: { transcription_engine: 'Google', language: 'en', interim_results: true },
      },
    });
    await lab().sim.calls.party(id).say(text);
    await lab().app.received.first(
      ({ callControlId, payload }) =>
        callControlId === id &&
        (payload['transcription_data'] as { is_final?: boolean } | undefined)?.is_final === true,
      'final transcript',
    );
    const results = transcripts(id);
    expect(results.length).toBeGreaterThan(2);
    expect(results.map(({ is_final }) => is_final)).toEqual([...results.slice(1).map(() => false), true]);
    for (const [i, { transcript, confidence }] of results.entries()) {
      expect(text.startsWith(transcript)).toBe(true);
      expect(transcript.length).toBeGreaterThan(results[i - 1]?.transcript.length ?? 0);
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
    expect(results.at(-1)?.transcript).toBe(text);
  });

  it('of both tracks has what the app speaks and plays as well', async () => {
    const { app, telnyx } = lab();
    const id = await lab().answered();
    await telnyx.calls.actions.startTranscription(id, { transcription_engine: 'B', transcription_tracks: 'both' });
    await telnyx.calls.actions.speak(id, { payload: 'Welcome.', voice: 'female' });
    await telnyx.calls.actions.startPlayback(id, { audio_url: song(300) });
    await app.webhook('call.transcription', id, 2);
    expect(transcripts(id)).toEqual([
      { is_final: true, transcript: 'Welcome.', transcription_track: 'outbound' },
      { is_final: true, transcript: 'Press one for sales.', transcription_track: 'outbound' },
    ]);
  });

  it('is stopped by transcription_stop, which is announced', async () => {
    const { app, telnyx, sim } = lab();
    const id = await lab().answered();
    await telnyx.calls.actions.startTranscription(id, {});
    await telnyx.calls.actions.stopTranscription(id, {});
    await app.webhook('call.transcription.stopped', id);
    await sim.calls.party(id).say('Yes.');
    await lab().event('party.act.ended', id);
    await telnyx.calls.actions.stopTranscription(id, {});
    await sim.calls.party(id).hangup();
    await app.webhook('call.hangup', id);
    expect(transcripts(id)).toEqual([]);
    expect((await lab().announced(id)).filter((type) => type.startsWith('call.transcription'))).toEqual([
      'call.transcription.stopped',
    ]);
  });
});
