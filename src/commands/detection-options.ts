import type { DeepfakeActivity } from '../activities/deepfake/kind.js';
import type { DetectionActivity } from '../activities/detection/kind.js';
import type { Call } from '../calls/call.js';
import { beginning } from '../calls/lasting.js';
import type { World } from '../calls/world.js';
import { DETECTION_MODES, detectionConfig, type DetectionMode, type GivenConfig } from '../detection/config.js';

interface DetectionBody {
  readonly answering_machine_detection?: string | null;
  readonly answering_machine_detection_config?: GivenConfig;
}

interface DeepfakeBody {
  readonly deepfake_detection?: {
    readonly enabled: boolean;
    readonly timeout?: number | null;
    readonly rtp_timeout?: number | null;
  } | null;
}

/** The mode that is asked for; `disabled` is none. */
export function wantedDetection({ answering_machine_detection: mode }: DetectionBody): DetectionMode | undefined {
  return DETECTION_MODES.find((known) => known === mode);
}

/** The detection that a dial or transfer asks for; undefined where it asks for none. */
export function newDetection({ ids }: Call, body: DetectionBody, world: World): DetectionActivity | undefined {
  const mode = wantedDetection(body);
  if (mode === undefined) return undefined;
  return {
    kind: 'detection',
    ...beginning(ids.uuid('detection'), world),
    mode,
    config: detectionConfig(mode, body.answering_machine_detection_config ?? {}),
    result: undefined,
    greeting: undefined,
  };
}

const SECOND_MS = 1000;

/** The judgement of the far end's voice that a dial or answer asks for. */
export function newDeepfake({ ids }: Call, body: DeepfakeBody, world: World): DeepfakeActivity | undefined {
  const wanted = body.deepfake_detection;
  if (!wanted?.enabled) return undefined;
  return {
    kind: 'deepfake',
    ...beginning(ids.uuid('deepfake'), world),
    timeoutMs: (wanted.timeout ?? 15) * SECOND_MS,
    rtpTimeoutMs: (wanted.rtp_timeout ?? 30) * SECOND_MS,
    result: undefined,
  };
}
