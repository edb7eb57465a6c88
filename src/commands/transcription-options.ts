import type { TranscriptionActivity } from '../activities/transcription/kind.js';
import type { Call } from '../calls/call.js';
import type { Effect } from '../calls/effect.js';
import { noteOnce } from '../calls/note-once.js';
import { beginning } from '../calls/lasting.js';
import type { World } from '../calls/world.js';
import type { Refusal } from '../contract/errors.js';
import { checkEngineConfig, withoutEffect, unknownProperties, wantsInterim } from '../transcription/config.js';
import { engineNamed } from '../transcription/engines.js';
import { checkOneOf } from './checks.js';

const TRACKS = ['inbound', 'outbound', 'both'] as const;

export interface TranscriptionBody {
  readonly transcription_engine?: string | null;
  readonly transcription_engine_config?: unknown;
  readonly transcription_tracks?: string | null;
}

/** Checks that the schema cannot make of a transcription's properties. `prefix` is where they stand in the request. */
export function checkTranscription(body: TranscriptionBody, prefix = ''): Refusal[] {
  const engine = body.transcription_engine ?? undefined;
  const refusals = [
    ...checkOneOf('transcription_tracks', body.transcription_tracks, TRACKS),
    ...checkEngineConfig(engine, body.transcription_engine_config),
  ];
  return refusals.map((refusal) =>
    refusal.pointer === undefined ? refusal : { ...refusal, pointer: `${prefix}${refusal.pointer}` },
  );
}

/** `transcription_config`, as dial and answer take it. It is checked also where `transcription` does not ask for it. */
export function checkTranscriptionOption(config: TranscriptionBody | undefined): Refusal[] {
  return config ? checkTranscription(config, '/transcription_config') : [];
}

/** The transcription that a body asks for; undefined where it asks for none. */
export function newTranscription(
  { ids }: Pick<Call, 'ids'>,
  body: TranscriptionBody | undefined,
  world: World,
): TranscriptionActivity | undefined {
  if (!body) return undefined;
  const engine = engineNamed(body.transcription_engine ?? undefined);
  return {
    kind: 'transcription',
    ...beginning(ids.uuid('transcription'), world, 'running'),
    engine: engine.name,
    interimResults: wantsInterim(engine, body.transcription_engine_config),
    tracks: TRACKS.find((track) => track === body.transcription_tracks) ?? 'inbound',
  };
}

/** Journals, once per call, what the engine's configuration asks for that has no effect here or that the engine does not know. */
export function engineNotes(
  call: Pick<Call, 'address' | 'noted'>,
  command: string,
  body: TranscriptionBody | undefined,
): Effect[] {
  if (!body) return [];
  const engine = engineNamed(body.transcription_engine ?? undefined);
  const config = body.transcription_engine_config;
  return [
    ...noteOnce(call, 'property.not_simulated', command, withoutEffect(engine, config).map(inConfig)),
    ...noteOnce(call, 'property.unknown', command, unknownProperties(engine, config).map(inConfig)),
  ];
}

const inConfig = (property: string): string => `transcription_engine_config.${property}`;
