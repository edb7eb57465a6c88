import { engineNamed } from '../../transcription/engines.js';
import { TranscriptionSession } from '../../transcription/session.js';
import type { Performer } from '../../shell/performer.js';

/** A transcription: from now on, what is said comes back as results. */
export const transcriptionPerformer: Performer<'transcription'> = (transcription, call, media, deps) => {
  if (!media.leg) return undefined;
  const session = new TranscriptionSession({
    clock: deps.clock,
    leg: media.leg,
    engine: engineNamed(transcription.engine),
    interimResults: transcription.interimResults,
    tracks: transcription.tracks,
    random: deps.random.fork(`transcription/${transcription.id}`),
    result: (data) => deps.report(call.address, { kind: 'transcript', id: transcription.id, data }),
    record: (type, fields) => deps.record(type, fields, call.address),
  });
  session.start();
  return { stop: (reason) => session.stop({ finish: reason === 'hangup' }) };
};
