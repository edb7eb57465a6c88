import { LIMITS } from '../limits.js';
import { jsonExcess } from '../platform/json-shape.js';

/** A frame from the client. */
export type ClientFrame =
  | { readonly kind: 'media'; readonly payload: string }
  | { readonly kind: 'mark'; readonly name: string }
  | { readonly kind: 'clear' }
  /** Valid JSON with an event that Telnyx does not know. */
  | { readonly kind: 'unknown'; readonly event: string }
  /** `reason` says what is wrong, for the journal. */
  | { readonly kind: 'malformed'; readonly event: string | null; readonly reason: string };

/** Reads a text frame. Keys that we do not know are ignored: clients add ids of their own (observed). Never throws. */
export function parseClientFrame(text: string): ClientFrame {
  const most = LIMITS['stream.message_syntax_chars'];
  if (text.length > most && jsonExcess(Buffer.from(text), { syntax: most })) {
    const reason = `expected at most ${most} characters outside of strings`;
    return { kind: 'malformed', event: null, reason };
  }
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return { kind: 'malformed', event: null, reason: 'expected JSON' };
  }
  const event = property(frame, 'event');
  if (typeof event !== 'string') {
    return { kind: 'malformed', event: null, reason: 'expected an object with a string "event"' };
  }
  switch (event) {
    case 'media':
      return stringIn(frame, event, 'payload', (payload) => ({ kind: 'media', payload }));
    case 'mark':
      return stringIn(frame, event, 'name', markNamed);
    case 'clear':
      return { kind: 'clear' };
    default:
      return { kind: 'unknown', event };
  }
}

function markNamed(name: string): ClientFrame {
  const most = LIMITS['stream.mark_name_chars'];
  if (name.length <= most) return { kind: 'mark', name };
  const reason = `expected a "mark.name" of at most ${most} characters, got ${name.length}`;
  return { kind: 'malformed', event: 'mark', reason };
}

/** Reads `{event: E, E: {key: string}}`. */
function stringIn(frame: unknown, event: string, key: string, make: (value: string) => ClientFrame): ClientFrame {
  const value = property(property(frame, event), key);
  if (typeof value === 'string') return make(value);
  return { kind: 'malformed', event, reason: `expected a string "${event}.${key}"` };
}

function property(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  // An object that has the key: reading it gives unknown, whatever it is.
  return (value as Record<string, unknown>)[key];
}
