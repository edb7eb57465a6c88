import type { ReferActivity } from '../activities/refer/kind.js';
import { live } from '../calls/call.js';
import { beginning } from '../calls/lasting.js';
import { startActivity } from '../calls/lifecycle.js';
import type { Refusal } from '../contract/errors.js';
import { shown } from '../contract/shown.js';
import { done, refused, type Command } from './command.js';
import { isSipUri } from './numbers.js';

/** The status of a call that is under way, as the far end tells it first. */
const TRYING = 100;

/** Asks the far end by SIP REFER to call somebody else. */
export const refer: Command<'ReferCall'> = {
  operationId: 'ReferCall',
  name: 'refer',
  target: 'call',
  legal: ['ringing', 'active'],
  withoutEffect: ['sip_auth_password', 'sip_auth_username'],
  check: ({ sip_address: address }) => checkSipAddress(address),
  run(call, body, world) {
    // Documented: at any point of the call. A leg that rings far away has no dialogue yet in which a REFER could be sent.
    if (call.state === 'ringing' && call.direction === 'outgoing') return refused('notAnswered');
    if (live(call, 'refer').length > 0)
      return refused('unprocessable', { detail: 'A refer of this call is under way.' });
    const { party } = call;
    party.receivedHeaders = [...party.receivedHeaders, ...(body.custom_headers ?? []), ...(body.sip_headers ?? [])];
    const activity: ReferActivity = {
      kind: 'refer',
      ...beginning(call.ids.uuid('refer'), world, 'running'),
      sipAddress: body.sip_address,
      sipStatus: TRYING,
    };
    return done(startActivity(call, activity, world));
  },
};

function checkSipAddress(address: string): Refusal[] {
  // A value that the schema has refused is blanked, and no text.
  if (typeof address !== 'string' || isSipUri(address)) return [];
  const detail = `The 'sip_address' parameter must be a SIP URI such as sip:user@example.com; received '${shown(address)}'`;
  return [{ error: 'unprocessable', detail, pointer: '/sip_address' }];
}
