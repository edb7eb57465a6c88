import type { Activity } from '../../calls/activity.js';
import type { Call } from '../../calls/call.js';
import type { Effect } from '../../calls/effect.js';
import { beginning } from '../../calls/lasting.js';
import { startActivity, stop } from '../../calls/lifecycle.js';
import type { World } from '../../calls/world.js';
import type { GatherActivity, Prompt } from './kind.js';
import type { TryEnd } from './rules.js';

/** A try begins, with its prompts if there are any; `before` is the end of the try before. */
export function beginTry(call: Call, gather: GatherActivity, before: TryEnd | undefined, world: World): Effect[] {
  gather.triesLeft -= 1;
  gather.digits = '';
  const { prompt, invalidPrompt } = gather;
  const heard = [before === 'invalid' ? invalidPrompt : undefined, prompt].filter((each) => each !== undefined);
  const children = heard.map((each) => promptActivity(call, gather, each, world));
  gather.prompts = children.map(({ id }) => id);
  const begun = children.flatMap((child) => startActivity(call, child, world));
  return [...timersStopped(call, gather), ...(heard.length === 0 ? firstDigitAwaited(call, gather) : begun)];
}

/** Nothing is heard any more, and no digit has been pressed. */
export function firstDigitAwaited(call: Call, activity: GatherActivity): Effect[] {
  const afterMs = activity.firstDigitMs;
  return [{ kind: 'activityTimer', at: call.address, activity, name: 'first_digit', afterMs }];
}

/** A key has been pressed: the prompts fall silent. */
export function silencePrompts(call: Call, gather: GatherActivity, world: World): Effect[] {
  const { prompts } = gather;
  // Their ends are not the end of a prompt that was heard out.
  gather.prompts = [];
  return prompts.flatMap((id) => {
    const child = call.activities.get(id);
    return child ? stop(call, child, 'stopped', world) : [];
  });
}

const timersStopped = (call: Call, activity: GatherActivity): Effect[] =>
  ['first_digit', 'next_digit'].map((name) => ({ kind: 'cancelActivityTimer', at: call.address, activity, name }));

function promptActivity(
  call: Call,
  { id: parent, conference }: GatherActivity,
  prompt: Prompt,
  world: World,
): Activity {
  const of = conference === undefined ? {} : { conference };
  const common = { parent, loop: 1, targetLegs: 'self', ...of } as const;
  if (prompt.kind === 'playback')
    return { ...prompt, ...beginning(call.ids.uuid('playback'), world), ...common, overlay: false };
  const isUntold = world.switches.gather_speak_webhooks === 'off';
  return { ...prompt, ...beginning(call.ids.short('speak'), world), ...common, isUntold };
}
