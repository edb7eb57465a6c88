// Loaded into a process under test before its own code (`node --import`). It answers questions about the process, and, if
// BENCH_PACER names the module of the media clock, notes how late each frame has left; if BENCH_CLOCK names that of the host's clock, how
// late each timer has run.
import { readFileSync } from 'node:fs';
import { Histogram } from './stats.mjs';
import { serve } from './rpc.mjs';

const FRAME_MS = 20;

const lateness = new Histogram();
globalThis.benchLateness = lateness;

serve({
  cpu() {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
  /** Microseconds of CPU time of children that have ended; NaN where there is no /proc, which counts in ticks of 10 ms. */
  childrenCpu() {
    try {
      // Behind the name, which may hold blanks, cutime and cstime are fields 16 and 17 of all.
      const fields = readFileSync('/proc/self/stat', 'latin1')
        .replace(/^.*\) /s, '')
        .split(' ');
      return (Number(fields[13]) + Number(fields[14])) * 10_000;
    } catch {
      return NaN;
    }
  },
  memory({ collect }) {
    // Twice, as the first collection runs finalizers whose objects only the second can free.
    if (collect) for (let i = 0; i < 2; i++) globalThis.gc();
    const { rss, heapUsed, external } = process.memoryUsage();
    return { rss, heapUsed, external };
  },
  clearLateness: () => lateness.clear(),
  lateness: () => lateness.summary(),
});

if (process.env.BENCH_PACER) {
  const { Pacer } = await import(process.env.BENCH_PACER);
  const { add } = Pacer.prototype;
  const START = Symbol('start');
  const timed = new WeakSet();
  // The clock's zero, found from the first start time: it is a moment ago.
  let zeroMs;

  /** Replaces the method where it stands: in the class, or in a member that has one of its own (as those of old checkouts). */
  const time = (owner) => {
    const { due } = owner;
    timed.add(owner);
    owner.due = function (frame) {
      due.call(this, frame);
      lateness.add(performance.now() - this[START] - frame * FRAME_MS);
    };
  };
  Pacer.prototype.add = function (paced, startMs) {
    zeroMs ??= performance.now() - startMs;
    paced[START] = zeroMs + startMs;
    const owner = Object.hasOwn(paced, 'due') ? paced : Object.getPrototypeOf(paced);
    if (!timed.has(owner)) time(owner);
    return add.call(this, paced, startMs);
  };
}

if (process.env.BENCH_CLOCK) {
  const { RealClock } = await import(process.env.BENCH_CLOCK);
  const { schedule } = RealClock.prototype;
  RealClock.prototype.schedule = function (delayMs, task) {
    const dueMs = performance.now() + Math.max(0, delayMs);
    return schedule.call(this, delayMs, () => {
      lateness.add(performance.now() - dueMs);
      task();
    });
  };
}
