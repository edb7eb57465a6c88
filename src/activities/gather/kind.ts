import type { Lasting } from '../../calls/lasting.js';
import type { PlaybackActivity } from '../playback/kind.js';
import type { SpeakActivity } from '../speak/kind.js';

/** The digits that a gather takes. */
export interface GatherRules {
  /** 1 to 128. */
  readonly minimum: number;
  /** 1 to 128. */
  readonly maximum: number;
  /** Ends a try and is not among its digits; empty: no digit does. */
  readonly terminator: string;
  /** Every digit that may be pressed; the terminator may be missing. */
  readonly valid: string;
}

/** The end of a gather, in Telnyx's words. */
export type GatherStatus = 'valid' | 'invalid' | 'timeout' | 'cancelled' | 'cancelled_amd' | 'call_hangup';

/** The far end hears this at the beginning of a try. */
export type Prompt =
  Pick<SpeakActivity, 'kind' | 'text' | 'ssml' | 'voice' | 'language'> | Pick<PlaybackActivity, 'kind' | 'source'>;

export interface GatherActivity extends Lasting {
  readonly kind: 'gather';
  /** `gather_id`, given or made up; undefined for the commands that take none. */
  readonly gatherId: string | undefined;
  /** The conference that asks this participant, by its id: the webhooks of the prompts are that one's. */
  readonly conference?: string;
  readonly rules: GatherRules;
  /** Each try begins with it; undefined where nothing is heard. */
  readonly prompt: Prompt | undefined;
  /** Goes before the prompt where the try before was invalid. */
  readonly invalidPrompt: Prompt | undefined;
  /** A digit silences the prompts. */
  readonly isInterruptible: boolean;
  /** Milliseconds until the first digit, from the end of the prompt, and from one digit to the next. */
  readonly firstDigitMs: number;
  readonly nextDigitMs: number;
  /** Milliseconds for all of it; undefined where only the digits have time-outs. */
  readonly wholeMs: number | undefined;
  /** Tries that may still begin. */
  triesLeft: number;
  /** The digits of this try, without the one that terminates. */
  digits: string;
  /** The prompts that sound or wait for their turn, by their ids, the last one last. */
  prompts: readonly string[];
  /** Its end, where it ended by itself. */
  outcome: 'valid' | 'invalid' | 'timeout' | undefined;
}

export interface GatherKind {
  readonly activity: GatherActivity;
  readonly event: {
    readonly type: 'call.gather.ended';
    readonly gather: GatherActivity;
    readonly status: GatherStatus;
  };
  readonly input: never;
}
