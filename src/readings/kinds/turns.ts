import { isAway } from '../away.js';
import type { AppSound, CallerSound, CallFacts } from '../facts.js';

/** It asks for an answer: words, keys and the beep of a machine do; a sound of agreement and a noise do not. */
export const asksForAnswer = ({ kind }: CallerSound): boolean => ['speech', 'keys', 'beep'].includes(kind);

/** The far end says this to the app: not to others in a bridge, a queue or a conference. What a reading begins with may have been dropped. */
export const isSaidToApp = ({ fromMs }: CallerSound, { away, lostBeforeMs }: CallFacts): boolean =>
  fromMs >= lostBeforeMs && !isAway(away, fromMs);

/** The sounds of the app that people take for talk: neither the tones that it sends nor music. */
export const talkOf = (app: readonly AppSound[]): AppSound[] => app.filter(({ kind }) => kind === 'talk');

/** The sound that the app was making at a moment. */
export const soundAt = (app: readonly AppSound[], ms: number): AppSound | undefined =>
  app.find(({ fromMs, toMs }) => fromMs <= ms && toMs > ms);

/** The app begins to be audible there, at or after a moment. */
export const nextOnset = (app: readonly AppSound[], ms: number): AppSound | undefined =>
  app.find(({ fromMs }) => fromMs >= ms);

/** The last thing that the far end said or pressed before the app was heard, or was to be heard: of several in a row the last one. */
export function turnsOf({ caller, app }: CallFacts): CallerSound[] {
  const asking = caller.filter(asksForAnswer);
  return asking.filter((sound, i) => {
    const next = asking[i + 1];
    return next === undefined || app.some(({ fromMs }) => fromMs > sound.fromMs && fromMs < next.fromMs);
  });
}

/** The call was so long that nothing is missing from its beginning. */
export const beganWith = ({ lostBeforeMs }: CallFacts): boolean => lostBeforeMs <= 0;

/** The reason for which something cannot be measured of a call whose beginning is gone. */
export const LOST = 'The sound or the journal of the beginning of the call has been dropped for a limit.';
