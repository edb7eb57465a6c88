import { LIMITS } from '../../../../src/limits.js';
import { afterEach, describe, expect, it } from 'vitest';
import { SpeechError } from '../../../../src/media/speech/speech-error.js';
import { FliteWorker, WORKER_IDLE_MS } from '../../../../src/media/speech/worker.js';
import { VirtualClock } from '../../../../src/platform/virtual-clock.js';

const ENTRY = new URL('../../../support/fake-flite-worker.mjs', import.meta.url);
const open: FliteWorker[] = [];
const start = (clock = new VirtualClock(), entry = ENTRY) => {
  const worker = new FliteWorker(clock, entry);
  open.push(worker);
  return worker;
};

/** The message that it was rejected with, if that was a SpeechError. */
const reasonOf = (result: PromiseSettledResult<unknown>) =>
  result.status === 'rejected' && result.reason instanceof SpeechError ? result.reason.message : result.status;

afterEach(async () => {
  for (const worker of open.splice(0)) await worker.close();
});

describe('the speech worker', () => {
  it('starts with the first text', async () => {
    const worker = start();
    expect(worker.started).toBe(false);
    const { pcm, rate } = await worker.synthesize('slt', 'four');
    expect(worker.started).toBe(true);
    expect([pcm.length, pcm[0], rate]).toEqual([100, 4, 16000]);
  });

  it('answers in the order of asking', async () => {
    const worker = start();
    const order: number[] = [];
    const texts = ['a', 'bb', 'ccc', 'dddd'];
    await Promise.all(texts.map(async (text) => order.push((await worker.synthesize('slt', text)).pcm[0] ?? 0)));
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('is ended after 30 s with nothing to say, and started again by the next text', async () => {
    const clock = new VirtualClock();
    const worker = start(clock);
    const first = (await worker.synthesize('slt', 'thread')).pcm[0];
    clock.advance(WORKER_IDLE_MS - 1);
    expect((await worker.synthesize('slt', 'thread')).pcm[0]).toBe(first);
    clock.advance(WORKER_IDLE_MS - 1);
    expect(worker.started).toBe(true);
    clock.advance(1);
    expect(worker.started).toBe(false);
    expect((await worker.synthesize('slt', 'thread')).pcm[0]).not.toBe(first);
  });

  it('refuses one text without harm to the others', async () => {
    const worker = start();
    const [bad, good] = await Promise.allSettled([worker.synthesize('slt', 'fail'), worker.synthesize('slt', 'ok')]);
    expect(reasonOf(bad)).toContain('refused on purpose');
    expect(good.status).toBe('fulfilled');
  });

  it.each([
    ['throw', 'thrown on purpose'],
    ['exit', 'code 3'],
  ])('that crashes (%s) rejects what waits, and the next text starts another', async (text, reason) => {
    const worker = start();
    const results = await Promise.allSettled([worker.synthesize('slt', text), worker.synthesize('slt', 'waits')]);
    for (const result of results) {
      expect(reasonOf(result)).toContain(reason);
    }
    expect((await worker.synthesize('slt', 'again')).pcm[0]).toBe(5);
  });

  it('that cannot be started rejects what waits', async () => {
    const worker = start(new VirtualClock(), new URL('./no-such-file.js', import.meta.url));
    await expect(worker.synthesize('slt', 'x')).rejects.toThrow(/the worker was lost: Cannot find module/);
  });

  it('limit speech.waiting_texts: lets 1,000 texts wait and no more', async () => {
    const worker = start();
    const running = worker.synthesize('slt', 'hang');
    const waiting = Array.from({ length: LIMITS['speech.waiting_texts'] }, () => worker.synthesize('slt', 'x'));
    await expect(worker.synthesize('slt', 'one too many')).rejects.toThrow(/at most 1000 texts may wait/);
    const settled = Promise.allSettled([running, ...waiting]);
    await worker.close();
    expect((await settled).every((result) => result.status === 'rejected')).toBe(true);
  });

  it('that has been closed takes nothing more, and leaves no timer', async () => {
    const clock = new VirtualClock();
    const worker = start(clock);
    await worker.synthesize('slt', 'x');
    expect(clock.pending).toBe(1);
    await worker.close();
    expect(clock.pending).toBe(0);
    await expect(worker.synthesize('slt', 'x')).rejects.toThrow(SpeechError);
  });
});
