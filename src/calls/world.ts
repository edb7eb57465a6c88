import type { Switches } from '../switches.js';
import type { Addressed } from './address.js';
import type { Call, Identity } from './call.js';
import type { DialMemory } from './dial-memory.js';
import type { Fate } from './fates.js';
import type { Moment } from './moment.js';
import type { Ids } from './ids.js';

/** The world, as the core sees it while it handles an input or a command. Nothing here reaches outside. */
export interface World extends Addressed {
  /** Wall time in microseconds. */
  nowMicros(): number;
  /** Now, on the host's clock as well. */
  moment(): Moment;
  readonly ids: Ids;
  readonly switches: Switches;
  /** What the far end of a dialled call does unless its number says otherwise. */
  readonly usualFate: Fate;
  /** What commands that have no call were answered. */
  readonly dials: DialMemory;
  /** A call that is live, or ended and not forgotten yet. */
  call(callControlId: string): Call | undefined;
  /** As `call`; with `--provision-unknown` also what stands in for an id that was never given out. */
  callOrStandIn(callControlId: string): Call | undefined;
  /** Whether so many more calls may be live. */
  hasRoomFor(calls: number): boolean;
  /** Whether calls may keep so many bytes more. If need be ended calls are forgotten. */
  makeRoom(bytes: number): boolean;
  /** Adds a call. Ask `hasRoomFor` and `makeRoom` first: this does not refuse. */
  addCall(call: Call): void;
  /** What a caller brings along, drawn from the ids of its call. */
  identity(ids: Ids, from: string, to: string, callerIdName: string | undefined): Identity;
  /** The application that the call belongs to, as far as the core needs it. */
  application(connectionId: string): {
    readonly callCostInWebhooks: boolean;
    readonly firstCommandTimeoutMs: number | null;
  };
  /** Makes sure that there is an application with that id, unless unknown ones are strictly refused. False where there is none. */
  provideApplication(connectionId: string): boolean;
}
