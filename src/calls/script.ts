import { actQueued, dropWaiting, scriptReplaced, speechAhead } from './acts.js';
import type { Call } from './call.js';
import { note, type Effect } from './effect.js';
import type { PartySound } from './input.js';
import { hangsUp } from './far-end.js';
import { newScript, type Script, type ScriptStep } from './script-step.js';
import type { World } from './world.js';

/**
 * Gives the far end a script, which begins at the answer, or at once on an answered call. It replaces what is left of an earlier one:
 * what that has begun to say or press is finished first, a wait of it is over.
 */
export function giveScript(call: Call, actId: string, steps: readonly ScriptStep[], world: World): Effect[] {
  const old = call.party.script;
  const effects = scriptReplaced(call);
  const behind = old !== undefined && old.behind !== undefined && call.acts.has(old.behind) ? old.behind : undefined;
  call.party.script = { ...newScript(actId, steps), behind };
  return [...effects, ...speechAhead(call), ...(behind === undefined ? beginScript(call, world) : [])];
}

/** The script begins, on an answered leg. */
function beginScript(call: Call, world: World): Effect[] {
  const { script } = call.party;
  if (script?.state !== 'waiting' || call.state !== 'active') return [];
  script.state = 'running';
  return nextStep(call, script, world);
}

/** An act has ended: the script goes on, if that is what it waited for. */
export function scriptGoesOn(call: Call, actId: string, world: World): Effect[] {
  const { script } = call.party;
  if (script?.behind !== actId) return [];
  script.behind = undefined;
  if (call.state !== 'active') return [];
  return script.state === 'waiting' ? beginScript(call, world) : nextStep(call, script, world);
}

/** The leg has been answered, or a pause of the script is over. */
export function scriptDue(call: Call, world: World): Effect[] {
  const { script } = call.party;
  if (script?.state === 'waiting') return beginScript(call, world);
  if (script?.state !== 'running' || call.state !== 'active') return [];
  const silence = script.behind === undefined ? undefined : call.acts.get(script.behind);
  if (script.behind !== undefined) call.acts.delete(script.behind);
  script.behind = undefined;
  const ended = silence ? [note(call, 'party.act.ended', { ...silence.fields, completed: true })] : [];
  return [...ended, ...nextStep(call, script, world)];
}

function nextStep(call: Call, script: Script, world: World): Effect[] {
  const step = script.left.shift();
  if (step === undefined) return scriptEnded(call, script);
  const actId = call.ids.uuid('act');
  switch (step.kind) {
    case 'say':
    case 'play':
    case 'tone':
    case 'press':
      script.behind = actId;
      return [...lastingStep(call, actId, step), ...(step.kind === 'say' ? speechAhead(call) : [])];
    case 'wait':
      return [pause(call, step.ms)];
    case 'silence': {
      script.behind = actId;
      const fields = { act_id: actId, act: 'silence' } as const;
      const dropped = dropWaiting(call, 'silence');
      call.acts.set(actId, { fields, begun: true });
      return [
        note(call, 'party.act.started', fields),
        { kind: 'partySilence', at: call.address },
        ...dropped,
        pause(call, step.ms),
      ];
    }
    case 'hangup':
      return hangsUp(call, actId, world, scriptEnded(call, script));
  }
}

function lastingStep(
  call: Call,
  actId: string,
  step: Extract<ScriptStep, { kind: 'say' | 'play' | 'tone' | 'press' }>,
): Effect[] {
  if (step.kind === 'press') {
    actQueued(call, { act: 'dtmf', actId, digits: step.digits });
    return [{ kind: 'partyDigits', at: call.address, actId, digits: step.digits }];
  }
  const sound = soundOf(actId, step);
  actQueued(call, { act: 'sound', sound });
  return [{ kind: 'partySound', at: call.address, sound }];
}

function soundOf(actId: string, step: Extract<ScriptStep, { kind: 'say' | 'play' | 'tone' }>): PartySound {
  if (step.kind === 'say') return { kind: 'say', actId, text: step.text, voice: step.voice };
  if (step.kind === 'tone') return { kind: 'tone', actId, tone: step.tone };
  const { recording } = step;
  return 'url' in recording ? { kind: 'fetch', actId, url: recording.url } : { kind: 'play', actId, ...recording };
}

const pause = (call: Call, afterMs: number): Effect => ({ kind: 'timer', at: call.address, name: 'script', afterMs });

function scriptEnded(call: Call, script: Script): Effect[] {
  script.state = 'ended';
  if (script.isGreeting) return [];
  return [note(call, 'party.script.ended', { act_id: script.actId, completed: true })];
}
