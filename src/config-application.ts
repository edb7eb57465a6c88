/** A Call Control application as `POST /v2/call_control_applications` takes it, with the id that it shall have. */
export interface ApplicationConfig {
  /** Up to 20 digits: the `connection_id` of its calls. */
  id: string;
  /** The name that it is shown by. */
  application_name: string;
  /** The webhooks of its calls go here. */
  webhook_event_url?: string | undefined;
  /** They go here when that fails. */
  webhook_event_failover_url?: string | null | undefined;
  /** "1" is kept and shown; what is sent is version 2 all the same. */
  webhook_api_version?: '1' | '2' | undefined;
  /** An answer to a webhook may take so long, 0 to 30 s; 0 and null are 2 s. */
  webhook_timeout_secs?: number | null | undefined;
  /** It is in use. Without effect here. */
  active?: boolean | undefined;
  /** Its media would be anchored here. Without effect. */
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
  /** A `call.cost` webhook follows each call. */
  call_cost_in_webhooks?: boolean | undefined;
  /** The way in which DTMF is sent. Without effect here. */
  dtmf_type?: 'RFC 2833' | 'Inband' | 'SIP INFO' | undefined;
  /** A call that gets no command in time ends. */
  first_command_timeout?: boolean | undefined;
  /** That time in seconds, at most 86,400. */
  first_command_timeout_secs?: number | undefined;
  /** Digits are left out of debug logs. Without effect here. */
  redact_dtmf_debug_logging?: boolean | undefined;
  /** Settings of calls that come in. Shown, otherwise without effect here. */
  inbound?: InboundConfig | undefined;
  /** Settings of calls that go out. Shown, otherwise without effect here. */
  outbound?: OutboundConfig | undefined;
}

export interface InboundConfig {
  /** So many calls there may be at once; null is no limit. */
  channel_limit?: number | null | undefined;
  /** SHAKEN/STIR data are wanted. */
  shaken_stir_enabled?: boolean | undefined;
  /** The subdomain of its SIP address. */
  sip_subdomain?: string | null | undefined;
  /** Callers that may call that address. */
  sip_subdomain_receive_settings?: 'only_my_connections' | 'from_anyone' | undefined;
}

export interface OutboundConfig {
  /** So many calls there may be at once; null is no limit. */
  channel_limit?: number | null | undefined;
  /** The profile that outbound calls are made with. */
  outbound_voice_profile_id?: string | undefined;
}
