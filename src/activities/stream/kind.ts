import type { Lasting } from '../../calls/lasting.js';
import type { MediaFormat, StreamParams } from '../../streaming/params.js';
import type { StreamStats } from '../../streaming/stats.js';

export interface StreamActivity extends Lasting {
  readonly kind: 'stream';
  readonly params: StreamParams;
  readonly mediaFormat: Omit<MediaFormat, 'fallback'>;
  /** Counters that the media plane keeps up to date and the control API shows. */
  readonly stats: StreamStats;
}

type StreamEvent =
  | { readonly type: 'streaming.started'; readonly stream: StreamActivity }
  | { readonly type: 'streaming.stopped'; readonly stream: StreamActivity }
  | { readonly type: 'streaming.failed'; readonly stream: StreamActivity; readonly reason: string };

type StreamInput =
  | { readonly kind: 'stream'; readonly id: string; readonly event: 'connected' | 'started' }
  | {
      readonly kind: 'stream';
      readonly id: string;
      readonly event: 'closed';
      /** The side that closed the socket; `code` is the WebSocket's close code, `detail` is for the journal. */
      readonly by: 'client' | 'simulator';
      readonly code: number;
      readonly detail: string;
    }
  | { readonly kind: 'streamFailed'; readonly id: string; readonly reason: string; readonly error: string };

export interface StreamKind {
  readonly activity: StreamActivity;
  readonly event: StreamEvent;
  readonly input: StreamInput;
}
