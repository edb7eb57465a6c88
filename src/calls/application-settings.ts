/** An application's settings for inbound calls; kept and shown, without effect here. */
export interface InboundSettings {
  readonly channel_limit: number | null;
  readonly shaken_stir_enabled: boolean;
  readonly sip_subdomain: string | null;
  readonly sip_subdomain_receive_settings: string;
}

/** An application's settings for outbound calls; kept and shown, without effect here. */
export interface OutboundSettings {
  readonly channel_limit: number | null;
  /** Absent until one was given: the document has no default for it. */
  readonly outbound_voice_profile_id?: string | null;
}

/** Create and update take these, besides the name and URL that both require. Names and defaults are the API's. */
export interface ApplicationSettings {
  readonly active: boolean;
  readonly anchorsite_override: string;
  readonly application_name: string;
  readonly call_cost_in_webhooks: boolean;
  readonly dtmf_type: string;
  readonly first_command_timeout: boolean;
  readonly first_command_timeout_secs: number;
  readonly inbound: InboundSettings;
  readonly outbound: OutboundSettings;
  readonly redact_dtmf_debug_logging: boolean;
  readonly tags: readonly string[];
  /** As it was given. Webhooks are those of version 2 in either case. */
  readonly webhook_api_version: '1' | '2';
  readonly webhook_event_failover_url: string | null;
  readonly webhook_event_url: string;
  readonly webhook_timeout_secs: number | null;
}

export const DEFAULT_SETTINGS: ApplicationSettings = {
  active: true,
  anchorsite_override: 'Latency',
  application_name: '',
  call_cost_in_webhooks: false,
  dtmf_type: 'RFC 2833',
  first_command_timeout: false,
  first_command_timeout_secs: 30,
  inbound: {
    channel_limit: null,
    shaken_stir_enabled: false,
    sip_subdomain: null,
    sip_subdomain_receive_settings: 'from_anyone',
  },
  outbound: { channel_limit: null },
  redact_dtmf_debug_logging: false,
  tags: [],
  webhook_api_version: '2',
  webhook_event_failover_url: '',
  webhook_event_url: '',
  webhook_timeout_secs: null,
};

/** Given properties; `undefined`, and null where a property has a default, mean "left out". */
export type GivenSettings = { readonly [K in keyof ApplicationSettings]?: unknown };

/** Properties for which the API knows null; elsewhere null counts as left out. */
const NULLABLE: ReadonlySet<string> = new Set([
  'channel_limit',
  'outbound_voice_profile_id',
  'sip_subdomain',
  'webhook_event_failover_url',
  'webhook_timeout_secs',
]);

/** `base` with the given properties put over it, those of `inbound` and `outbound` one by one. What is no setting is left behind. */
export function settle(base: ApplicationSettings, given: GivenSettings): ApplicationSettings {
  const { inbound, outbound, ...flat } = given;
  return {
    ...over(base, Object.keys(DEFAULT_SETTINGS), flat),
    inbound: over(base.inbound, Object.keys(DEFAULT_SETTINGS.inbound), inbound),
    outbound: over(base.outbound, ['channel_limit', 'outbound_voice_profile_id'], outbound),
  };
}

function over<T extends object>(base: T, names: readonly string[], given: unknown): T {
  const values = new Map<string, unknown>(typeof given === 'object' && given !== null ? Object.entries(given) : []);
  const changed = names.filter((name) => {
    const value = values.get(name);
    return value !== undefined && (value !== null || NULLABLE.has(name));
  });
  // The values were validated by the document's schema of the same names.
  return { ...base, ...(Object.fromEntries(changed.map((name) => [name, values.get(name)])) as Partial<T>) };
}
