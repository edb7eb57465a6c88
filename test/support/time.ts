import { configFrom } from '../../src/config.js';
import type { VirtualClock } from '../../src/platform/virtual-clock.js';
import { WorldTime } from '../../src/time/world-time.js';

/** A world's time that the test moves itself. */
export const timeOf = (clock: VirtualClock): WorldTime => new WorldTime(configFrom({}).time, clock.host, clock);
