import { decodePercent } from '../../platform/percent.js';
import type { EntryOf } from '../../contract/entry-types.js';
import type { NewRule, RuleTools } from '../rule.js';
import { StruckRequests } from '../struck-requests.js';
import { askedFor } from './asked-for.js';

/** The client hung up in the middle of its request: nobody was answered. */
const CLIENT_GONE = 499;
const NOT_SIMULATED = 501;

/** Telnyx's codes for a call that is not answered yet, and for one that has ended. */
const TOO_EARLY = '90034';
const TOO_LATE = '90018';

/** `POST /v2/calls`, `POST /v2/calls/{call_control_id}/actions/{name}`, and likewise of conferences. */
const COMMAND_PATH = /^\/v2\/(calls|conferences)(?:\/[^/]+\/actions\/([^/]+))?\/?$/;

/** Each kind's command that makes one. */
const MAKES: Readonly<Record<string, string>> = { calls: 'dial', conferences: 'create_conference' };

/** A conference has ended, is full, or has the name of another one: an app finds that out by asking. */
const NO_MISTAKE = new Set(['90019', '90032', '90033']);

/** Requests of the app that were refused: commands, and whatever is not simulated. */
export const refusals: NewRule = (memory) => {
  /** Calls whose bridge was refused for what is no mistake. */
  const excused = memory(() => true);
  const struck = new StruckRequests(memory);
  const answered = (entry: Request, tools: RuleTools): void => {
    const { path, status, fault, call_control_id: callId = '' } = entry;
    if (fault !== undefined) return;
    if (excused.find(callId) && path?.endsWith('/bridge')) excused.forget(callId);
    else if (status === NOT_SIMULATED) notSimulated(entry, tools);
    else if (status >= 400 && status < 500 && status !== CLIENT_GONE) refused(entry, struck, tools);
  };
  return {
    on: {
      // Whoever waits in a queue may hang up before a bridge comes: an app cannot know that it is empty, or not there yet.
      'command.refused': ({ errors, call_control_id: callId = '' }) => {
        if (errors.includes('queueEmpty')) excused.of(callId);
      },
      'fault.happened': (entry) => struck.began(entry),
      'activity.started': (entry) => struck.started(entry),
      'command.accepted': (entry) => struck.done(entry),
      'webhook.created': (entry) => struck.hungUp(entry),
      'webhook.delivered': (entry, tools) => struck.told(entry, tools),
      'api.request': (entry, tools) => {
        answered(entry, tools);
        struck.ended(entry, tools);
      },
    },
  };
};

type Request = EntryOf<'api.request'>;

function notSimulated(entry: Request, { tell }: RuleTools): void {
  const { seq, method, path, operation_id: id, call_control_id: callId, refused = '' } = entry;
  // A codec or a property that is not simulated is named by the refusal alone.
  const [, named] = /does not simulate (.+?)(?: yet)?\.?$/.exec(refused) ?? [];
  const what = named ?? `${id ?? ''} (${askedFor(method, path)})`;
  tell('operation_not_simulated', { what, isAnswered: true }, { callId, cause: what, evidence: [seq] });
}

function commandIn([, kind = '', name = MAKES[kind] ?? '']: RegExpExecArray): string {
  return decodePercent(name) ?? '';
}

function refused(entry: Request, struck: StruckRequests, tools: RuleTools): void {
  const { tell } = tools;
  const { seq, path, method, status, error_codes: codes, call_control_id: callId, refused: why = '' } = entry;
  const found = method === 'GET' ? null : COMMAND_PATH.exec(path ?? '');
  if (!found) return;
  const command = commandIn(found);
  const [code = ''] = codes;
  if (NO_MISTAKE.has(code)) return;
  const by =
    code === TOO_LATE ? struck.holdingUp(entry, tools) : (struck.repeating(entry, tools) ?? struck.streamless(entry));
  const about = { callId, cause: command, evidence: [seq, by?.seq], fault: by?.name };
  if (code === TOO_EARLY) tell('command_too_early', { command }, about);
  else if (code === TOO_LATE) tell('command_too_late', { command }, about);
  else
    tell(
      'command_refused',
      { command, status, code, why },
      { ...about, cause: `${command} ${codes.join(' ')} ${why}` },
    );
}
