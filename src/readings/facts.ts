import type { Entry } from '../calls/entry.js';
import type { Arrivals } from '../media/arrivals.js';

/** A stretch of the call, in ms from its first sample: that is the answer, or less than 20 ms before it. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Others speak to the far end meanwhile, or nobody is to. */
export interface Away extends Span {
  /** The far end has put the call on hold. */
  readonly isHold: boolean;
  /** The `seq` of its end, once that has come. */
  readonly evidence: readonly number[];
}

/** The app is audible without a pause: what it speaks, plays, streams or presses. */
export interface AppSound extends Span {
  /** `tones`: keys that it sends to a machine. `music`: a playback without end, which goes on while nobody talks, and beneath what is said. */
  readonly kind: 'talk' | 'tones' | 'music';
  /** The `seq` of what began it. */
  readonly evidence: readonly number[];
  /** An activity of the call's or a stream that it comes from; several where they sound at once. */
  readonly from: readonly string[];
}

/** The far end says or presses something; from its first audible sample to the last. */
export interface CallerSound extends Span {
  /** `backchannel`: a sound of agreement that asks for nothing. `noise`: there are no words in it. `beep`: of a machine that takes messages. */
  readonly kind: 'speech' | 'backchannel' | 'noise' | 'keys' | 'beep';
  readonly text: string;
  /** Its act began here: a clip may begin with silence. */
  readonly actMs: number;
  readonly evidence: readonly number[];
}

/** An entry of the call's, with its place on the time line. */
export interface CallEntry {
  readonly atMs: number;
  readonly entry: Entry;
}

/** The answer: up to 20 ms behind the first sample. */
export const answerOf = ({ entries }: CallFacts): CallEntry | undefined =>
  entries.find(({ entry }) => entry.type === 'call.state' && entry.to === 'active');

/** The `seq` of entries; only facts of the world have one. */
export const seqsOf = (...entries: readonly (CallEntry | undefined)[]): number[] =>
  entries.flatMap((one) => one?.entry.seq ?? []);

/** The chunks of one stream. */
export interface StreamFacts {
  readonly streamId: string;
  readonly arrivals: Arrivals;
}

/** Everything that readings rest on: what was heard and said on one call so far. */
export interface CallFacts {
  readonly callControlId: string;
  readonly direction: 'incoming' | 'outgoing';
  /** Samples per second of all sound. */
  readonly rate: number;
  /** The present, or the end of the call, in ms; undefined where it was never answered. */
  readonly endMs: number | undefined;
  readonly isOver: boolean;
  /** The side that ended it. */
  readonly hungUpBy: 'app' | 'party' | undefined;
  /** The sound before this was dropped, or the journal no longer has what happened there. */
  readonly lostBeforeMs: number;
  readonly app: readonly AppSound[];
  readonly caller: readonly CallerSound[];
  /** It is not for the app to speak: the call is on hold, bridged, in a queue or in a conference. */
  readonly away: readonly Away[];
  readonly entries: readonly CallEntry[];
  readonly streams: readonly StreamFacts[];
  /** Audible sound of the app's that was queued at the end of the call, and that nobody heard, as far as it was looked at. */
  readonly unheardMs: number;
  /** Of what the app makes audible, without the tones that it sends, in samples. */
  appSamples(span: Span): Int16Array;
  /** The far end's voice, in samples. */
  callerSamples(span: Span): Int16Array;
  /** The stretches in which anything at all is heard by the far end: music, ringing tones and others included. */
  heard(span: Span): readonly Span[];
}
