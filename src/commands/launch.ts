import type { Activity } from '../calls/activity.js';
import type { Call } from '../calls/call.js';
import type { Effect } from '../calls/effect.js';
import { begin } from '../calls/lifecycle.js';

/** Starts an activity on an answered leg. A stream's frames flow as soon as its socket is open. */
export function launch(call: Call, activity: Activity): Effect[] {
  const effects = begin(call, activity);
  return activity.kind === 'stream' ? [...effects, { kind: 'beginActivity', at: call.address, activity }] : effects;
}
