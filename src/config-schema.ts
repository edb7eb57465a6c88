import { z } from 'zod';
import { FIRST_COMMAND_TIMEOUT_SECS } from './calls/applications.js';
import type { ApplicationConfig } from './config-application.js';
import { ASSISTANT_KEYS, assistantsSchema } from './config-assistants.js';
import { FAULT_KEYS, faultsSchema } from './config-faults.js';
import { partiesSchema, party, PARTY_KEYS } from './config-parties.js';
import { between, flag, listOf, mapping, oneOf, text, webUrl, whole } from './config-rules.js';
import { FINDING_CODES } from './findings/catalogue/index.js';
import { isE164 } from './commands/numbers.js';
import { LIMITS } from './limits.js';
import { SWITCHES, type SwitchChoices } from './switches.js';
import { isFolder } from './platform/media-folder.js';
import { MAX_RETRIES } from './webhooks/retry.js';

/** As long a pause as Telnyx documents for `webhook_retries_policies`. */
const MAX_RETRY_DELAY_MS = 60_000;
// A key fits into an Authorization header, and can be told apart in a comma-separated list.
const token = text.regex(/^[!-+\--~]+$/, { error: 'printable ASCII characters without blanks and commas' });

const applicationId = text.regex(/^\d{1,20}$/, { error: 'the digits of an id, in quotes' });
const e164 = z.string().refine(isE164, { error: 'a number such as "+15550100300"' });

const application = {
  id: applicationId,
  application_name: text,
  webhook_event_url: webUrl.optional(),
  webhook_event_failover_url: webUrl.nullable().or(z.literal('')).optional(),
  // "1" is kept and shown; webhooks are those of version 2 all the same.
  webhook_api_version: oneOf(['1', '2']).optional(),
  webhook_timeout_secs: whole(0, 30).nullable().optional(),
  active: flag.optional(),
  anchorsite_override: oneOf([
    'Latency',
    'Chicago, IL',
    'Ashburn, VA',
    'San Jose, CA',
    'London, UK',
    'Chennai, IN',
    'Amsterdam, Netherlands',
    'Toronto, Canada',
    'Sydney, Australia',
  ]).optional(),
  call_cost_in_webhooks: flag.optional(),
  dtmf_type: oneOf(['RFC 2833', 'Inband', 'SIP INFO']).optional(),
  first_command_timeout: flag.optional(),
  first_command_timeout_secs: whole(FIRST_COMMAND_TIMEOUT_SECS.min, FIRST_COMMAND_TIMEOUT_SECS.max).optional(),
  redact_dtmf_debug_logging: flag.optional(),
};
const inbound = {
  channel_limit: whole(0, 1_000_000).nullable().optional(),
  shaken_stir_enabled: flag.optional(),
  sip_subdomain: text.nullable().optional(),
  sip_subdomain_receive_settings: oneOf(['only_my_connections', 'from_anyone']).optional(),
};
const outbound = {
  channel_limit: whole(0, 1_000_000).nullable().optional(),
  outbound_voice_profile_id: text.optional(),
};
const applicationSchema: z.ZodType<ApplicationConfig> = mapping({
  ...application,
  inbound: mapping(inbound).optional(),
  outbound: mapping(outbound).optional(),
});
const time = {
  mode: oneOf(['real', 'fast', 'manual']).optional(),
  speed: between(0.1, 50).optional(),
  start: text
    .refine((value) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value)), {
      error: 'an instant in UTC such as "2026-01-01T00:00:00Z"',
    })
    .optional(),
  grace_ms: whole(0, 10_000).optional(),
  quiet_ms: whole(0, 600_000).optional(),
  lockstep_ms: whole(20, 10_000).optional(),
  settle_ms: whole(0, 1_000).optional(),
};
const delays = listOf(whole(0, MAX_RETRY_DELAY_MS), 'milliseconds').max(MAX_RETRIES, {
  error: `at most ${MAX_RETRIES} delays`,
});
const webhooks = { retry_delays_ms: delays.optional() };
const numbers = z
  .record(e164, applicationId, { error: 'a mapping of numbers to application ids' })
  .refine((all) => Object.keys(all).length <= LIMITS.numbers, { error: `at most ${LIMITS.numbers} numbers (numbers)` });
const recordings = { folder: text.nullable().optional() };
const media = {
  folder: text.refine(isFolder, { error: 'the path of a folder' }).nullable().optional(),
};
/** Paths go behind it, so it has to end with one of its own. */
const baseUrl = webUrl.refine((url) => !/[?#]/.test(url), { error: 'a URL without "?" and "#"' });
const findings = { ignore: listOf(oneOf(FINDING_CODES), 'codes of findings').optional() };
const switches = Object.fromEntries(
  SWITCHES.map(({ name, default: standard, alternatives }) => [name, oneOf([standard, ...alternatives]).optional()]),
);
// The table that the shape is made from is the one that the type is made from.
const switchesSchema = mapping(switches) as unknown as z.ZodType<SwitchChoices>;

const top = {
  host: text.regex(/^[\w.:%-]+$/, { error: 'a host name or an IP address' }).optional(),
  port: whole(0, 65_535).optional(),
  tls_port: whole(0, 65_535).nullable().optional(),
  tls_dir: text.nullable().optional(),
  webhook_url: webUrl.nullable().optional(),
  webhook_failover_url: webUrl.nullable().optional(),
  api_keys: listOf(token, 'keys').optional(),
  isolate: oneOf(['none', 'api-key']).optional(),
  seed: text.optional(),
  log_level: oneOf(['silent', 'error', 'warn', 'info', 'debug']).optional(),
  log_format: oneOf(['text', 'json']).optional(),
  strict_connections: flag.optional(),
  provision_unknown: flag.optional(),
  control_token: token.nullable().optional(),
  public_url: baseUrl.nullable().optional(),
  allowed_hosts: listOf(text, 'host names').optional(),
  time: mapping(time).optional(),
  applications: listOf(applicationSchema, 'applications')
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, { error: 'a different id for each' })
    .optional(),
  assistants: assistantsSchema.optional(),
  party: mapping(party).optional(),
  parties: partiesSchema.optional(),
  numbers: numbers.optional(),
  media: mapping(media).optional(),
  recordings: mapping(recordings).optional(),
  transcripts: z.record(z.string(), text, { error: 'a mapping of URLs and media names to texts' }).optional(),
  webhooks: mapping(webhooks).optional(),
  findings: mapping(findings).optional(),
  faults: faultsSchema.optional(),
  coverage: flag.optional(),
  switches: switchesSchema.optional(),
};

/** Every key that a configuration file may have. Defaults are not part of it: what is absent stays absent. */
export const configSchema = mapping(top);
export type RawConfig = z.output<typeof configSchema>;

/** The keys known at each place, to suggest the one that was meant. `*` stands for an index, and for a number that is dialled. */
export const KNOWN_KEYS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(top),
  'applications.*': [...Object.keys(application), 'inbound', 'outbound'],
  'applications.*.inbound': Object.keys(inbound),
  'applications.*.outbound': Object.keys(outbound),
  party: Object.keys(party),
  ...PARTY_KEYS,
  ...ASSISTANT_KEYS,
  ...FAULT_KEYS,
  media: Object.keys(media),
  recordings: Object.keys(recordings),
  time: Object.keys(time),
  webhooks: Object.keys(webhooks),
  findings: Object.keys(findings),
  switches: Object.keys(switches),
};
