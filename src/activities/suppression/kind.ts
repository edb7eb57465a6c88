import type { Lasting } from '../../calls/lasting.js';

/** The voices that are freed from noise. */
export type SuppressionDirection = 'inbound' | 'outbound' | 'both';

export interface SuppressionActivity extends Lasting {
  readonly kind: 'suppression';
  readonly direction: SuppressionDirection;
  readonly engine: string;
  /** The settings of the engine, as they were given. */
  readonly config: Readonly<Record<string, unknown>>;
}

export interface SuppressionKind {
  readonly activity: SuppressionActivity;
  readonly event: never;
  readonly input: never;
}
