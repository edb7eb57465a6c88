import { LIMITS } from '../../../../src/limits.js';
import { afterEach, describe, expect, it } from 'vitest';
import { SpeechError } from '../../../../src/media/speech/speech-error.js';
import {
  FliteWorker,
  TEXTS_PER_THREAD,
  WORKER_IDLE_MS,
  type FliteWorkerOptions,
} from '../../../../src/media/speech/worker.js';
import type { HostClock } from '../../../../src/platform/clock.js';
import { VirtualClock } from '../../../../src/platform/virtual-clock.js';
import { asker } from '../../../support/askers.js';

const ENTRY = new URL('../../../support/fake-flite-worker.mjs', import.meta.url);
const open: FliteWorker[] = [];
const start = (options: FliteWorkerOptions = {}, host: HostClock = new VirtualClock().host) => {
  const worker = new FliteWorker(host, { entry: ENTRY, threads: 1, ...options });
  open.push(worker);
  return worker;
};

/** The message that it was rejected with, if that was a SpeechError. */
const reasonOf = (result: PromiseSettledResult<unknown>) =>
  result.status === 'rejected' && result.reason instanceof SpeechError ? result.reason.message : result.status;

const failure = (promise: Promise<unknown>): Promise<unknown> => promise.then(String, (error: unknown) => error);

afterEach(async () => {
  for (const worker of open.splice(0)) await worker.close();
});

