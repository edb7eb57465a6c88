import type { Applications } from '../calls/applications.js';
import { ACTIVITY_KINDS } from '../activities/index.js';
import { callIdAt, type Address, type Addressed } from '../calls/address.js';
import type { Call } from '../calls/call.js';
import type { Effect } from '../calls/effect.js';
import type { Conference } from '../calls/conferences/conference.js';
import type { World } from '../calls/world.js';
import type { IdentityMaker } from '../calls/identity.js';
import type { Input, PartyAct } from '../calls/input.js';
import type { Journal } from '../calls/journal.js';
import type { Queues } from '../calls/queues.js';
import type { WebhookEvent } from '../calls/webhook-event.js';
import type { AnyCommand } from '../commands/command.js';
import { execute, type CommandRequest } from '../commands/execute.js';
import type { Reply } from '../commands/reply.js';
import type { Config } from '../config.js';
import type { FaultBook } from '../faults/book.js';
import type { FindingWatcher } from '../findings/watcher.js';
import type { LegAudio } from '../media/leg.js';
import type { HttpSender } from '../platform/http-sender.js';
import type { HostClock, WorldClock } from '../platform/clock.js';
import type { Recordings } from '../recordings/recordings.js';
import type { WebhookDeliveries } from '../webhooks/delivery.js';
import type { WorldTime } from '../time/world-time.js';
import type { AudioFiles } from './audio-files.js';
import { CoreRunner } from './core-runner.js';
import type { Beginning, WorldName } from './beginning.js';
import type { DownloadedFiles } from './downloaded-files.js';
import {
  StoppingError,
  type Account,
  type ExchangeDeps,
  type RingInRequest,
  type WorldParts,
} from './exchange-deps.js';
import { noRoomForAct, objectionToAct } from './act-room.js';
import { Known, type KnownDeps } from './known.js';
import type { PastIn } from './past.js';
import { ring } from './ring.js';
import { sendWebhook } from './send-webhook.js';
import type { Snapshots } from './snapshots.js';
import { StandIns } from './stand-ins.js';
import { applicationsOf, worldOf } from './surroundings.js';
import { callStatus } from './telnyx-views.js';

/**
 * The simulated network: holds the calls, feeds inputs to the core and carries out the effects that it returns, in order. The
 * Telnyx API, the control API and the library all act through it.
 */
export class Exchange {
  readonly config: Config;
  readonly time: WorldTime;
  readonly clock: WorldClock;
  readonly host: HostClock;
  /** The name of its world in the log, where there are others. */
  readonly name: string | undefined;
  readonly journal: Journal;
  readonly deliveries: WebhookDeliveries;
  readonly sender: HttpSender;
  readonly findings: FindingWatcher;
  readonly faults: FaultBook;
  readonly snapshots: Snapshots;
  readonly #deps: ExchangeDeps;
  /** This and what follows is made by `#begin`, at the start and at each reset. */
  #parts!: WorldParts;
  #world!: World;
  #known!: Known;
  #standIns!: StandIns;
  #applications!: Applications;
  #identities: IdentityMaker | undefined;
  #isStopping = false;
  readonly #core: CoreRunner;

