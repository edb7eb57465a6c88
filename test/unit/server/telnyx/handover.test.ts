import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CALLER, OURS } from '../../../support/exchange.js';
import { TelnyxWorld, verdict } from '../../../support/telnyx-world.js';

let world: TelnyxWorld;
beforeEach(async () => (world = await TelnyxWorld.open()));
afterEach(() => world[Symbol.asyncDispose]());

describe('the commands that hand a call over, as they come', () => {
  it.each([
    ['refer', {}, '10004 /sip_address'],
    ['refer', { sip_address: 7 }, '10026 /sip_address'],
    ['refer', { sip_address: '+13125550003' }, '10027 /sip_address'],
    ['refer', { sip_address: 'sip:a@b.test', sip_headers: [{ name: 'X-A', value: '1' }] }, '10032 /sip_headers/0/name'],
    ['send_sip_info', { content_type: 'text/plain' }, '10004 /body'],
    ['siprec_start', { siprec_track: 'both' }, '10032 /siprec_track'],
    ['siprec_start', { sip_transport: 'sctp' }, '10032 /sip_transport'],
    ['siprec_start', { secure: 'yes' }, '10026 /secure'],
    ['siprec_start', { session_timeout_secs: 30 }, '10033 /session_timeout_secs'],
    ['switch_supervisor_role', {}, '10004 /role'],
    ['switch_supervisor_role', { role: 'none' }, '10032 /role'],
  ])('%s with %j is refused with %s, and changes nothing', async (name, body, fault) => {
    const call = await world.answered();
    const hooks = world.hooks(call);
    expect(verdict(await world.command(call.id, name, body))).toEqual([422, fault]);
    expect([call.activities.size, world.hooks(call)]).toEqual([0, hooks]);
  });

  it('are taken where they are in order', async () => {
    const call = await world.answered();
    for (const [name, body] of [
      ['siprec_start', { secure: true, include_metadata_custom_headers: false, session_timeout_secs: 0 }],
      ['siprec_stop', {}],
      ['refer', { sip_address: 'sip:bob@example.com', sip_headers: [{ name: 'User-to-User', value: '1' }] }],
    ] as const) {
      expect([name, verdict(await world.command(call.id, name, body))]).toEqual([name, [200]]);
    }
    const dial = {
      connection_id: world.exchange.applications.default.id,
      from: OURS,
      to: CALLER,
      supervise_call_control_id: call.id,
    };
    const taken = await world.send('POST', '/v2/calls', { ...dial, supervisor_role: 'whisper' });
    expect(verdict(taken)).toEqual([200]);
    const refused = { ...dial, supervisor_role: 'none', bridge_on_answer: true, link_to: call.id };
    expect(verdict(await world.send('POST', '/v2/calls', refused))).toEqual([
      422,
      '10032 /supervisor_role',
      '10027 /bridge_on_answer',
    ]);
  });
});
