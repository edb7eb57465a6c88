import type { Performer } from '../../shell/performer.js';
import { listen } from '../conversation/performer.js';

/** The assistant listens to the participant, who hears all that is heard on the leg where the conversation began. */
export const participantPerformer: Performer<'participant'> = (participant, call, media, deps) => {
  const ear = listen(participant, call, media, deps);
  const first = media.legOf(participant.peer);
  const link = first && media.leg?.hear(first, { track: 'outbound' });
  return {
    stop: (reason) => {
      ear?.stop(reason);
      link?.end();
    },
  };
};
