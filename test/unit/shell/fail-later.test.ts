import { expect, it } from 'vitest';
import { ExchangeWorld, STREAM_URL } from '../../support/exchange.js';

const COMMANDS: [string, object, string, object][] = [
  ['playback_start', { audio_url: 'http://app.test/a.wav' }, 'call.playback.ended', { status: 'failed' }],
  ['record_start', { format: 'wav', channels: 'single' }, 'call.recording.error', { reason: 'Internal server error' }],
  ['streaming_start', { stream_url: STREAM_URL }, 'streaming.failed', { failure_reason: 'connection_failed' }],
];
it.each(COMMANDS)('%s is accepted and fails, which its webhook tells', async (command, body, event, payload) => {
  const world = new ExchangeWorld({ config: { faults: [{ fault: 'command_fails_later', count: 1 }] } });
  const call = await world.answered();
  world.ok(call, command, body);
  await world.clock.advanceAsync(1000);
  const told = world.webhooks().filter(({ type }) => type === event);
  expect(told).toMatchObject([{ payload }]);
  expect(world.dialer.dials).toEqual([]);
  expect(world.journal.list({ types: ['fault.happened'] }, 10)).toMatchObject([
    { what: `${command} is accepted and fails` },
  ]);
});