  constructor(deps: ExchangeDeps) {
    this.#deps = deps;
    this.config = deps.config;
    this.time = deps.time;
    this.clock = deps.time.clock;
    this.host = deps.host;
    this.name = deps.name;
    this.journal = deps.journal;
    this.deliveries = deps.deliveries;
    this.sender = deps.sender;
    this.findings = deps.findings;
    this.faults = deps.faults;
    this.snapshots = deps.snapshots;
    this.#core = new CoreRunner({
      clock: this.clock,
      record: deps.journal.record,
      inputLimits: deps.inputLimits,
      world: () => this.#world,
      known: () => this.#known,
      media: () => this.#parts.media,
      send: (at, event) => this.#send(at, event),
    });
    this.#begin(1);
  }

  /**
   * A fault of ours: journals `sim.fault`, and ends the call that it happened in, with a `call.hangup` if that works.
   * Never throws. Whoever calls back into a call from outside (a timer, a socket) hands over here what it throws.
   */
  fault(error: unknown, callControlId?: string): void {
    this.#core.fault(error, callControlId);
  }

  /** A fault of ours that leaves the call as it is, as where looking at it failed. Never throws. */
  noteFault(error: unknown, callControlId?: string): void {
    this.#core.noteFault(error, callControlId);
  }

  get recordings(): Recordings {
    return this.#parts.recordings;
  }

  get applications(): Applications {
    return this.#applications;
  }

  /** A call that is live, or ended at most ten minutes ago; with `--provision-unknown` a stand-in for any other id. */
  findCall(callControlId: string): Call | undefined {
    return this.#known.calls.get(callControlId) ?? this.#standIn(callControlId);
  }

  /** A stand-in with an id of its own, for an event about a call that there is not. It is known by its id alone: no list has it. */
  newDecoy(): Call {
    const id = this.#parts.ids.callControlId();
    this.findings.leaveOut(id);
    return this.#standIns.get(id);
  }

  /** Any unknown id has a stand-in with `--provision-unknown`; otherwise only those do that were made for an attack. */
  #standIn(callControlId: string): Call | undefined {
    return this.config.provisionUnknown ? this.#standIns.get(callControlId) : this.#standIns.known(callControlId);
  }

  /** All known calls, oldest first; stand-ins in front. */
  calls(): Iterable<Call> {
    return this.config.provisionUnknown
      ? [...this.#standIns.all(), ...this.#known.calls.all()]
      : this.#known.calls.all();
  }

  /** A conference that is live, or ended a while ago, by its id; a live one by its name too. */
  conference(id: string): Conference | undefined {
    return this.#known.conferences.get(id) ?? this.#known.conferences.named(id);
  }

  /** All known conferences, oldest first. */
  conferences(): Iterable<Conference> {
    return this.#known.conferences.all();
  }

  /** Makes sure that there is an application with that id, unless unknown ones are strictly refused. False where there is none. */
  provideApplication(id: string): boolean {
    return this.#world.provideApplication(id);
  }

  /** 1 at the start, one more with each reset. */
  get worldNumber(): number {
    return this.#parts.number;
  }

  /** The number of live calls. */
  get liveCalls(): number {
    return this.#known.calls.liveCount;
  }

  /** A live call has been answered. */
  get isTalking(): boolean {
    return this.#known.isTalking;
  }

  /** Those of its parts that know what is over. */
  get pastIn(): PastIn {
    return { world: this.#world, known: this.#known, media: this.#parts.media, standIns: this.#standIns };
  }

  get queues(): Queues {
    return this.#world.queues;
  }

  /** Changes the world in some other way than by a command or an input. What follows at once has been done when this returns. */
  change(how: (world: World) => readonly Effect[]): void {
    this.#core.run(() => this.#core.perform(how(this.#world)));
  }

  get account(): Account {
    return this.#parts.account;
  }

  /** The files that commands name. */
  get files(): AudioFiles {
    return this.#parts.files;
  }

  /**
   * Runs a command whose body is in order, once `loaded` has nothing left to load. All that follows from it at once has been done when
   * this returns. `downloaded`: files that the calls it makes need not download again.
   */
  command(command: AnyCommand, request: CommandRequest, downloaded?: DownloadedFiles): Reply {
    // It may have begun to stop while something was loaded.
    if (this.#isStopping) return { kind: 'refused', refusals: [{ error: 'stopping' }], effects: [] };
    return this.#core.run(() => this.#command(command, request, downloaded));
  }

  #command(command: AnyCommand, request: CommandRequest, downloaded?: DownloadedFiles): Reply {
    const { callControlId = '', body } = request;
    if (command.target === 'call' && !this.#known.calls.get(callControlId) && this.#standIn(callControlId))
      return this.#standIns.command(command, callControlId, body);
    const reply = this.#execute(command, request);
    this.#core.perform(reply.effects);
    const touched = new Set(reply.effects.map(({ at }) => at));
    this.#known.weigh(touched);
    for (const id of downloaded ? new Set([...touched].map(callIdAt)) : []) {
      const call = this.#known.calls.get(id ?? '');
      if (call && downloaded) this.#parts.media.know(call, downloaded);
    }
    // A hang-up may bring along what there is no room for: other ended calls make way.
    this.#known.calls.makeRoom(0);
    return reply;
  }

  /** Loads what making calls needs, which is large and so comes with the first of them. Undefined where it is there already. */
  loaded(): Promise<void> | undefined {
    const parts = this.#parts;
    if (this.#identities) return undefined;
    return parts.faker().then((identities) => {
      // The world may have been replaced meanwhile; the next one makes them in the same way.
      this.#identities = identities;
    });
  }

  /** `GET /calls/{id}`'s data; undefined for an unknown id. */
  callStatus(callControlId: string): Readonly<Record<string, unknown>> | undefined {
    const call = this.findCall(callControlId);
    return call && callStatus(call, this.clock.wallMicros());
  }

  /**
   * A far end calls in; `call.initiated` is queued when this resolves. Rejects with a ConnectionError, a CallLimitError or a
   * StoppingError.
   */
  async ringIn(request: RingInRequest): Promise<Call> {
    await this.loaded();
    if (this.#isStopping) throw new StoppingError();
    const { numbers } = this.account;
    const ofNumber = request.connectionId === undefined ? numbers.applicationOf(request.to) : undefined;
    const connectionId = request.connectionId ?? ofNumber ?? this.#applications.default.id;
    return this.#core.run(() => {
      const given = ofNumber === undefined ? 'connection_id' : `the connection of the number ${request.to}`;
      const { call, effects } = ring({ ...request, connectionId, given }, this.#world, this.journal.record);
      this.findings.expect(call.id, request.expectFindings ?? []);
      this.#core.perform(effects);
      return call;
    });
  }

  /** The far end does something. Answers why it cannot, in words; undefined when it is done or queued. */
  partyAct(call: Call, act: PartyAct): string | undefined {
    const reason =
      this.objection(call, act.act) ??
      noRoomForAct(call, act, this.#parts.media, this.#known.calls, this.journal.record);
    if (reason !== undefined) return reason;
    this.#core.report(call.address, { kind: 'party', act });
    if (act.act === 'script') this.#known.weigh([call.address]);
    return undefined;
  }

  /** The reason why the far end cannot do something now, in words; undefined where it can. */
  objection(call: Call, act: PartyAct['act']): string | undefined {
    return objectionToAct(call, act, this.#parts.media, this.journal.record);
  }

  /** Something happens to a call or a conference that its own media, timers and far end do not bring about. */
  report({ address }: Addressed, input: Input): void {
    this.#core.report(address, input);
  }

  /** The sound of a leg, also of a conference's own; undefined before the answer. */
  leg({ id, address }: Call | Conference): LegAudio | undefined {
    const { media } = this.#parts;
    return address.kind === 'conference' ? media.conference(id)?.leg : media.leg(id);
  }

  /** True once the simulator has begun to stop: no new calls, acts or commands, as nobody would tell of their end. */
  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Ends all live calls as an API hang-up would, and lets no new ones come. */
  hangUpAll(command: AnyCommand): void {
    this.#isStopping = true;
    for (const call of [...this.#known.calls.all()]) {
      if (call.state === 'ended') continue;
      try {
        this.#core.run(() =>
          this.#core.perform(this.#execute(command, { callControlId: call.id, apiKey: '', body: {} }).effects),
        );
      } catch {
        // The fault has been told, and has ended this call; the others are next.
      }
    }
  }

  /**
   * Begins the next world of the same seed: calls vanish without webhooks, deliveries are abandoned, open waits end. The journal goes
   * on. No id comes back, so that what is late for a call of the old world finds no call. `from`: its time and its faults go on from there.
   */
  reset(from?: Beginning): WorldName {
    this.#vanish();
    this.time.manual?.cut();
    this.deliveries.abandon('the simulator was reset');
    this.time.arrivals.clear();
    this.time.restart(from?.instant);
    this.journal.beginWorld();
    this.#begin(this.#parts.number + 1);
    const name = { seed: this.config.seed, world: this.#parts.number };
    this.journal.record('sim.reset', name);
    this.faults.begin(this.#parts.number, this.#parts.random, from?.faults);
    return name;
  }

  /** Lets go of everything that runs, without a word to anybody. */
  #vanish(): void {
    this.#parts.shares.close();
    void this.#parts.recordings.close();
    const { calls, conferences } = this.#known;
    // First all become unknown, so that what is cut off below has nobody left to report to.
    this.#known = this.#newKnown({ call: () => undefined, conference: () => undefined });
    this.#core.clearTimers();
    this.#parts.media.closeAll(calls.all(), conferences.all(), (error, id) => this.noteFault(error, id));
  }

  /** Stops what is left, calls included, without a word to anybody. No new ones come. */
  stop(): void {
    this.#isStopping = true;
    this.#vanish();
  }

  #begin(number: number): void {
    const { clock, config } = this;
    // A world that has been replaced may still report; it must not be taken for the new one.
    const parts: WorldParts = this.#deps.newWorld(number, {
      report: (to, input) => {
        if (this.#parts === parts) this.#core.report(to, input);
      },
      fault: (error, id) => {
        if (this.#parts === parts) this.fault(error, id);
        else this.noteFault(error, id);
      },
      noteFault: (error) => this.noteFault(error),
    });
    this.#parts = parts;
    this.#applications = applicationsOf(config, parts, clock, this.journal.record);
    const forget = (gone: Call | Conference): void => {
      this.#core.cancelTimers(gone.address);
      parts.media.forget(gone);
    };
    this.#known = this.#newKnown({ call: forget, conference: forget });
    this.#world = worldOf({
      config,
      farEnds: this.#deps,
      ids: parts.ids,
      shares: parts.shares,
      time: this,
      applications: this.#applications,
      assistants: parts.account.assistants,
      known: () => this.#known,
      standIn: (id) => this.#standIn(id),
      identities: () => this.#identities,
    });
    this.#standIns = new StandIns(this.#world, this.journal.record, undefined, parts.shares.of('stand_ins.bytes'));
  }

  #newKnown(forgotten: KnownDeps['forgotten']): Known {
    const { limits = {} } = this.#deps;
    const { shares } = this.#parts;
    return new Known({ record: this.journal.record, kinds: ACTIVITY_KINDS, limits, shares, forgotten });
  }

  /** One that throws is a fault that ends the call which it is on; the error goes on to whoever asked for the command. */
  #execute(command: AnyCommand, request: CommandRequest): Reply {
    try {
      return execute(command, request, this.#world);
    } catch (error) {
      if (request.callControlId !== undefined) this.fault(error, request.callControlId);
      throw error;
    }
  }

  /** An event of an entity that is gone comes too late. */
  #send(at: Address, event: WebhookEvent): void {
    const entity = this.#known.at(at);
    if (entity) sendWebhook({ entity, at }, event, this);
  }
}
