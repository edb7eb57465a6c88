import { beforeAll, describe, expect, it } from 'vitest';
import { useLab, CALLER, OURS } from '../support/lab.js';
import type { MediaClient, StartFrame } from '../support/media-client.js';
import { rms, sine } from '../support/signals.js';
import { decodeWire, encodeWire, positionOf, readWavFile, trimSilence } from '../support/wire-audio.js';

const SENTENCE = 'I need a taxi.';
const REPLY = 'Thank you.';

/** What the app plays back to the caller: 400 ms of a tone. */
const TUNE = encodeWire('PCMU', sine(700, 3200, 8000, 9000));

// One call of the suite passes in real time from its ring to its hang-up.
const lab = useLab({ time: 'real' });

/** One call from the first ring to the hang-up, as an app and a caller live it. */
async function converse() {
  const { sim, app, telnyx, media } = lab();
  const { actions } = telnyx.calls;
  const ids = await sim.calls.ring({ from: CALLER, to: OURS });
  const id = ids.call_control_id;
  await app.webhook('call.initiated', id);
  await actions.answer(id, { client_state: Buffer.from('table 4').toString('base64') });
  await app.webhook('call.answered', id);
  await actions.startTranscription(id, { transcription_engine: 'Telnyx' });
  const expected = media.expect();
  await actions.startStreaming(id, {
    stream_url: expected.url,
    stream_track: 'inbound_track',
    stream_bidirectional_mode: 'rtp',
    stream_bidirectional_codec: 'PCMU',
  });
  const client = await expected.client;
  const start = await client.start();
  const party = sim.calls.party(id);
  await party.say(SENTENCE);
  await app.webhook('call.transcription', id);
  for (let at = 0; at < TUNE.length; at += 800) client.sendMedia(TUNE.subarray(at, at + 800));
  await client.played('tune');
  await party.dtmf('5');
  await app.webhook('call.dtmf.received', id);
  await actions.speak(id, { payload: REPLY, voice: 'female' });
  await app.webhook('call.speak.ended', id);
  await party.hangup();
  await app.webhook('call.transcription.stopped', id);
  const closed = await client.closed;
  const wav = async (view: 'heard' | 'spoken' | 'stereo') => readWavFile(await sim.calls.audio(id, view));
  return {
    ids,
    id,
    client,
    start,
    closed,
    heard: await wav('heard'),
    spoken: await wav('spoken'),
    stereo: await wav('stereo'),
  };
}

