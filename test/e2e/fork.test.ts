import { describe, expect, it } from 'vitest';
import { Lab, useLab } from '../support/lab.js';
import { expectPace } from '../support/pace.js';
import { RtpListener, type ReceivedPacket } from '../support/rtp-listener.js';
import { rms, sine } from '../support/signals.js';
import { decodeWire, makeWavFile, positionOf, readWavFile, trimSilence } from '../support/wire-audio.js';

const lab = useLab({}, ['command_refused', 'fork_unreachable']);
const TELEPHONE_EVENT = 101;

const isAudio = ({ payloadType }: ReceivedPacket): boolean => payloadType !== TELEPHONE_EVENT;
const isEvent = ({ payloadType }: ReceivedPacket): boolean => payloadType === TELEPHONE_EVENT;

/** Forks an answered call to two sockets. */
async function forked(id: string, { telnyx } = lab()) {
  const [rx, tx] = await Promise.all([RtpListener.start(), RtpListener.start()]);
  await telnyx.calls.actions.startForking(id, { rx: rx.target, tx: tx.target });
  return {
    rx,
    tx,
    async [Symbol.asyncDispose]() {
      await Promise.all([rx[Symbol.asyncDispose](), tx[Symbol.asyncDispose]()]);
    },
  };
}

/** An RTP stream as RFC 3550 wants it: one source, numbers without gaps, 20 ms of samples in each. */
function expectRtp(packets: readonly ReceivedPacket[], payloadType: number): void {
  const [first] = packets;
  expect(first?.marker).toBe(true);
  for (const [i, packet] of packets.entries()) {
    expect(packet.sequenceNumber).toBe(((first?.sequenceNumber ?? 0) + i) % 2 ** 16);
    expect(packet.ssrc).toBe(first?.ssrc);
  }
  const audio = packets.filter(isAudio);
  for (const [i, packet] of audio.entries()) {
    expect(packet).toMatchObject({
      payloadType,
      timestamp: ((first?.timestamp ?? 0) + i * 160) % 2 ** 32,
      marker: i === 0,
    });
    expect(packet.payload).toHaveLength(160);
  }
}

const pcmOf = (packets: readonly ReceivedPacket[], encoding: 'PCMU' | 'PCMA'): Int16Array =>
  decodeWire(encoding, Buffer.concat(packets.filter(isAudio).map(({ payload }) => payload)));

