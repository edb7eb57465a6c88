import { FIRST_COMMAND_TIMEOUT_SECS, type Application, type Applications } from '../../calls/applications.js';
import type { GivenSettings } from '../../calls/application-settings.js';
import type { Refusal } from '../../contract/errors.js';
import { LIMITS, limitReached, type LimitName } from '../../limits.js';
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
  // Read at each request: a reset makes new ones.
  const known = (): Applications => exchange.applications;
  const onKnown = (act: (id: string, request: ApiRequest) => Application | undefined): Operation['run'] => {
    return (request) => {
      const id = pathParam(request, 'id');
      provideUnknown(exchange, id);
      const application = act(id, request);
      return application ? ok(application) : refuse({ error: 'notFound', pointer: '/' });
    };
  };
  const update = onKnown((id, { body }) => known().update(id, body));
  return {
    ListCallControlApplications: { run: ({ query }) => listApplications(known(), query) },
    CreateCallControlApplication: {
      check: (body) => [
        ...checkVersion(body, exchange.config.switches.webhook_api_version_absent === 'refuse'),
        ...checkFirstCommandTimeout(body),
      ],
      run: ({ body }) => create(exchange, body),
    },
    RetrieveCallControlApplication: { run: onKnown((id) => known().get(id)) },
    UpdateCallControlApplication: {
      check: checkFirstCommandTimeout,
      run(request) {
        const id = pathParam(request, 'id');
        const limit = known().get(id) && known().limitAgainst(request.body, id);
        return limit ? refuseFull(exchange, limit) : update(request);
      },
    },
    DeleteCallControlApplication: { run: onKnown((id) => known().remove(id)) },
  };
}

/** The document names no range. No time at all would end each call as it comes in; a day is as long as a caller may wait. */
function checkFirstCommandTimeout({ first_command_timeout_secs: secs }: GivenSettings): Refusal[] {
  const { min, max } = FIRST_COMMAND_TIMEOUT_SECS;
  if (typeof secs !== 'number' || (secs >= min && secs <= max)) return [];
  const detail = `The value is outside of allowed range ${min} to ${max}`;
  return [{ error: 'outOfRange', detail, pointer: '/first_command_timeout_secs' }];
}

function checkVersion({ webhook_api_version: version }: GivenSettings, isRequired: boolean): Refusal[] {
  if (!isRequired || (version !== undefined && version !== null)) return [];
  const detail = "The 'webhook_api_version' parameter is required and cannot be blank.";
  return [{ error: 'missingParameter', detail, pointer: '/webhook_api_version' }];
}

function create(exchange: Exchange, body: GivenSettings): Answer {
  // Tags can be set by an update only (documented); here they are an unknown property, which nobody has checked.
  const settings = { ...body, tags: undefined };
  const limit = exchange.applications.limitAgainst(settings);
  const application = limit ? undefined : exchange.applications.create(settings);
  if (!application) return refuseFull(exchange, limit ?? 'applications');
  if (body.webhook_api_version === undefined || body.webhook_api_version === null) {
    const why = 'Telnyx would take version "1", the documented default, whose webhooks have another form.';
    exchange.journal.record('webhook_api_version.assumed', { application_id: application.id, version: '2', why });
  }
  return { status: 201, body: { data: application } };
}

function refuseFull(exchange: Exchange, limit: LimitName): Answer {
  exchange.journal.record('limit.reached', limitReached(limit));
  const detail = `telnyx-sim keeps no more applications, or none as large: its limit ${limit} is ${LIMITS[limit]}.`;
  return refuse({ error: 'unprocessable', detail });
}

/** With `provision_unknown` an application exists as soon as it is asked for, and again after it was deleted. */
export function provideUnknown(exchange: Exchange, id: string): void {
  if (exchange.config.provisionUnknown) exchange.provideApplication(id);
}
