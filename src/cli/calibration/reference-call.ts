import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import type { CallReadingsView, ScriptStepOptions } from '../../control/types.js';
import { CODECS, type CodecName } from '../../media/codecs/index.js';
import { isStateful } from '../../media/codecs/codec.js';
import { Resampler } from '../../media/resample.js';
import { readWav } from '../../media/wav.js';
import type { Simulator } from '../../simulator.js';
import { hum } from './sound.js';

/** A reference app's sound. */
export interface Reference {
  readonly codec: Extract<CodecName, 'PCMU' | 'PCMA' | 'L16'>;
  /** The level of its sound, as root mean square. */
  readonly dbfs: number;
  /** Its sound fades in and out over so long. */
  readonly softMs: number;
  /** It greets, answers and stops so many frames later than it could. */
  readonly late: number;
  /** The hole in its answer, in frames. */
  readonly hole: number;
  readonly leakMs: number;
}

export interface ReferenceCall {
  /** The place of the answer in what was heard and said, in ms: their first sample is that of the frame in which the call was answered. */
  readonly answerMs: number;
  readonly heard: Int16Array;
  readonly spoken: Int16Array;
  readonly readings: CallReadingsView;
}

const FRAME_MS = 20;

/**
 * The app does these, counted in the frames that it has got: greets, answers with a hole behind the first second, stops, lets some sound
 * follow 400 ms later. It may be late with all of them.
 */
const SCRIPT = { greets: 25, answers: 220, clears: 360, hangsUp: 560 } as const;
const ANSWER_FRAMES = 50;
const LEAK_FRAMES = 20;

/** The far end speaks at 3 s, and interrupts, with these recordings. */
export const CALLER_PLAYS = ['yes', 'greeting'] as const;

const CALLER: ScriptStepOptions[] = [
  { wait_ms: 3_000 },
  { play: `fixture:${CALLER_PLAYS[0]}` },
  { wait_ms: 3_000 },
  { play: `fixture:${CALLER_PLAYS[1]}` },
  { wait_ms: 8_000 },
];

/** One call with a reference app, which is a WebSocket client on loopback: what was heard and said, and what was measured. */
export async function referenceCall(simulator: Simulator, reference: Reference): Promise<ReferenceCall> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  try {
    const { call_control_id: id } = await simulator.calls.ring({
      from: '+15550100001',
      to: '+15550100002',
      script: CALLER,
    });
    const command = (name: string, body: object): Promise<Response> =>
      fetch(`${simulator.url}/v2/calls/${encodeURIComponent(id)}/actions/${name}`, {
        method: 'POST',
        headers: { authorization: 'Bearer KEY', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    server.on('connection', (socket) => follow(socket, reference, () => void command('hangup', {})));
    await command('answer', {
      stream_url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
      stream_bidirectional_mode: 'rtp',
      stream_bidirectional_codec: reference.codec,
      stream_bidirectional_sampling_rate: rateOf(reference),
    });
    await simulator.events.waitFor(
      { type: 'call.state', call_control_id: id, match: ['to:ended'] },
      {
        timeoutMs: 60_000,
      },
    );
    const answered = await simulator.events.waitFor({ type: 'call.state', call_control_id: id, match: ['to:active'] });
    const [heard, spoken] = await Promise.all(
      (['heard', 'spoken'] as const).map((view) => simulator.calls.audio(id, view)),
    );
    const readings = await simulator.calls.readings(id);
    return {
      answerMs: placeInFrame(answered.at),
      heard: readWav(heard ?? new Uint8Array()).pcm,
      spoken: readWav(spoken ?? new Uint8Array()).pcm,
      readings,
    };
  } finally {
    for (const socket of server.clients) socket.terminate();
    server.close();
  }
}

/** Frames lie on the multiples of 20 ms of the world's clock, and `fast` time begins on one. */
const placeInFrame = (at: string): number =>
  (Date.parse(`${at.slice(0, 19)}Z`) + Number(at.slice(20, 26)) / 1000) % FRAME_MS;

const rateOf = ({ codec }: Reference): number => (codec === 'L16' ? 16_000 : 8000);

function follow(socket: WebSocket, reference: Reference, hangup: () => void): void {
  const send = (pcm: Int16Array): void => {
    for (const payload of chunks(pcm, reference)) socket.send(JSON.stringify({ event: 'media', media: { payload } }));
  };
  // A hole is one in the middle of a sound.
  const answer = hum(5_000, reference);
  const { late, hole, leakMs } = reference;
  const first = ANSWER_FRAMES * FRAME_MS * 8;
  const steps = new Map<number, () => void>([
    [SCRIPT.greets + late, () => send(hum(1_500, reference))],
    [SCRIPT.answers + late, () => send(answer.subarray(0, first))],
    [SCRIPT.answers + late + ANSWER_FRAMES + hole, () => send(answer.subarray(first))],
    [SCRIPT.clears + late, () => socket.send('{"event":"clear"}')],
    [SCRIPT.clears + late + LEAK_FRAMES, () => send(hum(leakMs, reference))],
    [SCRIPT.hangsUp, hangup],
  ]);
  let frames = 0;
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as { event: string };
    if (message.event === 'media') steps.get(frames++)?.();
  });
}

function chunks(pcm: Int16Array, reference: Reference): string[] {
  const codec = CODECS[reference.codec];
  if (isStateful(codec)) throw new Error(`no ${reference.codec} in a calibration`);
  const rate = rateOf(reference);
  const all = rate === 8000 ? pcm : new Resampler(8000, rate).push(pcm);
  const samples = (rate * FRAME_MS) / 1000;
  return Array.from({ length: Math.ceil(all.length / samples) }, (_, i) =>
    Buffer.from(codec.encode(all.subarray(i * samples, (i + 1) * samples))).toString('base64'),
  );
}
