import type { NewRule, RuleTools } from '../rule.js';

type Track = 'inbound' | 'outbound';

/** Something that is heard, or hears, and the `seq` of the entry with which it began. */
interface Lasting {
  readonly seq: number | undefined;
  readonly tracks: Track | 'both';
}

interface Life {
  /** Transcriptions, and sound whose words nobody has told, by id. */
  readonly hearing: Map<string, Lasting>;
  readonly sounding: Map<string, Lasting>;
}

/** The newest that are remembered of each. */
const MAX_AT_ONCE = 20;

const WHAT: Readonly<Record<Track, string>> = {
  inbound: 'A recording of the far end',
  outbound: 'A file that the app plays',
};

/** Sound that a transcription hears and whose words nobody has told. */
export const unknownWords: NewRule = (memory) => {
  const calls = memory<Life>(() => ({ hearing: new Map(), sounding: new Map() }));

  const begin = (which: keyof Life, id: string, lasting: Lasting, callId = '', { tell }: RuleTools): void => {
    const life = calls.of(callId);
    const [oldest] = life[which].keys();
    if (oldest !== undefined && life[which].size >= MAX_AT_ONCE) life[which].delete(oldest);
    life[which].set(id, lasting);
    for (const track of ['inbound', 'outbound'] as const) {
      const heardBy = [...life.hearing.values()].find(({ tracks }) => tracks === track || tracks === 'both');
      const sound = [...life.sounding].find(([, { tracks }]) => tracks === track);
      if (!heardBy || !sound) continue;
      life.sounding.delete(sound[0]);
      const evidence = [heardBy.seq, sound[1].seq];
      tell('audio_without_transcript', { what: WHAT[track] }, { callId, cause: track, evidence });
    }
  };

  return {
    on: {
      'activity.started': (
        { seq, kind, id, tracks = 'inbound', audio_url: url, media_name: name, ...entry },
        tools,
      ) => {
        const { call_control_id: callId } = entry;
        if (kind === 'transcription') begin('hearing', id, { seq, tracks }, callId, tools);
        if (kind === 'playback' && isUntold(url ?? name, tools))
          begin('sounding', id, { seq, tracks: 'outbound' }, callId, tools);
      },
      'activity.ended': ({ id, call_control_id: callId = '' }) => {
        const life = calls.find(callId);
        life?.hearing.delete(id);
        life?.sounding.delete(id);
      },
      'party.act.started': ({ seq, act, act_id: id, text, audio_url: url, call_control_id: callId }, tools) => {
        if (act === 'play' && text === undefined && (url === undefined || isUntold(url, tools)))
          begin('sounding', id, { seq, tracks: 'inbound' }, callId, tools);
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

/** Nobody has told the words of that file, of which the URL or the name is given. Of a URL that the journal has not in full nobody can say. */
const isUntold = (url: string | undefined, { isTranscribed }: RuleTools): boolean =>
  url !== undefined && !/\*\*\*|…/.test(url) && !isTranscribed(url);
