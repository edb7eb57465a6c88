import type { NewRule, RuleTools } from '../rule.js';

interface Life {
  /** The `seq` of the entries with which they began, by id: transcriptions that hear the far end, and recordings that it plays. */
  readonly hearing: Map<string, number | undefined>;
  readonly sounding: Map<string, number | undefined>;
}

/** The newest that are remembered of each. */
const MAX_AT_ONCE = 20;

/** Sound that a transcription hears and whose words nobody has told. */
export const unknownWords: NewRule = (memory) => {
  const calls = memory<Life>(() => ({ hearing: new Map(), sounding: new Map() }));

  const begin = (which: keyof Life, id: string, seq: number | undefined, callId = '', { tell }: RuleTools): void => {
    const life = calls.of(callId);
    const [oldest] = life[which].keys();
    if (oldest !== undefined && life[which].size >= MAX_AT_ONCE) life[which].delete(oldest);
    life[which].set(id, seq);
    const [heardBy] = life.hearing.values();
    for (const [actId, since] of life.sounding) {
      if (life.hearing.size === 0) return;
      life.sounding.delete(actId);
      const evidence = [heardBy, since];
      tell('audio_without_transcript', { what: 'A recording of the far end' }, { callId, cause: 'party', evidence });
    }
  };

  return {
    on: {
      'activity.started': ({ seq, kind, id, tracks, call_control_id: callId }, tools) => {
        if (kind === 'transcription' && tracks !== 'outbound') begin('hearing', id, seq, callId, tools);
      },
      'activity.ended': ({ kind, id, call_control_id: callId = '' }) => {
        if (kind === 'transcription') calls.find(callId)?.hearing.delete(id);
      },
      'party.act.started': ({ seq, act, act_id: id, text, audio_url: url, call_control_id: callId }, tools) => {
        if (act === 'play' && text === undefined && url === undefined) begin('sounding', id, seq, callId, tools);
      },
      'party.act.ended': ({ act_id: id, call_control_id: callId = '' }) => {
        calls.find(callId)?.sounding.delete(id);
      },
      'transcription.no_ground_truth': ({ seq, call_control_id: callId }, { tell }) =>
        tell(
          'audio_without_transcript',
          { what: 'What the app streams in' },
          { callId, cause: 'stream', evidence: [seq] },
        ),
    },
  };
};
