import { LIMITS, limitReached } from '../limits.js';
import { note } from '../calls/effect.js';
import type { Refusal } from '../contract/errors.js';
import { shown } from '../contract/shown.js';
import { done, type Command } from './command.js';

/** RFC 2045: a type, a subtype, and parameters. */
const MIME_TYPE = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(?:;.*)?$/;

/** Sends a SIP INFO to the far end, which keeps the latest ones. It has no webhook on its own leg. */
export const sendSipInfo: Command<'SendSIPInfo'> = {
  operationId: 'SendSIPInfo',
  name: 'send_sip_info',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  check: ({ body, content_type }) => [
    ...checkMimeType(content_type),
    ...checkLength('content_type', content_type),
    ...checkLength('body', body),
  ],
  run(call, { body, content_type: contentType }) {
    const { party } = call;
    const all = [...party.sipInfos, { contentType, body }];
    party.sipInfos = all.slice(-LIMITS['call.sip_infos']);
    return done(
      all.length > party.sipInfos.length ? [note(call, 'limit.reached', limitReached('call.sip_infos'))] : [],
    );
  },
};

function checkMimeType(type: string): Refusal[] {
  // A value that the schema has refused is blanked, and no text.
  if (typeof type !== 'string' || MIME_TYPE.test(type)) return [];
  const detail = `The 'content_type' parameter must be a MIME type such as application/json; received '${shown(type)}'`;
  return [{ error: 'unprocessable', detail, pointer: '/content_type' }];
}

/** Documented for the type, and meant for the body too: a SIP message over UDP has no more room. */
function checkLength(name: string, text: string): Refusal[] {
  const most = LIMITS['sip_info.bytes'];
  if (typeof text !== 'string' || Buffer.byteLength(text) <= most) return [];
  const detail = `The '${name}' parameter may have at most ${most} bytes; received ${Buffer.byteLength(text)}`;
  return [{ error: 'stringLength', detail, pointer: `/${name}` }];
}
