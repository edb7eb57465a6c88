import { ACTIVITY_KINDS } from '../activities/index.js';
import { WORLD_ADDRESS } from '../calls/address.js';
import type { Assistants } from '../calls/assistants.js';
import { Applications } from '../calls/applications.js';
import type { Call } from '../calls/call.js';
import { DialMemory } from '../calls/dial-memory.js';
import { fateOf } from '../calls/fates.js';
import type { IdentityMaker } from '../calls/identity.js';
import { Queues } from '../calls/queues.js';
import type { World } from '../calls/world.js';
import type { Ids } from '../calls/ids.js';
import type { RecordEntry } from '../calls/journal.js';
import { limitReached } from '../limits.js';
import type { Config } from '../config.js';
import type { HostClock, WorldClock } from '../platform/clock.js';
import { dialledFate } from './fail-later.js';
import type { ExchangeDeps, WorldParts } from './exchange-deps.js';
import type { Known } from './known.js';
import type { Shares } from './world-shares.js';

/** The applications that a world begins with: the default one and those of the configuration. */
export function applicationsOf(
  config: Config,
  world: WorldParts,
  clock: WorldClock,
  record: RecordEntry,
): Applications {
  const applications = new Applications({
    ids: world.ids,
    defaultId: world.defaultConnectionId,
    nowMicros: () => clock.wallMicros(),
    webhookUrl: config.webhookUrl,
    webhookFailoverUrl: config.webhookFailoverUrl,
    record,
    newShare: world.shares.of('applications.bytes'),
  });
  for (const { id, ...settings } of config.applications) {
    const limit = applications.limitAgainst(settings);
    if (limit) record('limit.reached', limitReached(limit, { application_id: id }));
    else applications.create(settings, id);
  }
  return applications;
}

/** Makes an application for an id that nobody has created, unless such ids are strictly refused. False where it is not made. */
function provided(applications: Applications, config: Config, id: string): boolean {
  if (config.strictConnections && !config.provisionUnknown) return false;
  const settings = {
    application_name: `telnyx-sim ${id}`,
    webhook_event_url: config.webhookUrl ?? '',
    webhook_event_failover_url: config.webhookFailoverUrl,
  };
  return applications.create(settings, id) !== undefined;
}

export interface WorldSources {
  readonly config: Config;
  readonly farEnds: Pick<ExchangeDeps, 'parties' | 'isStaged' | 'faults'>;
  readonly ids: Ids;
  readonly shares: Shares;
  readonly time: { readonly clock: WorldClock; readonly host: HostClock };
  readonly applications: Applications;
  readonly assistants: Assistants;
  readonly known: () => Known;
  /** The stand-in for an id that was never given out, if there is one. */
  readonly standIn: (callControlId: string) => Call | undefined;
  /** Undefined until they have been loaded. */
  readonly identities: () => IdentityMaker | undefined;
}

/** The world, as the core sees it. */
export function worldOf({
  config,
  farEnds: { parties, isStaged = false, faults },
  ids,
  shares,
  time,
  applications,
  assistants,
  known,
  standIn,
  identities,
}: WorldSources): World {
  return {
    address: WORLD_ADDRESS,
    nowMicros: () => time.clock.wallMicros(),
    moment: () => ({ worldMicros: time.clock.wallMicros(), hostMicros: time.host.wallMicros() }),
    ids,
    kinds: ACTIVITY_KINDS,
    switches: config.switches,
    standsIn: config.provisionUnknown,
    isStaged,
    fate: (number, dialled) => dialledFate(fateOf(number, config.party, parties), faults, number, dialled),
    queues: new Queues({ ids, nowMicros: () => time.clock.wallMicros(), newShare: shares.of('queues.bytes') }),
    assistant: (id) => assistants.get(id),
    dials: new DialMemory(undefined, shares.of('dials.remembered_bytes')),
    call: (id) => known().calls.get(id),
    callOrStandIn: (id) => known().calls.get(id) ?? standIn(id),
    callWith: (id) => [...known().calls.all()].find(({ activities }) => activities.has(id)),
    hasRoomFor: (calls) => known().calls.hasRoomFor(calls),
    makeRoom: (bytes) => known().calls.makeRoom(bytes),
    addCall(call) {
      known().calls.add(call);
      known().weigh([call.address]);
    },
    conference: (id) => known().conferences.get(id),
    conferenceNamed: (name) => known().conferences.named(name),
    hasRoomForConference: () => known().conferences.hasRoomFor(1),
    makeRoomInConferences: (bytes) => known().conferences.makeRoom(bytes),
    addConference(conference) {
      known().conferences.add(conference);
      known().weigh([conference.address]);
    },
    identity(...of) {
      const maker = identities();
      if (!maker) throw new Error('a call was made before what makes identities had been loaded');
      return maker.make(...of);
    },
    application: (id) => {
      const application = applications.get(id);
      return {
        callCostInWebhooks: application?.call_cost_in_webhooks ?? false,
        firstCommandTimeoutMs: application?.first_command_timeout
          ? application.first_command_timeout_secs * 1000
          : null,
      };
    },
    provideApplication: (id) => applications.get(id) !== undefined || provided(applications, config, id),
  };
}