describe.concurrent('a fork over UDP', () => {
  it.each([
    ['PCMU', 0],
    ['PCMA', 8],
  ] as const)(
    'sends a %s call as RTP of type %d, what the party says on rx and what it hears on tx',
    async (codec, type) => {
      const { sim, app, telnyx } = lab();
      const id = await lab().answered({}, { codec });
      await using fork = await forked(id);
      await sim.calls.party(id).play({ audio: makeWavFile(sine(600, 4000, 8000, 9000), 8000) });
      await telnyx.calls.actions.speak(id, { payload: 'Yes.', voice: 'female' });
      await app.webhook('call.speak.ended', id);
      await fork.rx.packets.atLeast(fork.rx.packets.all.length + 2);
      const [rx, tx] = [[...fork.rx.packets.all], [...fork.tx.packets.all]];
      expectRtp(rx, type);
      expectRtp(tx, type);
      expect(rx[0]?.ssrc).not.toBe(tx[0]?.ssrc);
      const spoken = readWavFile(await sim.calls.audio(id, 'spoken')).pcm;
      const heard = readWavFile(await sim.calls.audio(id, 'heard')).pcm;
      expect(rms(trimSilence(pcmOf(rx, codec)))).toBeGreaterThan(1000);
      expect(rms(trimSilence(pcmOf(tx, codec)))).toBeGreaterThan(300);
      if (codec === 'PCMU') {
        expect(positionOf(pcmOf(rx.slice(0, 40), codec), spoken, 160)).toBeGreaterThanOrEqual(0);
        expect(positionOf(pcmOf(tx.slice(0, 40), codec), heard, 160)).toBeGreaterThanOrEqual(0);
      }
      await app.webhook('call.fork.started', id);
    },
  );

  it('sends silence too, one packet per 20 ms and direction', async () => {
    // Real time is the point: when packets come.
    await using real = await Lab.start({ time: 'real' });
    const id = await real.answered();
    const askedMs = performance.now();
    await using fork = await forked(id, real);
    const packets = await fork.rx.packets.atLeast(50);
    expect(packets.every(({ payload }) => payload.every((byte) => byte === 0xff))).toBe(true);
    await expectPace(fork.rx.packets, askedMs);
    const other = await fork.tx.packets.atLeast(50);
    expect(other.every(({ payload }) => payload.every((byte) => byte === 0xff))).toBe(true);
  });

  it('sends a digit as telephone events between the audio', async () => {
    const id = await lab().answered();
    await using fork = await forked(id);
    await fork.rx.packets.atLeast(3);
    await lab().sim.calls.party(id).dtmf('#');
    await lab().app.webhook('call.dtmf.received', id);
    const isEnd = (packet: ReceivedPacket): boolean => isEvent(packet) && ((packet.payload[1] ?? 0) & 0x80) !== 0;
    await fork.rx.packets.atLeast(3, isEnd);
    const all = [...fork.rx.packets.all];
    expectRtp(all, 0);
    const events = all.filter(isEvent);
    // Event 11 is "#"; 160 ms are 1280 samples at the end.
    expect(events.every(({ payload }) => payload.length === 4 && payload[0] === 11)).toBe(true);
    expect(new Set(events.map(({ timestamp }) => timestamp)).size).toBe(1);
    expect(events.map(({ marker }) => marker)).toEqual(events.map((_, i) => i === 0));
    expect(events.filter(isEnd)).toEqual(events.slice(-3));
    const durations = events.map(({ payload }) => (payload[2] ?? 0) * 256 + (payload[3] ?? 0));
    expect(durations.at(-1)).toBe(1280);
    expect(durations).toEqual([...durations].sort((a, b) => a - b));
    expect(fork.tx.packets.all.some(isEvent)).toBe(false);
  });

  it('to a legacy target sends both directions to one address, told apart by their source', async () => {
    const id = await lab().answered();
    await using listener = await RtpListener.start();
    const body = { target: listener.target } as object;
    await lab().telnyx.calls.actions.startForking(id, body);
    const packets = await listener.packets.atLeast(20);
    const sources = [...new Set(packets.map(({ ssrc }) => ssrc))];
    expect(sources).toHaveLength(2);
    for (const source of sources)
      expectRtp(
        packets.filter(({ ssrc }) => ssrc === source),
        0,
      );
  });

  it('takes over from a running stream, and a stream from it', async () => {
    const { app } = lab();
    const { client, id } = await lab().streaming();
    await using fork = await forked(id);
    await client.frame('stop');
    expect((await client.closed).code).toBe(1005);
    await fork.rx.packets.atLeast(3);
    await app.webhook('call.fork.started', id);
    const again = await lab().stream(id);
    await again.client.mediaFrames(3);
    await app.webhook('call.fork.stopped', id);
    await app.webhook('streaming.started', id, 2);
    expect(app.typesOf(id).slice(2)).toEqual([
      'streaming.started',
      'streaming.stopped',
      'call.fork.started',
      'call.fork.stopped',
      'streaming.started',
    ]);
  });

  it('ends with fork_stop, whose stream_type does not matter', async () => {
    const { app, telnyx, sim } = lab();
    const id = await lab().answered();
    await using fork = await forked(id);
    await fork.tx.packets.atLeast(3);
    await telnyx.calls.actions.stopForking(id, { stream_type: 'raw' });
    const { payload } = await app.webhook('call.fork.stopped', id);
    expect(payload).toMatchObject({ stream_type: 'decrypted', call_control_id: id });
    const { activities } = await sim.calls.get(id);
    expect(activities[0]).toMatchObject({ kind: 'fork', state: 'ended' });
    await expect(telnyx.calls.actions.stopForking(id, {})).rejects.toMatchObject({ status: 422 });
  });

  it('ends at the hang-up, after call.hangup', async () => {
    const id = await lab().answered();
    await using fork = await forked(id);
    await fork.rx.packets.atLeast(2);
    await lab().sim.calls.party(id).hangup();
    await lab().app.webhook('call.fork.stopped', id);
    expect(lab().app.typesOf(id).slice(-2)).toEqual(['call.hangup', 'call.fork.stopped']);
  });

  it('does not hurt the call where nobody listens', async () => {
    const id = await lab().answered();
    const fork = await forked(id);
    await fork[Symbol.asyncDispose]();
    await lab().telnyx.calls.actions.speak(id, { payload: 'Yes.', voice: 'male' });
    await lab().app.webhook('call.speak.ended', id);
    const view = await lab().sim.calls.get(id);
    expect(view.activities[0]).toMatchObject({ kind: 'fork', state: 'running' });
    expect(view.state).toBe('active');
  });
});
