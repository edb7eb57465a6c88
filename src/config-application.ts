/** A Call Control application as `POST /v2/call_control_applications` takes it, with the id that it shall have. */
export interface ApplicationConfig {
  /** Up to 20 digits: the `connection_id` of its calls. */
  id: string;
  /** What it is called. */
  application_name: string;
  /** Where the webhooks of its calls go. */
  webhook_event_url?: string | undefined;
  /** Where they go when that fails. */
  webhook_event_failover_url?: string | null | undefined;
  /** "1" is kept and shown; what is sent is version 2 all the same. */
  webhook_api_version?: '1' | '2' | undefined;
  /** How long an answer to a webhook may take, 0 to 30 s; 0 and null are 2 s. */
  webhook_timeout_secs?: number | null | undefined;
  /** Whether it is in use. Without effect here. */
  active?: boolean | undefined;
  /** Where its media would be anchored. Without effect here. */
  anchorsite_override?:
    | 'Latency'
    | 'Chicago, IL'
    | 'Ashburn, VA'
    | 'San Jose, CA'
    | 'London, UK'
    | 'Chennai, IN'
    | 'Amsterdam, Netherlands'
    | 'Toronto, Canada'
    | 'Sydney, Australia'
    | undefined;
  /** Whether a `call.cost` webhook follows each call. */
  call_cost_in_webhooks?: boolean | undefined;
  /** How DTMF is sent. Without effect here. */
  dtmf_type?: 'RFC 2833' | 'Inband' | 'SIP INFO' | undefined;
  /** Whether a call ends that gets no command in time. */
  first_command_timeout?: boolean | undefined;
  /** That time in seconds, at most 86,400. */
  first_command_timeout_secs?: number | undefined;
  /** Whether digits are left out of debug logs. Without effect here. */
  redact_dtmf_debug_logging?: boolean | undefined;
  /** How calls come in. Shown, otherwise without effect here. */
  inbound?: InboundConfig | undefined;
  /** How calls go out. Shown, otherwise without effect here. */
  outbound?: OutboundConfig | undefined;
}

export interface InboundConfig {
  /** How many calls there may be at once; null is no limit. */
  channel_limit?: number | null | undefined;
  /** Whether SHAKEN/STIR data are wanted. */
  shaken_stir_enabled?: boolean | undefined;
  /** The subdomain of its SIP address. */
  sip_subdomain?: string | null | undefined;
  /** Who may call that address. */
  sip_subdomain_receive_settings?: 'only_my_connections' | 'from_anyone' | undefined;
}

export interface OutboundConfig {
  /** How many calls there may be at once; null is no limit. */
  channel_limit?: number | null | undefined;
  /** The profile that outbound calls are made with. */
  outbound_voice_profile_id?: string | undefined;
}
