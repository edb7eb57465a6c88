import type { Lasting } from '../../calls/lasting.js';
import type { DeepfakeResult } from '../../detection/deepfake.js';

export interface DeepfakeActivity extends Lasting {
  readonly kind: 'deepfake';
  /** It waits so long for a result, in ms. */
  readonly timeoutMs: number;
  /** And so long for any audio. */
  readonly rtpTimeoutMs: number;
  result: DeepfakeResult | undefined;
}

type DeepfakeEvent =
  | { readonly type: 'call.deepfake_detection.result'; readonly result: Exclude<DeepfakeResult, 'error'> }
  | { readonly type: 'call.deepfake_detection.error' };

export interface DeepfakeKind {
  readonly activity: DeepfakeActivity;
  readonly event: DeepfakeEvent;
  readonly input: { readonly kind: 'deepfakeFound'; readonly id: string; readonly result: DeepfakeResult };
}
