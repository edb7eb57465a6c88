import { LIMITS, limitReached } from '../../limits.js';
import { type Application, type GivenSettings } from '../../calls/applications.js';
import type { Refusal } from '../../contract/errors.js';
import type { Exchange } from '../../shell/exchange.js';
import { listApplications } from './application-list.js';
import { ok, pathParam, refuse, type Answer, type ApiRequest, type Operation } from './operation.js';

/** The five operations on Call Control applications. */
export function applicationOperations(exchange: Exchange): {
  readonly ListCallControlApplications: Operation;
  readonly CreateCallControlApplication: Operation;
  readonly RetrieveCallControlApplication: Operation;
  readonly UpdateCallControlApplication: Operation;
  readonly DeleteCallControlApplication: Operation;
} {
  const onKnown = (act: (id: string, request: ApiRequest) => Application | undefined): Operation['run'] => {
    return (request) => {
      const id = pathParam(request, 'id');
      provideUnknown(exchange, id);
      const application = act(id, request);
      return application ? ok(application) : refuse({ error: 'notFound', pointer: '/' });
    };
  };
  return {
    ListCallControlApplications: { run: ({ query }) => listApplications(exchange.applications, query) },
    CreateCallControlApplication: {
      check: (body) => checkVersion(body, exchange.config.switches.webhook_api_version_absent === 'refuse'),
      run: ({ body }) => create(exchange, body),
    },
    RetrieveCallControlApplication: { run: onKnown((id) => exchange.applications.get(id)) },
    UpdateCallControlApplication: {
      check: (body) => checkVersion(body, false),
      run: onKnown((id, { body }) => exchange.applications.update(id, body)),
    },
    DeleteCallControlApplication: { run: onKnown((id) => exchange.applications.remove(id)) },
  };
}

/** Webhooks of version "1" have another form, and are not simulated. */
function checkVersion(body: GivenSettings, isRequired: boolean): Refusal[] {
  const { webhook_api_version: version } = body;
  const pointer = '/webhook_api_version';
  if (version === '1') return [{ error: 'invalidEnum', detail: 'The value must be one of: 2.', pointer }];
  if (!isRequired || version === '2') return [];
  const detail = "The 'webhook_api_version' parameter is required and cannot be blank.";
  return [{ error: 'missingParameter', detail, pointer }];
}

function create(exchange: Exchange, body: GivenSettings): Answer {
  // Tags can be set by an update only (documented); here they are an unknown property, which nobody has checked.
  const application = exchange.applications.create({ ...body, tags: undefined });
  if (!application) {
    exchange.journal.record('limit.reached', limitReached('applications'));
    return refuse({
      error: 'unprocessable',
      detail: `telnyx-sim keeps at most ${LIMITS['applications']} applications.`,
    });
  }
  if (body.webhook_api_version !== '2') {
    const why = 'Telnyx would take version "1", the documented default, whose webhooks have another form.';
    exchange.journal.record('webhook_api_version.assumed', { application_id: application.id, version: '2', why });
  }
  return { status: 201, body: { data: application } };
}

/** With `provision_unknown` an application exists as soon as it is asked for, and again after it was deleted. */
function provideUnknown(exchange: Exchange, id: string): void {
  const { applications, config } = exchange;
  if (!config.provisionUnknown || applications.get(id)) return;
  const settings = {
    application_name: `telnyx-sim ${id}`,
    webhook_event_url: config.webhookUrl ?? '',
    webhook_event_failover_url: config.webhookFailoverUrl,
  };
  applications.create(settings, id);
}
