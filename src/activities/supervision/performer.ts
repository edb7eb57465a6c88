import { bridgedTo } from '../../calls/bridge-state.js';
import type { Performer } from '../../shell/performer.js';

/**
 * A supervisor hears what the far end of the supervised leg says and hears, and is heard as the role has it. All of it is done for the
 * supervised leg, which knows its peer.
 */
export const supervisionPerformer: Performer<'supervision'> = (supervision, call, media) => {
  const supervisor = media.legOf(supervision.peer);
  const { leg } = media;
  if (supervision.side === 'supervisor' || !leg || !supervisor) return undefined;
  const hearing = (['inbound', 'outbound', 'aside'] as const).map((track) => supervisor.hear(leg, { track }));
  const speaking = (): typeof hearing => {
    if (supervision.role === 'monitor') return [];
    const peerId = bridgedTo(call);
    const peer = supervision.role === 'barge' && peerId !== null ? media.legOf(peerId) : undefined;
    return [leg, ...(peer ? [peer] : [])].map((listener) => listener.hear(supervisor));
  };
  let heard = speaking();
  const silence = (): void => heard.forEach((link) => link.end());
  return {
    // The role or the peer is another one.
    begin: () => {
      silence();
      heard = speaking();
    },
    stop: () => {
      silence();
      hearing.forEach((link) => link.end());
    },
  };
};
