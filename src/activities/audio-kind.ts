/** The end of a playback, in Telnyx's words. */
export type PlaybackStatus = 'completed' | 'cancelled' | 'cancelled_amd' | 'call_hangup' | 'file_not_found' | 'failed';

/** The way in which a `speak` or playback ended by itself. */
export interface AudioEnd {
  readonly status: PlaybackStatus;
  readonly detail?: string;
}

/** The queues of a leg report this of a `speak` or playback. */
export type AudioInput =
  | { readonly kind: 'audioStarted'; readonly id: string }
  | { readonly kind: 'audioEnded'; readonly id: string; readonly outcome: AudioEnd };
