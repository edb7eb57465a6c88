import type { SupervisionActivity } from '../activities/supervision/kind.js';
import { callAddress } from './address.js';
import { live, type Call } from './call.js';
import type { Effect } from './effect.js';

/** The leg supervises another one, or will when it is answered. */
export const supervisionOf = (call: Call): SupervisionActivity | undefined =>
  live(call, 'supervision').find(({ side }) => side === 'supervisor');

/** Those who supervise the leg, or will when they are answered. */
export const supervisorsOf = (call: Call): SupervisionActivity[] =>
  live(call, 'supervision').filter(({ side }) => side === 'supervised');

/** The leg has another peer, or none any more, or a supervisor has another role: they are heard by others from now on. */
export const heardAnew = (call: Call): Effect[] =>
  supervisorsOf(call)
    .filter(({ state }) => state === 'running')
    .map((activity) => ({ kind: 'beginActivity', at: call.address, activity }));

/** The leg ends: the legs are told that it supervises, or that supervise it. Ask before its activities are marked as ended. */
export const supervisionPartings = (call: Call): Effect[] =>
  live(call, 'supervision').map(({ id, peer }) => ({
    kind: 'tell',
    at: callAddress(peer),
    input: { kind: 'peerLeft', id },
  }));
