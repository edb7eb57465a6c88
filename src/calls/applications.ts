import { LIMITS, type LimitName } from '../limits.js';
import { isoMicros } from '../platform/clock.js';
import { alone, type ByteShare, type NewShare } from '../platform/byte-shares.js';
import { DEFAULT_SETTINGS, settle, type ApplicationSettings, type GivenSettings } from './application-settings.js';
import type { Ids } from './ids.js';
import type { RecordEntry } from './journal.js';

/** A Call Control application, as the API shows it. */
export interface Application extends ApplicationSettings {
  readonly id: string;
  readonly record_type: 'call_control_application';
  readonly created_at: string;
  readonly updated_at: string;
}

/** Ours: the document names no range. */
export const FIRST_COMMAND_TIMEOUT_SECS = { min: 1, max: 86_400 } as const;

/** The application for calls that name none. */
export const DEFAULT_APPLICATION_NAME = 'telnyx-sim default';

export interface ApplicationsDeps {
  readonly ids: Ids;
  readonly defaultId: string;
  readonly nowMicros: () => number;
  readonly webhookUrl: string | null;
  readonly webhookFailoverUrl: string | null;
  readonly record: RecordEntry;
  /** Bytes of all applications together, as JSON. */
  readonly maxBytes?: number;
  /** Makes the share in the bytes of all worlds, where there are several. */
  readonly newShare?: NewShare;
}

/** The applications, oldest first. The default one is always the first. */
export class Applications {
  readonly #deps: ApplicationsDeps;
  readonly #byId = new Map<string, Application>();
  readonly #default: Application;
  readonly #held: ByteShare;

  constructor(deps: ApplicationsDeps) {
    this.#deps = deps;
    this.#held = (deps.newShare ?? alone)(deps.maxBytes ?? LIMITS['applications.bytes']);
    const settings = {
      application_name: DEFAULT_APPLICATION_NAME,
      webhook_event_url: deps.webhookUrl ?? '',
      webhook_event_failover_url: deps.webhookFailoverUrl,
    };
    // However much other worlds hold, each has this one.
    this.#default = this.#made(settings, deps.defaultId);
  }

  get default(): Application {
    return this.#default;
  }

  get(id: string): Application | undefined {
    return this.#byId.get(id);
  }

  list(): Application[] {
    return [...this.#byId.values()];
  }

  /** The limit that keeps these settings out, as a new application or, with `id`, as a change of that one. Undefined: none. */
  limitAgainst(given: GivenSettings, id?: string): LimitName | undefined {
    const before = id === undefined ? undefined : this.#byId.get(id);
    if (!before && this.#byId.size >= LIMITS['applications']) return 'applications';
    const bytes = bytesOf(settle(before ?? DEFAULT_SETTINGS, given));
    if (bytes > LIMITS['application.bytes']) return 'application.bytes';
    return this.#held.fits(bytes - (before ? bytesOf(before) : 0)) ? undefined : 'applications.bytes';
  }

  /** Creates an application, with `id` or a new one. Undefined where a limit is against it. */
  create(given: GivenSettings, id = this.#deps.ids.connectionId('application')): Application | undefined {
    return this.limitAgainst(given) ? undefined : this.#made(given, id);
  }

  #made(given: GivenSettings, id: string): Application {
    const now = isoMicros(this.#deps.nowMicros());
    const application: Application = {
      ...settle(DEFAULT_SETTINGS, given),
      id,
      record_type: 'call_control_application',
      created_at: now,
      updated_at: now,
    };
    return this.#keep(application, given);
  }

  /** Changes what is given and leaves the rest. Undefined for an unknown id, and where a limit is against it. */
  update(id: string, given: GivenSettings): Application | undefined {
    const before = this.#byId.get(id);
    if (!before || this.limitAgainst(given, id)) return undefined;
    const updated_at = isoMicros(this.#deps.nowMicros());
    return this.#keep({ ...before, ...settle(before, given), updated_at }, given);
  }

  /** Removes an application; its calls go on. Undefined for an unknown id. */
  remove(id: string): Application | undefined {
    const application = this.#byId.get(id);
    if (!application) return undefined;
    this.#held.add(-bytesOf(application));
    this.#byId.delete(id);
    return application;
  }

  /** The applications as they were listed once, in place of those that there are. */
  restore(applications: readonly Application[]): void {
    for (const { id } of this.list()) this.remove(id);
    for (const application of applications) {
      this.#held.add(bytesOf(application));
      this.#byId.set(application.id, application);
    }
  }

  #keep(application: Application, given: GivenSettings): Application {
    const { id } = application;
    const before = this.#byId.get(id);
    this.#held.add(bytesOf(application) - (before ? bytesOf(before) : 0));
    this.#byId.set(id, application);
    if (given.webhook_api_version === '1') {
      const why = 'Version "1" is kept and shown; webhooks are sent in the form of version "2" all the same.';
      this.#deps.record('webhook_api_version.not_simulated', { application_id: id, version: '1', why });
    }
    return application;
  }
}

/** Settings as JSON; ids and times count for nothing. */
const bytesOf = (settings: ApplicationSettings): number => Buffer.byteLength(JSON.stringify(settle(settings, {})));
