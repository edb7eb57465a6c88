import { LIMITS } from '../limits.js';
import type { Call } from './call.js';
import { note, type Effect } from './effect.js';
import type { ActEvent, PartyAct } from './input.js';
import { cut } from '../platform/cut.js';

/** Notes an act that takes time. It begins when the media plane says so. */
export function actQueued(call: Call, act: Extract<PartyAct, { act: 'sound' | 'dtmf' }>): void {
  const actId = act.act === 'sound' ? act.sound.actId : act.actId;
  call.acts.set(actId, { fields: { act_id: actId, ...whatItIs(act) }, begun: false });
}

/**
 * What an act comes to: `party.act.started` when it begins, and then `party.act.ended`; `party.act.dropped` where it never began.
 * `party.act.failed` goes before either.
 */
export function actReports(call: Call, actId: string, event: ActEvent): Effect[] {
  const act = call.acts.get(actId);
  if (!act) return [];
  const { fields, begun } = act;
  if (event.kind === 'started') {
    act.begun = true;
    if (fields['act'] !== 'dtmf') call.party.speaking = true;
    return [note(call, 'party.act.started', fields)];
  }
  call.acts.delete(actId);
  if (begun && fields['act'] !== 'dtmf') call.party.speaking = false;
  const failure = event.kind === 'failed' ? [note(call, 'party.act.failed', { ...fields, error: event.error })] : [];
  if (begun) return [...failure, note(call, 'party.act.ended', { ...fields, completed: event.kind === 'completed' })];
  return [...failure, note(call, 'party.act.dropped', { ...fields, reason: whyDropped(call, event.kind) })];
}

function whyDropped(call: Call, kind: ActEvent['kind']): string {
  if (kind === 'failed' || kind === 'refused') return kind === 'failed' ? 'failed' : 'limit';
  return call.state === 'ended' ? 'hangup' : 'silence';
}

/** The act's name in the control API, with its words or digits as far as the journal repeats them. */
function whatItIs(act: Extract<PartyAct, { act: 'sound' | 'dtmf' }>): Readonly<Record<string, unknown>> {
  if (act.act === 'dtmf') return { act: 'dtmf', digits: act.digits };
  const { sound } = act;
  if (sound.kind === 'say') return { act: 'say', text: cut(sound.text, ACT_TEXT) };
  return { act: 'play', ...(sound.transcript === undefined ? {} : { text: cut(sound.transcript, ACT_TEXT) }) };
}

const ACT_TEXT = LIMITS['journal.act_text_chars'];