describe('a live call', () => {
  let call: Awaited<ReturnType<typeof converse>>;
  let client: MediaClient;
  let start: StartFrame;

  beforeAll(async () => {
    call = await converse();
    ({ client, start } = call);
  });

  it('tells the app everything in order, each post signed so that the SDK accepts it', () => {
    expect(lab().app.refused).toEqual([]);
    const types = lab().app.typesOf(call.id);
    expect(types).toEqual([
      'call.initiated',
      'call.answered',
      'streaming.started',
      'call.transcription',
      'call.dtmf.received',
      'call.speak.started',
      'call.speak.ended',
      'call.hangup',
      'streaming.stopped',
      'call.transcription.stopped',
    ]);
    const webhooks = lab().app.of(call.id);
    expect(webhooks.every(({ attempt }) => attempt === 1)).toBe(true);
    const times = webhooks.map(({ occurredAt }) => occurredAt);
    expect(times).toEqual([...times].sort());
  });

  it('names the same call, leg, session and connection in every webhook', () => {
    for (const { payload } of lab().app.of(call.id)) {
      expect(payload).toMatchObject(call.ids);
    }
  });

  it('returns the client state from the answer on', () => {
    const [initiated, ...others] = lab()
      .app.of(call.id)
      .map(({ payload }) => payload['client_state']);
    expect(initiated).toBeNull();
    expect(new Set(others)).toEqual(new Set([Buffer.from('table 4').toString('base64')]));
  });

  it('opens the stream with connected and start, and numbers every frame', () => {
    const frames = client.frames.all;
    expect(frames[0]?.text).toBe('{"event":"connected","version":"1.0.0"}');
    expect(frames[1]?.event).toBe('start');
    expect(start).toMatchObject({
      sequence_number: '1',
      start: {
        call_control_id: call.id,
        call_session_id: call.ids.call_session_id,
        from: CALLER,
        to: OURS,
        client_state: Buffer.from('table 4').toString('base64'),
        media_format: { encoding: 'PCMU', sample_rate: 8000, channels: 1 },
      },
    });
    const numbers = frames.slice(1).map(({ json }) => json['sequence_number']);
    expect(numbers).toEqual(numbers.map((_, i) => String(i + 1)));
    expect(frames.map(({ json }) => json['stream_id']).slice(1)).toEqual(numbers.map(() => start.stream_id));
  });

  it("streams the caller's words: what the frames hold is what was spoken, sample for sample", async () => {
    const media = client.media();
    expect(media.every(({ payload, track }) => payload.length === 160 && track === 'inbound')).toBe(true);
    const words = await client.pcm();
    expect(rms(trimSilence(words))).toBeGreaterThan(500);
    const at = positionOf(words, call.spoken.pcm, 160);
    expect(at).toBeGreaterThanOrEqual(0);
    // Nothing was said before the stream began.
    expect(trimSilence(words).length).toBe(trimSilence(call.spoken.pcm).length);
  });

  it('transcribes what was said, once it has been heard', () => {
    const transcript = lab()
      .app.of(call.id)
      .find(({ type }) => type === 'call.transcription');
    expect(transcript?.payload['transcription_data']).toEqual({
      is_final: true,
      transcript: SENTENCE,
      transcription_track: 'inbound',
    });
    const loud = client.media().filter(({ payload }) => rms(decodeWire('PCMU', payload)) > 100);
    expect(loud.at(-1)?.atMs).toBeLessThan(transcript?.atMs ?? 0);
  });

  it('plays what the app sends, to the sample, and returns the mark behind it', () => {
    const tune = decodeWire('PCMU', TUNE);
    expect(positionOf(tune, call.heard.pcm)).toBeGreaterThan(0);
    const mark = client.frames.all.find(({ event }) => event === 'mark');
    expect(mark?.json).toMatchObject({ mark: { name: 'tune' }, stream_id: start.stream_id });
  });

  it('reports a digit to the stream and to the app', () => {
    const frame = client.frames.all.find(({ event }) => event === 'dtmf');
    expect(frame?.json).toMatchObject({ dtmf: { digit: '5' }, stream_id: start.stream_id });
    const webhook = lab()
      .app.of(call.id)
      .find(({ type }) => type === 'call.dtmf.received');
    expect(webhook?.payload).toMatchObject({ digit: '5', from: CALLER, to: OURS });
  });

  it('lets the party hear real speech behind the tune', () => {
    const tune = decodeWire('PCMU', TUNE);
    const behind = call.heard.pcm.subarray(positionOf(tune, call.heard.pcm) + tune.length);
    const speech = trimSilence(behind);
    expect(rms(speech)).toBeGreaterThan(500);
    expect(speech.length / 8000).toBeGreaterThan(0.4);
    const webhooks = lab().app.of(call.id);
    const [started, ended] = ['call.speak.started', 'call.speak.ended'].map((type) =>
      webhooks.find((w) => w.type === type),
    );
    expect(ended?.payload['status']).toBe('completed');
    // `ended` comes when the last of it has been played, not after a fixed delay.
    const heardMs = (ended?.atMs ?? 0) - (started?.atMs ?? 0);
    expect(heardMs).toBeGreaterThan((speech.length / 8000) * 1000 - 150);
  });

  it('keeps both sides on one time line', () => {
    const { heard, spoken, stereo } = call;
    expect([heard.rate, spoken.rate, stereo.rate]).toEqual([8000, 8000, 8000]);
    expect(stereo.channels).toHaveLength(2);
    expect(stereo.channels[0]).toEqual(spoken.pcm);
    expect(stereo.channels[1]).toEqual(heard.pcm);
  });

  it('ends the stream before it announces the hang-up', () => {
    expect(client.frames.all.at(-1)?.json).toMatchObject({ event: 'stop', stop: { call_control_id: call.id } });
    expect(call.closed.code).toBe(1005);
    const hangup = lab()
      .app.of(call.id)
      .find(({ type }) => type === 'call.hangup');
    expect(hangup?.payload).toMatchObject({
      hangup_cause: 'normal_clearing',
      hangup_source: 'caller',
      sip_hangup_cause: '200',
    });
  });

  it('shows the call as ended, with what it did', async () => {
    const view = await lab().sim.calls.get(call.id);
    expect(view).toMatchObject({ state: 'ended', hangup: { cause: 'normal_clearing', source: 'caller', sip: '200' } });
    expect(view.activities.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      'speak ended',
      'stream ended',
      'transcription ended',
    ]);
  });
});
