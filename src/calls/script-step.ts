/** A WAV file with the words in it. */
export interface PartyRecording {
  readonly wav: Uint8Array;
  /** Empty where nothing is said; undefined where nobody knows. */
  readonly transcript: string | undefined;
  /** It is the configuration's, and counts for no call. */
  readonly isShared?: true;
}

/** A recording that a step plays: a WAV file, or where to get one when the step begins. */
export type ScriptRecording = PartyRecording | { readonly url: string };

/** The far end says this. Without a voice it has its usual one. */
export interface PartyWords {
  readonly text: string;
  readonly voice: string | undefined;
}

/** The beep of a machine, or the tone of a fax: of one that is called, or that calls. */
export type PartyTone = 'beep' | 'fax_called' | 'fax_calling';

/** One thing that a far end does of itself. */
export type ScriptStep =
  | ({ readonly kind: 'say' } & PartyWords)
  | { readonly kind: 'play'; readonly recording: ScriptRecording }
  | { readonly kind: 'tone'; readonly tone: PartyTone }
  | { readonly kind: 'press'; readonly digits: string }
  /** Time passes; what was said before goes on. */
  | { readonly kind: 'wait'; readonly ms: number }
  /** The far end stops talking, and says nothing for so long. */
  | { readonly kind: 'silence'; readonly ms: number }
  | { readonly kind: 'hangup' };

/** A far end does this of itself, one step after the other. */
export interface Script {
  readonly actId: string;
  /** Steps that have not begun, the next one first. */
  readonly left: ScriptStep[];
  state: 'waiting' | 'running' | 'ended';
  /** The act whose end begins the next step: one of this script, or the last one of the script that it replaced. */
  behind: string | undefined;
  /** It is no more than the far end's greeting, which nobody has given it as a script: nobody is told of its end. */
  readonly isGreeting?: boolean;
}

/** A script that begins at the answer. */
export const newScript = (actId: string, steps: readonly ScriptStep[]): Script => ({
  actId,
  left: [...steps],
  state: 'waiting',
  behind: undefined,
});