describe('the speech worker', () => {
  it('starts with the first text', async () => {
    const worker = start();
    expect(worker.threads).toBe(0);
    const { pcm, rate } = await worker.synthesize('slt', 'four', asker());
    expect(worker.threads).toBe(1);
    expect([pcm.length, pcm[0], rate]).toEqual([100, 4, 16000]);
  });

  it('answers one call in the order of its asking', async () => {
    const worker = start();
    const order: number[] = [];
    const texts = ['a', 'bb', 'ccc', 'dddd'];
    await Promise.all(
      texts.map(async (text) => order.push((await worker.synthesize('slt', text, asker())).pcm[0] ?? 0)),
    );
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('serves calls in turn: one with many texts does not hold up another', async () => {
    const worker = start();
    const order: string[] = [];
    const ask = async (call: string, text: string): Promise<void> => {
      await worker.synthesize('slt', text, asker(call));
      order.push(text);
    };
    await Promise.all([ask('a', 'a1'), ask('a', 'a2'), ask('a', 'a3'), ask('b', 'b1')]);
    expect(order).toEqual(['a1', 'a2', 'b1', 'a3']);
  });

  it('does not say what nobody waits for any more', async () => {
    const worker = start();
    const [ended, live] = [asker('ended'), asker('live')];
    const gone = Promise.allSettled(Array.from({ length: 8 }, () => worker.synthesize('slt', 'gone', ended)));
    const heard = worker.synthesize('slt', 'heard', live);
    expect(worker.waiting).toBe(8);
    ended.leave();
    expect(worker.waiting).toBe(1);
    expect((await heard).pcm[0]).toBe(5);
    expect((await gone).every((result) => reasonOf(result).includes('nobody waits'))).toBe(true);
    await expect(worker.synthesize('slt', 'late', ended)).rejects.toThrow(SpeechError);
    expect(worker.waiting).toBe(0);
  });

  it('gets a second thread where much waits, which says the same, and each is ended after 30 s of rest', async () => {
    const clock = new VirtualClock();
    const worker = start({ threads: 2 }, clock.host);
    const few = Array.from({ length: TEXTS_PER_THREAD }, () => worker.synthesize('slt', 'abc', asker()));
    expect(worker.threads).toBe(1);
    const more = Array.from({ length: 20 }, () => worker.synthesize('slt', 'abc', asker()));
    expect(worker.threads).toBe(2);
    const all = await Promise.all([...few, ...more]);
    expect(all.every(({ pcm }) => pcm.length === 100 && pcm[0] === 3)).toBe(true);
    clock.advance(WORKER_IDLE_MS / 2);
    await worker.synthesize('slt', 'abc', asker());
    clock.advance(WORKER_IDLE_MS / 2);
    expect(worker.threads).toBe(1);
    clock.advance(WORKER_IDLE_MS / 2);
    expect(worker.threads).toBe(0);
  });

  it('is ended after 30 s with nothing to say, and started again by the next text', async () => {
    const clock = new VirtualClock();
    const worker = start({}, clock.host);
    const first = (await worker.synthesize('slt', 'thread', asker())).pcm[0];
    clock.advance(WORKER_IDLE_MS - 1);
    expect((await worker.synthesize('slt', 'thread', asker())).pcm[0]).toBe(first);
    clock.advance(WORKER_IDLE_MS - 1);
    expect(worker.threads).toBe(1);
    clock.advance(1);
    expect(worker.threads).toBe(0);
    expect((await worker.synthesize('slt', 'thread', asker())).pcm[0]).not.toBe(first);
  });

  it('refuses one text without harm to the others', async () => {
    const worker = start();
    const [bad, good] = await Promise.allSettled([
      worker.synthesize('slt', 'fail', asker()),
      worker.synthesize('slt', 'ok', asker()),
    ]);
    expect(reasonOf(bad)).toContain('refused on purpose');
    expect(good.status).toBe('fulfilled');
  });

  it.each([
    ['throw', 'thrown on purpose'],
    ['exit', 'code 3'],
  ])('that crashes (%s) loses that text alone: the others go to another one', async (text, reason) => {
    const worker = start();
    const [lost, waits] = await Promise.allSettled([
      worker.synthesize('slt', text, asker()),
      worker.synthesize('slt', 'waits', asker()),
    ]);
    expect(reasonOf(lost)).toContain(reason);
    expect(waits.status).toBe('fulfilled');
  });

  it('that cannot be started rejects what waits, without trying for each', async () => {
    const worker = start({ entry: new URL('./no-such-file.js', import.meta.url) });
    const texts = Array.from({ length: 6 }, () => worker.synthesize('slt', 'x', asker()));
    const reasons = (await Promise.allSettled(texts)).map(reasonOf);
    expect(reasons.slice(0, 3).every((reason) => reason.includes('the worker was lost: Cannot find module'))).toBe(
      true,
    );
    expect(reasons.slice(3).every((reason) => reason.includes('3 workers in a row'))).toBe(true);
  });

  it('that has been closed takes nothing more, and leaves no timer', async () => {
    const clock = new VirtualClock();
    const worker = start({}, clock.host);
    await worker.synthesize('slt', 'x', asker());
    expect(clock.pending).toBe(1);
    await worker.close();
    expect(clock.pending).toBe(0);
    await expect(worker.synthesize('slt', 'x', asker())).rejects.toThrow(SpeechError);
  });
});

describe('what waits for the speech worker', () => {
  it('limit speech.waiting_texts: one more is refused, and closing rejects them all', async () => {
    const worker = start({ limits: { texts: 3 } });
    const running = worker.synthesize('slt', 'hang', asker('a'));
    const waiting = ['b', 'c', 'd'].map((call) => worker.synthesize('slt', 'x', asker(call)));
    expect(await failure(worker.synthesize('slt', 'x', asker('e')))).toMatchObject({
      message: 'speech: at most 3 texts may wait, and that many do',
      limit: 'speech.waiting_texts',
    });
    const settled = Promise.allSettled([running, ...waiting]);
    await worker.close();
    expect((await settled).every((result) => result.status === 'rejected')).toBe(true);
    expect(LIMITS['speech.waiting_texts']).toBeGreaterThanOrEqual(2 * 10_000);
  });

  it('limit speech.waiting_texts_per_call: one call cannot fill it', async () => {
    const worker = start();
    const settled = Array.from({ length: LIMITS['speech.waiting_texts_per_call'] + 1 }, (_, i) =>
      failure(worker.synthesize('slt', i === 0 ? 'hang' : 'x', asker('a'))),
    );
    expect(await failure(worker.synthesize('slt', 'x', asker('a')))).toMatchObject({
      limit: 'speech.waiting_texts_per_call',
    });
    settled.push(failure(worker.synthesize('slt', 'x', asker('b'))));
    expect(worker.waiting).toBe(101);
    await worker.close();
    await Promise.all(settled);
  });

  it('limit speech.waiting_bytes: two for each character, free again when a text is dropped', async () => {
    const worker = start({ limits: { bytes: 20 } });
    const settled = [failure(worker.synthesize('slt', 'hang', asker('a')))];
    const impatient = asker('b');
    settled.push(failure(worker.synthesize('slt', 'xxxxxxxxxx', impatient)));
    expect(await failure(worker.synthesize('slt', 'x', asker('c')))).toMatchObject({ limit: 'speech.waiting_bytes' });
    impatient.leave();
    settled.push(failure(worker.synthesize('slt', 'xxxxxxxxxx', asker('c'))));
    expect(worker.waiting).toBe(1);
    await worker.close();
    await Promise.all(settled);
  });
});
