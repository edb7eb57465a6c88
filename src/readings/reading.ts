/** A reading by its name; docs/READINGS.md defines each. */
export const READINGS = [
  'greeting',
  'reply',
  'pre_roll',
  'yield',
  'leak',
  'uncleared',
  'false_yield',
  'noise_reply',
  'dead_air',
  'reprompt',
  'talk_over',
  'hole',
  'overrun',
  'wrong_sound',
  'clipping',
  'level',
  'offset',
  'echo',
  'mark_misuse',
  'cut_at_end',
] as const;
export type ReadingName = (typeof READINGS)[number];

/** One time that the case of a reading came up. */
export interface Sample {
  /** In the unit of the reading. */
  readonly value: number;
  /** On the time line of the call, in ms from its first sample: that is the answer, or less than 20 ms before it. */
  readonly at_ms: number;
  /** The `seq` of the entries that it rests on. */
  readonly evidence: readonly number[];
  /** More about this one: the decision beside the yield, the words that were cut … */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** A measure of a call, in one respect. */
export interface Reading {
  /** The name of the reading. */
  readonly name: ReadingName;
  /** The unit of its values. */
  readonly unit: 'ms' | 'ratio' | 'dBFS' | 'count';
  /** `not_exercised`: its case did not come up. `not_measurable`: it came up and could not be measured, for the reason in `why`. */
  readonly outcome: 'measured' | 'not_exercised' | 'not_measurable';
  /** The reason for which nothing was measured. */
  readonly why?: string;
  /** The worst of the samples; null where nothing was measured. */
  readonly value: number | null;
  /** Each time that its case came up. */
  readonly samples: readonly Sample[];
  /** The verdict of the usual limits. They fail nothing by themselves. */
  readonly verdict: 'fine' | 'hint' | 'warning' | 'error' | null;
  /** The name of what is wrong, where the verdict is not `fine`: `reply_late`. */
  readonly code?: string;
}

/** The readings of one call. */
export interface CallReadings {
  /** The call. */
  readonly call_control_id: string;
  /** An edge of what the app makes audible is right to so many ms. What the caller says is known to the sample. */
  readonly bound_ms: number;
  /** Each of them, by its name. */
  readonly readings: readonly Reading[];
}
