import type { Lasting } from '../../calls/lasting.js';
import type { DetectionConfig, DetectionMode } from '../../detection/config.js';
import type { Found, GreetingEnd } from '../../detection/detector.js';
import type { Verdict } from '../../detection/verdict.js';

export interface DetectionActivity extends Lasting {
  readonly kind: 'detection';
  readonly mode: DetectionMode;
  readonly config: DetectionConfig;
  result: Verdict | undefined;
  greeting: GreetingEnd | undefined;
}

type DetectionEvent =
  | {
      readonly type: 'call.machine.detection.ended' | 'call.machine.premium.detection.ended';
      readonly result: Verdict;
    }
  | { readonly type: 'call.machine.premium.call_screening.detected'; readonly result: 'screening' }
  | {
      readonly type: 'call.machine.greeting.ended' | 'call.machine.premium.greeting.ended';
      readonly result: GreetingEnd;
    };

export interface DetectionKind {
  readonly activity: DetectionActivity;
  readonly event: DetectionEvent;
  /** Something has been found; `isLast`: nothing more will be. */
  readonly input: {
    readonly kind: 'machineFound';
    readonly id: string;
    readonly found: Found;
    readonly isLast: boolean;
  };
}
