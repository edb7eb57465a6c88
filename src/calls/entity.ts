import type { Addressed } from './address.js';
import type { WebhookSettings } from './call.js';
import type { Ids } from './ids.js';

/** An entity that webhooks tell of: a call, or what else lives at an address and belongs to a connection. */
export interface Entity extends Addressed {
  /** Of its webhooks, and of whatever else it owns. */
  readonly ids: Ids;
  readonly connectionId: string;
  readonly webhooks: WebhookSettings;
  /** Of a call. */
  readonly direction?: 'incoming' | 'outgoing';
}
