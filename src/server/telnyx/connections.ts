import type { Application, Applications } from '../../calls/applications.js';
import { LIMITS } from '../../limits.js';
import type { Exchange } from '../../shell/exchange.js';
import { listApplications } from './application-list.js';
import { provideUnknown } from './applications.js';
import { ok, pathParam, refuse, type Operation } from './operation.js';

/** Kinds of connections that there are none of here. */
const OTHER_KINDS = [
  'credential_connections',
  'external_connections',
  'fax_connections',
  'fqdn_connections',
  'ip_connections',
  'microsoft_teams_sbc_connections',
  'mobile_voice_connections',
  'operator_connect_connections',
  'texml_applications',
  'third_party_provider_connections',
  'uac_connections',
  'zoom_sbc_connections',
] as const;

/** The operations on connections of any kind, which the SDKs have and the voice document has not. Here all are applications. */
export function connectionOperations(exchange: Exchange): {
  readonly ListConnections: Operation;
  readonly RetrieveConnectionsCount: Operation;
  readonly RetrieveConnection: Operation;
} {
  return {
    ListConnections: { run: ({ query }) => listApplications(exchange.applications, query, connectionView) },
    RetrieveConnectionsCount: { run: () => ok(countView(exchange.applications)) },
    RetrieveConnection: {
      run(request) {
        const id = pathParam(request, 'id');
        provideUnknown(exchange, id);
        const application = exchange.applications.get(id);
        return application ? ok(connectionView(application)) : refuse({ error: 'notFound', pointer: '/' });
      },
    },
  };
}

/** The limit is that of applications: there are no others. */
const countView = (applications: Applications): Readonly<Record<string, unknown>> => ({
  counts: {
    call_control_applications: applications.list().length,
    ...Object.fromEntries(OTHER_KINDS.map((kind) => [kind, 0])),
  },
  limits: { global_limit: LIMITS.applications },
  record_type: 'connections_count',
});

/** An application with what connections of all kinds have in common. */
function connectionView(application: Application): Readonly<Record<string, unknown>> {
  const { outbound_voice_profile_id: profile } = application.outbound;
  return {
    active: application.active,
    anchorsite_override: application.anchorsite_override,
    connection_name: application.application_name,
    created_at: application.created_at,
    id: application.id,
    ...(profile ? { outbound_voice_profile_id: profile } : {}),
    record_type: application.record_type,
    tags: application.tags,
    updated_at: application.updated_at,
    webhook_api_version: application.webhook_api_version,
    webhook_event_failover_url: application.webhook_event_failover_url || null,
    webhook_event_url: application.webhook_event_url || null,
  };
}
