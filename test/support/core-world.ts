import { ACTIVITY_KINDS } from '../../src/activities/index.js';
import { WORLD_ADDRESS } from '../../src/calls/address.js';
import { DialMemory } from '../../src/calls/dial-memory.js';
import { Ids } from '../../src/calls/ids.js';
import { Queues } from '../../src/calls/queues.js';
import type { World } from '../../src/calls/world.js';
import { VirtualClock } from '../../src/platform/virtual-clock.js';
import { switchesWith } from '../../src/switches.js';

/** An empty world, as the core sees it, with room for everything. */
export function coreWorld(clock = new VirtualClock()): World {
  const ids = new Ids('test');
  return {
    address: WORLD_ADDRESS,
    nowMicros: () => clock.wallMicros(),
    moment: () => ({ worldMicros: clock.wallMicros(), hostMicros: clock.wallMicros() }),
    ids,
    queues: new Queues({ ids, nowMicros: () => clock.wallMicros() }),
    kinds: ACTIVITY_KINDS,
    switches: switchesWith(),
    standsIn: false,
    isStaged: false,
    assistant: () => undefined,
    fate: () => ({ behaviour: 'answer', ringMs: 0 }),
    dials: new DialMemory(),
    call: () => undefined,
    callOrStandIn: () => undefined,
    callWith: () => undefined,
    hasRoomFor: () => true,
    makeRoom: () => true,
    addCall: () => undefined,
    conference: () => undefined,
    conferenceNamed: () => undefined,
    hasRoomForConference: () => true,
    makeRoomInConferences: () => true,
    addConference: () => undefined,
    identity: () => ({ callerIdName: '', fromSipUri: '', toSipUri: '', callingPartyType: 'pstn' }),
    application: () => ({ callCostInWebhooks: false, firstCommandTimeoutMs: null }),
    provideApplication: () => true,
  };
}
