import type { FieldsOf } from '../contract/entry-types.js';
import type { ActFields, Call } from './call.js';
import { note, type Effect } from './effect.js';
import type { ActEvent, PartyAct } from './input.js';
import { maskedDigits } from './secret-digits.js';
import { toldText, toldUrl } from './told.js';

/**
 * Notes an act that takes time. It begins when the media plane says so. True where it is not the media plane's turn yet: digits that
 * wait for what was said before them. `isSecret`: of digits, which the journal does not show then.
 */
export function actQueued(call: Call, act: Extract<PartyAct, { act: 'sound' | 'dtmf' }>, isSecret = false): boolean {
  const actId = act.act === 'sound' ? act.sound.actId : act.actId;
  const behind = act.act === 'dtmf' && act.queue ? lastToWaitFor(call) : undefined;
  const waiting = act.act === 'dtmf' && behind !== undefined ? { behind, digits: act.digits } : undefined;
  const fields = fieldsOf(actId, act);
  call.acts.set(actId, { fields: isSecret ? masked(fields) : fields, begun: false, waiting });
  return waiting !== undefined;
}

/** The call ended before the turn of an act that had been taken: its story ends without a beginning. */
export function actTooLate(call: Call, act: PartyAct): Effect[] {
  if (act.act === 'script') return [note(call, 'party.script.ended', { act_id: act.actId, completed: false })];
  if (act.act !== 'sound' && act.act !== 'dtmf') return [];
  const actId = act.act === 'sound' ? act.sound.actId : act.actId;
  return [note(call, 'party.act.dropped', { ...fieldsOf(actId, act), reason: 'hangup' })];
}

const masked = (fields: ActFields): ActFields =>
  fields.digits === undefined ? fields : { ...fields, digits: maskedDigits(fields.digits) };

const fieldsOf = (actId: string, act: Extract<PartyAct, { act: 'sound' | 'dtmf' }>): ActFields => ({
  act_id: actId,
  ...whatItIs(act),
});

/** The last act that says or plays something, or that itself waits for one. */
function lastToWaitFor(call: Call): string | undefined {
  return [...call.acts].findLast(([, { fields, waiting }]) => waiting ?? fields.act !== 'dtmf')?.[0];
}

/** Digits that waited for an act which is over are pressed. */
export function nowPressed(call: Call, actId: string): Effect[] {
  const effects: Effect[] = [];
  for (const [id, act] of call.acts) {
    if (act.waiting?.behind !== actId || call.state !== 'active') continue;
    effects.push({ kind: 'partyDigits', at: call.address, actId: id, digits: act.waiting.digits });
    call.acts.set(id, { ...act, waiting: undefined });
  }
  return effects;
}

/** Digits that still wait for what is said will not be pressed. */
export function dropWaiting(call: Call, reason: 'silence' | 'hangup'): Effect[] {
  const waiting = [...call.acts].filter(([, act]) => act.waiting);
  for (const [id] of waiting) call.acts.delete(id);
  return waiting.map(([, { fields }]) => note(call, 'party.act.dropped', { ...fields, reason }));
}

/** The rest of a script will not be done: another takes its place, or the call has ended. A pause of it is over. */
export function scriptReplaced(call: Call): Effect[] {
  const { script } = call.party;
  if (!script || script.state === 'ended') return [];
  script.state = 'ended';
  script.left.length = 0;
  const silence = script.behind === undefined ? undefined : call.acts.get(script.behind);
  const effects: Effect[] = [{ kind: 'cancelTimer', at: call.address, name: 'script' }];
  if (script.behind !== undefined && silence?.fields.act === 'silence') {
    call.acts.delete(script.behind);
    effects.push(note(call, 'party.act.ended', { ...silence.fields, completed: false }));
  }
  if (script.isGreeting) return effects;
  return [...effects, note(call, 'party.script.ended', { act_id: script.actId, completed: false })];
}

/** The call has ended, and what its far end was at has reported: the rest will not be done. */
export const actsOver = (call: Call): Effect[] => [...dropWaiting(call, 'hangup'), ...scriptReplaced(call)];

/**
 * The story of an act: `party.act.started` when it begins, and then `party.act.ended`; `party.act.dropped` where it never began.
 * `party.act.failed` goes before either.
 */
export function actReports(call: Call, actId: string, event: ActEvent, isSecret = false): Effect[] {
  const act = call.acts.get(actId);
  if (!act) return [];
  // Digits that were secret when they were begun stay so.
  if (isSecret && !act.begun) act.fields = masked(act.fields);
  const { fields, begun } = act;
  if (event.kind === 'started') {
    act.begun = true;
    if (fields.act !== 'dtmf') call.party.speaking = true;
    return [note(call, 'party.act.started', fields)];
  }
  call.acts.delete(actId);
  if (begun && fields.act !== 'dtmf') call.party.speaking = false;
  const failure = event.kind === 'failed' ? [note(call, 'party.act.failed', { ...fields, error: event.error })] : [];
  if (begun) return [...failure, note(call, 'party.act.ended', { ...fields, completed: event.kind === 'completed' })];
  return [...failure, note(call, 'party.act.dropped', { ...fields, reason: whyDropped(call, event.kind) })];
}

function whyDropped(call: Call, kind: ActEvent['kind']): FieldsOf<'party.act.dropped'>['reason'] {
  if (kind === 'failed' || kind === 'refused') return kind === 'failed' ? 'failed' : 'limit';
  return call.state === 'ended' ? 'hangup' : 'silence';
}

/** The act's name in the control API, with its words or digits as far as the journal repeats them. */
function whatItIs(act: Extract<PartyAct, { act: 'sound' | 'dtmf' }>): Omit<ActFields, 'act_id'> {
  if (act.act === 'dtmf') return { act: 'dtmf', digits: act.digits };
  const { sound } = act;
  if (sound.kind === 'say') {
    const { text, agrees } = sound;
    return { act: 'say', text: toldText(text), ...(agrees === undefined ? {} : { agrees }) };
  }
  if (sound.kind === 'tone') return { act: 'tone', tone: sound.tone };
  if (sound.kind === 'fetch') return { act: 'play', audio_url: toldUrl(sound.url) };
  return { act: 'play', ...(sound.transcript === undefined ? {} : { text: toldText(sound.transcript) }) };
}

/** The words that the script will say next are made before it comes to them: then they begin when their step does. */
export function speechAhead(call: Call): Effect[] {
  const next = call.party.script?.left.find((step) => step.kind === 'say');
  return next ? [{ kind: 'partySpeechAhead', at: call.address, words: next }] : [];
}
