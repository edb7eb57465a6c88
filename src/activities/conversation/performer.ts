import { findEngine } from '../../transcription/engines.js';
import { TranscriptionSession } from '../../transcription/session.js';
import type { Running, CallMedia, MediaDeps } from '../../shell/performer.js';
import type { Call } from '../../calls/call.js';
import type { Lasting } from '../../calls/lasting.js';

/** An assistant listens to the caller; what it says are speeches of its own. */
export function listen({ id }: Lasting, call: Call, media: CallMedia, deps: MediaDeps): Running | undefined {
  const engine = findEngine(undefined);
  if (!media.leg || !engine) return undefined;
  const ear = new TranscriptionSession({
    clock: deps.clock,
    leg: media.leg,
    engine: { ...engine, interim: true },
    interimResults: true,
    tracks: 'inbound',
    random: deps.random.fork(`assistant/${id}`),
    result: ({ transcript: words, is_final: isFinal }) =>
      deps.report(call.address, { kind: 'turnHeard', id, words, isFinal }),
    record: (type, fields) => deps.record(type, fields, call.address),
  });
  ear.start();
  return { stop: () => ear.stop({ finish: false }) };
}
