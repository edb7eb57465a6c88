import type { ForkActivity } from '../calls/activity.js';
import { live } from '../calls/call.js';
import { webhook } from '../calls/effect.js';
import { stop } from '../calls/lifecycle.js';
import type { Body } from '../contract/types.js';
import type { Refusal } from '../contract/errors.js';
import type { ForkParams } from '../forking/params.js';
import { parseTarget } from '../forking/target.js';
import { done, refused, type Command } from './command.js';
import { launch } from './launch.js';

/** Sends the call's RTP to a UDP address. It takes over from a running stream (documented). */
export const forkStart: Command<'StartCallFork'> = {
  operationId: 'StartCallFork',
  name: 'fork_start',
  legal: ['active'],
  withoutEffect: [],
  check: checkTargets,
  run(call, body, env) {
    const forks = live(call, 'fork');
    if (forks.length > 0 && env.switches.start_during_fork === 'refuse') return refused('streamingUsed');
    const params = forkParams(body);
    // The check has seen to it that the targets are there.
    if (!params) return refused('missingParameter', { pointer: '/rx' });
    const replaced = [...live(call, 'stream'), ...forks].flatMap((activity) => stop(activity, 'replaced', env));
    const fork: ForkActivity = {
      kind: 'fork',
      id: env.ids.uuid(),
      state: 'running',
      startedAt: env.nowMicros(),
      endedAt: null,
      params,
      stats: { rx_packets: 0, tx_packets: 0 },
    };
    return done([...replaced, ...launch(call, fork), webhook({ type: 'call.fork.started', fork })]);
  },
};

function checkTargets(body: Body<'StartCallFork'>): Refusal[] {
  const names = body.target && !body.rx && !body.tx ? (['target'] as const) : (['rx', 'tx'] as const);
  return names.flatMap((name): Refusal[] => {
    const value = body[name];
    const pointer = `/${name}`;
    if (!value) {
      return [
        { error: 'missingParameter', detail: `The '${name}' parameter is required and cannot be blank.`, pointer },
      ];
    }
    return parseTarget(value) ? [] : [{ error: 'invalidUrl', pointer }];
  });
}

function forkParams(body: Body<'StartCallFork'>): ForkParams | undefined {
  const rx = parseTarget(body.rx ?? '');
  const tx = parseTarget(body.tx ?? '');
  if (rx && tx) return { kind: 'split', rx, tx };
  const target = parseTarget(body.target ?? '');
  return target && { kind: 'legacy', target };
}
