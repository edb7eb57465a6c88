export { createSimulator, type Simulator, type SimulatorOptions } from './simulator.js';
export { ConfigError, type Config, type ConfigOptions } from './config.js';
export { SimulatorError } from './control.js';
export type { Entry as JournalEntry } from './calls/journal.js';
