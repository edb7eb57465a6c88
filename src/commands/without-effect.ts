import type { Call } from '../calls/call.js';
import type { Effect } from '../calls/effect.js';
import { noteOnce } from '../calls/note-once.js';
import type { AnyCommand } from './command.js';

/** Journals, once per call or conference, each property that was given and has no effect here. */
export function withoutEffect(
  command: Pick<AnyCommand, 'name' | 'withoutEffect'>,
  of: Pick<Call, 'address' | 'noted'>,
  body: object,
): Effect[] {
  const given = new Map<string, unknown>(Object.entries(body));
  const names = command.withoutEffect.filter((name) => !isNothing(given.get(name)));
  return noteOnce(of, 'property.not_simulated', command.name, names);
}

/** A property that asks for nothing is worth no remark: `deepfake_detection: null`, `answering_machine_detection: "disabled"`. */
const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === false || value === 'disabled';
