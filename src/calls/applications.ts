import { LIMITS } from '../limits.js';
import { isoMicros } from '../platform/clock.js';
import type { Ids } from './ids.js';

/** What create and update take, besides the name and URL that both require. Names and defaults are the API's. */
export interface ApplicationSettings {
  readonly active: boolean;
  readonly anchorsite_override: string;
  readonly application_name: string;
  readonly call_cost_in_webhooks: boolean;
  readonly dtmf_type: string;
  readonly first_command_timeout: boolean;
  readonly first_command_timeout_secs: number;
  readonly inbound: Readonly<Record<string, unknown>>;
  readonly outbound: Readonly<Record<string, unknown>>;
  readonly redact_dtmf_debug_logging: boolean;
  readonly tags: readonly string[];
  readonly webhook_api_version: '2';
  readonly webhook_event_failover_url: string | null;
  readonly webhook_event_url: string;
  readonly webhook_timeout_secs: number | null;
}

/** A Call Control application, as the API shows it. */
export interface Application extends ApplicationSettings {
  readonly id: string;
  readonly record_type: 'call_control_application';
  readonly created_at: string;
  readonly updated_at: string;
}

/** The application for calls that name none. */
export const DEFAULT_APPLICATION_NAME = 'telnyx-sim default';

const DEFAULTS: Omit<ApplicationSettings, 'application_name' | 'webhook_event_url'> = {
  active: true,
  anchorsite_override: 'Latency',
  call_cost_in_webhooks: false,
  dtmf_type: 'RFC 2833',
  first_command_timeout: false,
  first_command_timeout_secs: 30,
  inbound: {},
  outbound: {},
  redact_dtmf_debug_logging: false,
  tags: [],
  webhook_api_version: '2',
  webhook_event_failover_url: '',
  webhook_timeout_secs: null,
};

/** Given properties; `undefined`, and null where a property has a default, mean "left out". */
export type GivenSettings = { readonly [K in keyof ApplicationSettings]?: unknown };

/** The applications, oldest first. The default one is always the first. */
export class Applications {
  readonly #ids: Ids;
  readonly #nowMicros: () => number;
  readonly #byId = new Map<string, Application>();
  readonly #default: Application;

  constructor(deps: {
    ids: Ids;
    defaultId: string;
    nowMicros: () => number;
    webhookUrl: string | null;
    webhookFailoverUrl: string | null;
  }) {
    this.#ids = deps.ids;
    this.#nowMicros = deps.nowMicros;
    const settings = {
      application_name: DEFAULT_APPLICATION_NAME,
      webhook_event_url: deps.webhookUrl ?? '',
      webhook_event_failover_url: deps.webhookFailoverUrl,
    };
    const application = this.create(settings, deps.defaultId);
    if (!application) throw new Error('an empty registry refused its first application');
    this.#default = application;
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

  /** Creates an application, with `id` or a new one. Undefined when `applications` exist. */
  create(given: GivenSettings, id = this.#ids.connectionId()): Application | undefined {
    if (this.#byId.size >= LIMITS['applications']) return undefined;
    const now = isoMicros(this.#nowMicros());
    const application: Application = {
      ...settle({ ...DEFAULTS, application_name: '', webhook_event_url: '' }, given),
      id,
      record_type: 'call_control_application',
      created_at: now,
      updated_at: now,
    };
    this.#byId.set(id, application);
    return application;
  }

  /** Changes what is given and leaves the rest. Undefined for an unknown id. */
  update(id: string, given: GivenSettings): Application | undefined {
    const before = this.#byId.get(id);
    if (!before) return undefined;
    const application: Application = { ...before, ...settle(before, given), updated_at: isoMicros(this.#nowMicros()) };
    this.#byId.set(id, application);
    return application;
  }

  /** Removes an application; its calls go on. Undefined for an unknown id. */
  remove(id: string): Application | undefined {
    const application = this.#byId.get(id);
    this.#byId.delete(id);
    return application;
  }
}

/** `base` with the given properties put over it. Null stays where the API knows null, and counts as left out elsewhere. */
function settle(base: ApplicationSettings, given: GivenSettings): ApplicationSettings {
  const nullable = new Set(['webhook_event_failover_url', 'webhook_timeout_secs']);
  const names = Object.keys({ ...DEFAULTS, application_name: '', webhook_event_url: '' });
  const values: ReadonlyMap<string, unknown> = new Map(Object.entries(given));
  const over = names.filter(
    (name) => values.get(name) !== undefined && (values.get(name) !== null || nullable.has(name)),
  );
  // The values were validated by the document's schema of the same names.
  return {
    ...base,
    ...(Object.fromEntries(over.map((name) => [name, values.get(name)])) as Partial<ApplicationSettings>),
  };
}
