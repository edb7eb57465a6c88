import { newWebhookSettings, type Call } from '../calls/call.js';
import type { World } from '../calls/world.js';
import { newCall } from '../calls/new-call.js';
import type { AnyCallCommand } from '../commands/command.js';
import { newStreamStats } from '../streaming/stats.js';
import { readStreamParams } from '../streaming/params.js';

/** A call for an id that was never given out (`--provision-unknown`): answered, alive for ever, without a far end. */
export function standIn(callControlId: string, world: World): Call {
  const ids = world.ids.of('stand-in', callControlId);
  const call = newCall(world, {
    ...NOBODY,
    id: callControlId,
    ids,
    sessionId: ids.legId('session'),
    state: 'active',
    webhooks: newWebhookSettings(),
    clientState: null,
  });
  call.answeredAt = call.createdAt;
  return call;
}

/**
 * The call that `command` runs on in place of `known`: tests that were written against a stateless mock send every command to one made-up id, so
 * it is fresh and in a state in which the command is legal. A command that stops something finds it running, and so does an overlay what
 * it lies on.
 */
export function freshFor(command: AnyCallCommand, known: Call, body: object, world: World): Call {
  const call = newCall(world, {
    ...NOBODY,
    id: known.id,
    ids: known.ids,
    legId: known.legId,
    sessionId: known.sessionId,
    state: command.name === 'answer' || command.name === 'reject' ? 'ringing' : 'active',
    webhooks: newWebhookSettings(),
    clientState: known.clientState,
  });
  runWhatItNeeds(call, command.name, body, world);
  return { ...call, commandIds: known.commandIds, noted: known.noted };
}

/** A far end that there is none of. */
export const NOBODY = {
  standIn: true,
  connectionId: '',
  direction: 'incoming',
  from: '',
  to: '',
  codec: 'PCMU',
  identity: { callerIdName: '', fromSipUri: '', toSipUri: '', callingPartyType: 'pstn' },
  dial: undefined,
} as const;

/** A rule for stand-ins: a start may leave out what it would begin with, as stateless mocks have it. */
export const lenient = <T extends Pick<World, 'switches'>>(world: T): T => ({
  ...world,
  switches: { ...world.switches, empty_start: 'accept' },
});

function runWhatItNeeds(call: Call, command: string | undefined, body: object, world: World): void {
  const streamId = 'stream_id' in body && typeof body.stream_id === 'string' ? body.stream_id : undefined;
  const common = {
    id: streamId ?? call.ids.uuid('assumed'),
    state: 'running',
    startedAt: world.nowMicros(),
    endedAt: null,
  } as const;
  if (command === 'streaming_stop') {
    const params = readStreamParams({ stream_url: 'ws://127.0.0.1' });
    const mediaFormat = { encoding: 'PCMU', sample_rate: 8000, channels: 1 } as const;
    call.activities.set(common.id, { ...common, kind: 'stream', params, mediaFormat, stats: newStreamStats() });
  }
  if (command === 'fork_stop') {
    const target = { host: '127.0.0.1', port: 9 };
    const stats = { rx_packets: 0, tx_packets: 0 };
    call.activities.set(common.id, { ...common, kind: 'fork', params: { kind: 'legacy', target }, stats });
  }
  if (command === 'transcription_stop') {
    call.activities.set(common.id, {
      ...common,
      kind: 'transcription',
      engine: 'Google',
      interimResults: false,
      tracks: 'inbound',
    });
  }
  if (command === 'playback_stop' || command === 'playback_start') {
    const speech = {
      text: '',
      ssml: false,
      voice: 'female',
      language: undefined,
      loop: 1,
      targetLegs: 'self' as const,
    };
    call.activities.set(common.id, { ...common, kind: 'speak', ...speech });
  }
}
