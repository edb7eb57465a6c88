import { passKeys } from '../../media/heard-keys.js';
import { LEG_RATE } from '../../media/leg.js';
import { ringbackClip } from '../../media/ringback.js';
import type { Performer } from '../../shell/performer.js';

/** One side of a bridge: a ringing tone while the leg waits for its peer, and then what the peer's far end says and presses. */
export const bridgePerformer: Performer<'bridge'> = (bridge, call, media, deps) => {
  let end: (() => void) | undefined;
  const hearPeer = (): void => {
    const { leg } = media;
    const peer = media.legOf(bridge.peer);
    if (!leg || !peer) return;
    // The peer says something, and the app may play something on the peer's leg for this one.
    const links = [leg.hear(peer, { isPeer: true }), leg.hear(peer, { track: 'aside', isPeer: true })];
    const deaf = bridge.hearsDigits
      ? passKeys(peer, () => [{ leg, keyHeard: (digit) => deps.report(call.address, { kind: 'toneHeard', digit }) }])
      : () => undefined;
    end = () => {
      for (const link of links) link.end();
      deaf();
    };
  };
  if (bridge.state === 'running') hearPeer();
  else if (bridge.ringtone) {
    const clip = ringbackClip(bridge.ringtone, LEG_RATE);
    media.leg?.play('ringback', { id: bridge.id, parts: [{ load: () => Promise.resolve(clip) }], loop: Infinity });
    end = () => media.leg?.stop('ringback', 'all');
  }
  return {
    begin: () => {
      end?.();
      hearPeer();
    },
    stop: () => end?.(),
  };
};
