import { callAddress, conferenceAddress } from '../../calls/address.js';
import type { AnyCommand } from '../../commands/command.js';
import { checkBody } from '../../commands/execute.js';
import type { Reply } from '../../commands/reply.js';
import type { PlaybackSource } from '../../activities/playback/kind.js';
import { ERRORS, type Refusal } from '../../contract/errors.js';
import { MediaError } from '../../media/media-error.js';
import { FetchError } from '../../platform/fetch-error.js';
import { DownloadedFiles } from '../../shell/downloaded-files.js';
import type { Exchange } from '../../shell/exchange.js';
import { lenient } from '../../shell/stand-in.js';
import { isMadeUpConference } from './made-up-conferences.js';
import { ok, refuse, type Answer, type ApiRequest, type Operation } from './operation.js';

/** A Call Control command over HTTP: `POST /calls/{call_control_id}/actions/{name}`, or `POST /calls` for a dial. */
export function commandOperation(command: AnyCommand, exchange: Exchange): Operation {
  const { config } = exchange;
  const lenientConfig = lenient(config);
  const isStandIn = (id: string | undefined): boolean => id !== undefined && (exchange.findCall(id)?.standIn ?? false);
  const isLenient = (body: object, params: ApiRequest['params']): boolean =>
    command.target === 'conference'
      ? isMadeUpConference(params['id'], body, exchange)
      : isStandIn(params['call_control_id']);
  const run = ({ params, apiKey, body, baseUrl }: ApiRequest, downloaded?: DownloadedFiles): Answer => {
    const callControlId = params['call_control_id'] ?? legOf(command, body);
    const conferenceId = params['id'];
    return answerTo(exchange.command(command, { callControlId, conferenceId, apiKey, body, baseUrl }, downloaded));
  };
  return {
    command: command.name,
    check: (body, params) => checkBody(command, body, isLenient(body, params) ? lenientConfig : config),
    run(request) {
      const opening = openingOf(command, request.body);
      if (opening) return runWith(opening, exchange, (downloaded) => run(request, downloaded));
      const loading = exchange.loaded();
      return loading ? loading.then(() => run(request)) : run(request);
    },
  };
}

/** The leg that a conference is made from stands in the body. */
function legOf({ target }: AnyCommand, body: object): string | undefined {
  const id: unknown = target === 'new-conference' ? Reflect.get(body, 'call_control_id') : undefined;
  return typeof id === 'string' ? id : undefined;
}

// The body was validated by the schema of this command's operation.
const openingOf = (command: AnyCommand, body: object): PlaybackSource | undefined =>
  command.target === 'new-call' ? command.opening?.(body as never) : undefined;

/** A command whose calls begin with a file. What cannot be had is refused; what cannot be played fails when its turn comes. */
async function runWith(
  source: PlaybackSource,
  exchange: Exchange,
  run: (downloaded: DownloadedFiles) => Answer,
): Promise<Answer> {
  const downloaded = new DownloadedFiles();
  try {
    await exchange.files.load(source, new AbortController().signal, downloaded);
  } catch (error) {
    if (error instanceof FetchError) return refuse(missing(source, error));
    if (!(error instanceof MediaError)) throw error;
  }
  await exchange.loaded();
  return run(downloaded);
}

const missing = ({ kind }: PlaybackSource, { notFound, message }: FetchError): Refusal => ({
  error: notFound ? 'audioFileNotFound' : 'downloadFailed',
  detail: `${ERRORS[notFound ? 'audioFileNotFound' : 'downloadFailed'].detail} ${message}`,
  pointer: kind === 'name' ? '/media_name' : '/audio_url',
});

/** The journal's entry of a request names the call or the conference that came of it. */
function answerTo(reply: Reply): Answer {
  if (reply.kind === 'refused') return { refusals: reply.refusals };
  const { call_control_id: call, id, record_type: type } = reply.data;
  if (type === 'conference' && typeof id === 'string') return ok(reply.data, conferenceAddress(id));
  return ok(reply.data, typeof call === 'string' ? callAddress(call) : undefined);
}
