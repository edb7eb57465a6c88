/** An activity lasts on a call, whatever its kind. `id` is the id Telnyx uses for it where there is one (stream_id, speak_id, playback_id). */
export interface Lasting {
  readonly id: string;
  state: 'starting' | 'running' | 'ended';
  /** The id of the activity that it belongs to, and with which it ends. */
  readonly parent?: string;
  /** Part of a dial that waits for the leg to ring or to be answered: the journal has not told of its start. */
  held?: boolean;
  /** Microseconds since the epoch. */
  readonly startedAt: number;
  endedAt: number | null;
}

/** The beginning of an activity's life, now. */
export const beginning = (
  id: string,
  world: { nowMicros(): number },
  state: 'starting' | 'running' = 'starting',
): Pick<Lasting, 'id' | 'state' | 'startedAt' | 'endedAt'> => ({
  id,
  state,
  startedAt: world.nowMicros(),
  endedAt: null,
});
