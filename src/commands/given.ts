import { Asked } from '../calls/asked.js';
import { cut } from '../platform/cut.js';
import { HIDDEN, isSecret, redact } from '../platform/redact.js';
import { roughBytes } from '../platform/rough-bytes.js';

/** So many properties of a command, and characters of each, are journalled. */
const MOST_PROPERTIES = 12;
const MOST_CHARS = 100;

/** These are the app's own affair, and say nothing about what is asked for. */
const OWN: ReadonlySet<string> = new Set(['client_state', 'command_id']);

/**
 * The properties of a command as the journal shows them: without secrets, objects as JSON, and an ellipsis where something is left out. Two
 * commands with the same ones, and without an ellipsis, ask for the same. Behind them is the whole body (`Asked`).
 */
export function givenOf(body: object): Readonly<Record<string, string | number | boolean>> {
  const given: Record<string, string | number | boolean> = {};
  let count = 0;
  for (const [name, value] of Object.entries(body) as [string, unknown][]) {
    if (OWN.has(name) || value === undefined || value === null) continue;
    if (count === MOST_PROPERTIES) {
      given['…'] = '…';
      break;
    }
    given[cut(name, MOST_CHARS)] = isSecret(name) ? HIDDEN : name.endsWith('_headers') ? '…' : shownValue(value);
    count += 1;
  }
  return new Asked(body, given) as Asked & Readonly<Record<string, string | number | boolean>>;
}

function shownValue(value: unknown): string | number | boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    const start = redact(value.slice(0, 2 * MOST_CHARS));
    return cut(value.length > 2 * MOST_CHARS ? `${start}…` : start, MOST_CHARS);
  }
  return isSmall(value) ? cut(redact(JSON.stringify(value, withoutSecrets)), MOST_CHARS) : '…';
}

const withoutSecrets = (name: string, value: unknown): unknown => (isSecret(name) ? HIDDEN : value);

/** An object that takes no time to write. */
function isSmall(value: unknown): boolean {
  return typeof value === 'object' && value !== null && roughBytes(value) < SMALL_BYTES;
}

const SMALL_BYTES = 4_096;
