/** Totals of one stream, kept up to date for whoever looks. Frames are media frames. */
export interface StreamStats {
  /** To the client. */
  frames_sent: number;
  frames_dropped: number;
  /** From the client. */
  frames_received: number;
  marks_pending: number;
  /** Audio from the client that has not been played yet. */
  queued_ms: number;
}

export function newStreamStats(): StreamStats {
  return { frames_sent: 0, frames_dropped: 0, frames_received: 0, marks_pending: 0, queued_ms: 0 };
}
