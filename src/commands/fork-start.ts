import type { ForkActivity } from '../activities/fork/kind.js';
import { live } from '../calls/call.js';
import type { World } from '../calls/world.js';
import { webhook } from '../calls/effect.js';
import { beginning } from '../calls/lasting.js';
import { startActivity, stop } from '../calls/lifecycle.js';
import type { Body } from '../contract/types.js';
import type { Refusal } from '../contract/errors.js';
import type { ForkParams } from '../forking/params.js';
import { parseTarget } from '../forking/target.js';
import { done, refused, type Command } from './command.js';

/** Sends the call's RTP to a UDP address. It takes over from a running stream (documented). */
export const forkStart: Command<'StartCallFork'> = {
  operationId: 'StartCallFork',
  name: 'fork_start',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  check: checkTargets,
  run(call, body, world) {
    const params = forkParams(body);
    if (!params) return { kind: 'ignored', why: 'there is nowhere to fork to' };
    const forks = live(call, 'fork');
    if (forks.length > 0 && world.switches.start_during_fork === 'refuse') return refused('streamingUsed');
    const replaced = [...live(call, 'stream'), ...forks].flatMap((activity) => stop(call, activity, 'replaced', world));
    const fork: ForkActivity = {
      kind: 'fork',
      ...beginning(call.ids.uuid('fork'), world, 'running'),
      params,
      stats: { rx_packets: 0, tx_packets: 0 },
    };
    return done([...replaced, ...startActivity(call, fork, world), webhook(call, { type: 'call.fork.started', fork })]);
  },
};

function checkTargets(body: Body<'StartCallFork'>, { switches }: Pick<World, 'switches'>): Refusal[] {
  const given = (['rx', 'tx', 'target'] as const).filter((name) => body[name]);
  if (given.length === 0 && switches.empty_start === 'refuse') {
    return (['rx', 'tx'] as const).map((name) => ({
      error: 'missingParameter',
      detail: `The '${name}' parameter is required and cannot be blank.`,
      pointer: `/${name}`,
    }));
  }
  return given.flatMap((name) => (parseTarget(body[name] ?? '') ? [] : [{ error: 'invalidUrl', pointer: `/${name}` }]));
}

/** The targets that it forks to. The older `target` counts where neither `rx` nor `tx` is given. */
function forkParams(body: Body<'StartCallFork'>): ForkParams | undefined {
  const rx = parseTarget(body.rx ?? '');
  const tx = parseTarget(body.tx ?? '');
  if (rx || tx) return { kind: 'split', rx, tx };
  const target = parseTarget(body.target ?? '');
  return target && { kind: 'legacy', target };
}
