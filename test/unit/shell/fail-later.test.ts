import { expect, it } from 'vitest';
import { ExchangeWorld, STREAM_URL } from '../../support/exchange.js';

const COMMANDS: [string, object, string, object][] = [
  ['playback_start', { audio_url: 'http://app.test/a.wav' }, 'call.playback.ended', { status: 'failed' }],
  ['record_start', { format: 'wav', channels: 'single' }, 'call.recording.error', { reason: 'Internal server error' }],
  ['refer', { sip_address: 'sip:+15550100300@example.com' }, 'call.refer.failed', { sip_notify_response: 603 }],
  ['siprec_start', { connector_name: 'recorder' }, 'siprec.failed', { failure_cause: 'no_answer' }],
  ['streaming_start', { stream_url: STREAM_URL }, 'streaming.failed', { failure_reason: 'connection_failed' }],
];
it.each(COMMANDS)('%s is accepted and fails, which its webhook tells', async (command, body, event, payload) => {
  const world = new ExchangeWorld({ config: { faults: [{ fault: 'command_fails_later', count: 1 }] } });
  const call = await world.answered();
  world.ok(call, command, body);
  await world.clock.advanceAsync(1000);
  const told = world.webhooks().filter(({ type }) => type === event);
  expect(told).toMatchObject([{ payload }]);
  expect(call.state).toBe('active');
  expect(world.dialer.dials).toEqual([]);
  expect(world.journal.list({ types: ['fault.happened'] }, 10)).toMatchObject([
    { what: `${command} is accepted and fails` },
  ]);
});

it('a dial is accepted, and nobody is found', async () => {
  const when = { operation: 'dial', number: '+15550100077' };
  const world = new ExchangeWorld({ config: { faults: [{ fault: 'command_fails_later', when }] } });
  const [call, other] = [await world.dial({ to: '+15550100077' }), await world.dial()];
  await world.clock.advanceAsync(1000);
  expect(world.hooks(call)).toEqual(['call.initiated', 'call.hangup']);
  expect(world.payload('call.hangup', call)).toMatchObject({ hangup_cause: 'not_found', sip_hangup_cause: '404' });
  expect(other.state).toBe('active');
});

it('a transfer is accepted, and nobody is found', async () => {
  const world = new ExchangeWorld({
    config: { faults: [{ fault: 'command_fails_later', when: { operation: 'transfer' } }] },
  });
  const call = await world.answered();
  world.ok(call, 'transfer', { to: '+15550100077' });
  await world.clock.advanceAsync(1000);
  expect(world.webhooks().findLast(({ type }) => type === 'call.hangup')?.payload).toMatchObject({
    to: '+15550100077',
    hangup_cause: 'not_found',
  });
  expect(world.events('fault.happened', call)).toMatchObject([{ what: 'transfer is accepted and fails' }]);
});
