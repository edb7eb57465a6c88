// Parts of the built program that BENCH_DIST names, put together as its checkout wants them: older ones have one kind of time, and sign on
// the main thread alone.

/** A module of the built program; one that it does not have is empty. */
export const dist = (file) =>
  import(new URL(file, process.env.BENCH_DIST).href).catch((error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return {};
  });

const { RealClock } = await dist('platform/clock.js');
const { WorldTime } = await dist('time/world-time.js');
const { configFrom } = await dist('config.js');
const { Journal } = await dist('calls/journal.js');

/** The machine's time and a world's in real time: `{host, time, clock}`. */
export function clocks() {
  const host = new RealClock();
  const time = WorldTime && new WorldTime(configFrom({}).time, host);
  return { host, time, clock: time?.clock ?? host };
}

export const newJournal = ({ clock, host }) => (Journal.length === 1 ? new Journal(clock) : new Journal(clock, host));
