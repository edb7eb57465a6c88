import type { TranscriptionActivity } from '../calls/activity.js';
import type { Env } from '../calls/env.js';
import type { Refusal } from '../contract/errors.js';
import { checkEngineConfig } from '../transcription/config.js';
import { engineNamed } from '../transcription/engines.js';
import { checkOneOf } from './checks.js';

const TRACKS = ['inbound', 'outbound', 'both'] as const;

export interface TranscriptionBody {
  readonly transcription_engine?: string | null;
  readonly transcription_engine_config?: unknown;
  readonly transcription_tracks?: string | null;
}

/** What the schema cannot say about a transcription's properties. `prefix` is where they stand in the request. */
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

/** `transcription` and `transcription_config`, as dial and answer take them. */
export function checkTranscriptionOption(wanted: boolean | undefined, config: TranscriptionBody | undefined): Refusal[] {
  return wanted && config ? checkTranscription(config, '/transcription_config') : [];
}

/** The transcription that a body asks for; undefined where it asks for none. */
export function newTranscription(body: TranscriptionBody | undefined, env: Env): TranscriptionActivity | undefined {
  if (!body) return undefined;
  const engine = engineNamed(body.transcription_engine ?? undefined);
  const config = body.transcription_engine_config;
  const wantsInterim = typeof config === 'object' && config !== null && 'interim_results' in config && config.interim_results === true;
  return {
    kind: 'transcription',
    id: env.ids.uuid(),
    state: 'running',
    startedAt: env.nowMicros(),
    endedAt: null,
    engine: engine.name,
    interimResults: wantsInterim && engine.interim,
    tracks: TRACKS.find((track) => track === body.transcription_tracks) ?? 'inbound',
  };
}
