import { startNode } from './process.mjs';
import { startSimulator, wait } from './simulator.mjs';

/** What the far end hears, over and over: real speech, of which each stream sends every frame. */
export const SPEECH =
  'Thank you for calling. All of our agents are busy right now, but your call is important to us. Please hold the line.';

const plainCall = async (simulator, id, streaming) => {
  await simulator.action(id, 'answer');
  await simulator.action(id, 'speak', { payload: SPEECH, voice: 'female', loop: 'infinity' });
  await simulator.action(id, 'streaming_start', streaming);
};

const plainCalls = (simulator, count, streaming) =>
  simulator.callers(count, (id) => plainCall(simulator, id, streaming));

/**
 * The simulator and the minimal sender, each as something that streams can be added to and measured on. `add` makes so many calls, each with a
 * stream.
 */
export async function startStreams({ webhooks = false, onlySimulator = false, add = plainCalls } = {}) {
  const sink = startNode('./sink.mjs', { what: 'sink' });
  const { sockets, hooks } = await sink.ask('ports');
  const config = webhooks ? { webhook_url: `http://127.0.0.1:${hooks}/` } : {};
  const simulator = await startSimulator({ pacer: true, config });
  const sender = onlySimulator ? undefined : startNode('../peers/sender.mjs', { what: 'sender' });
  await sender?.line(/ready/);
  const url = (group) => `ws://127.0.0.1:${sockets}/${group}`;

  const streaming = { stream_url: url('simulator'), stream_track: 'outbound_track' };
  const programs = {
    simulator: { program: simulator, add: (count) => add(simulator, count, streaming), clear: () => simulator.reset() },
    sender: {
      program: sender,
      add: (count) => sender.ask('add', { url: url('sender'), count }),
      clear: () => sender.ask('clear'),
    },
  };

  /** Streams until the sink has `count` of them; what it has already stays. */
  const grow = async (name, count) => {
    const { streams } = await sink.ask('read', { group: name });
    await programs[name].add(count - streams);
    await until(async () => (await sink.ask('read', { group: name })).streams >= count);
  };

  /** What happens within `ms`: frames, lateness when they left and when they arrived, and CPU time per frame. */
  const measure = async (name, ms) => {
    const { program } = programs[name];
    await program.ask('clearLateness');
    await sink.ask('begin', { group: name });
    const cpuBefore = await program.cpuMicros();
    await wait(ms);
    const cpu = (await program.cpuMicros()) - cpuBefore;
    const arrived = await sink.ask('read', { group: name });
    const left = await program.ask('lateness');
    const { frames, due, webhooks: hooked, elapsedMs } = arrived;
    return { frames, sent: frames / due, cpuMicros: cpu / frames, left, arrived, webhooks: hooked, elapsedMs };
  };

  const clear = async (name) => {
    await programs[name].clear();
    await until(async () => (await sink.ask('read', { group: name })).streams === 0);
  };
  const stop = () => Promise.all([simulator, sender, sink].map((program) => program?.stop()));
  return { sink, simulator, grow, measure, clear, stop };
}

async function until(done, timeoutMs = 20_000) {
  const endMs = performance.now() + timeoutMs;
  while (!(await done())) {
    if (performance.now() > endMs) throw new Error('the streams were not there (or gone) within 20 s');
    await wait(50);
  }
}
