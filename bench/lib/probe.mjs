// Loaded into a process under test before its own code (`node --import`). It answers questions about the process, and, if
// BENCH_PACER names the module of the media clock, notes how late each frame has left.
import { Histogram } from './stats.mjs';
import { serve } from './rpc.mjs';

const lateness = new Histogram();
globalThis.benchLateness = lateness;

serve({
  cpu() {
    const { user, system } = process.cpuUsage();
    return user + system;
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
  const { Pacer, FRAME_MS } = await import(process.env.BENCH_PACER);
  const { add } = Pacer.prototype;
  // The clock's zero, found from the start times that members are added with: each is a moment in the past.
  let zeroMs = Infinity;
  Pacer.prototype.add = function (paced, startMs) {
    zeroMs = Math.min(zeroMs, performance.now() - startMs);
    const timed = {
      due(frame) {
        paced.due(frame);
        lateness.add(performance.now() - zeroMs - startMs - frame * FRAME_MS);
      },
      skipped: (frames) => paced.skipped?.(frames),
    };
    return add.call(this, timed, startMs);
  };
}
