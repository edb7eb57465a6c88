import type { ConferenceAudio, Part, Seat } from '../../media/conference-audio.js';
import type { CallMedia, Performer } from '../../shell/performer.js';
import type { BeepRule, Participant } from './kind.js';

/** A leg in a conference hears the others, and they hear it, as its part has it. It takes its seat once it is answered. */
export const conferencePerformer: Performer<'conference'> = ({ conference, participant }, _call, media) => {
  let seat: Seat | undefined;
  const beep = (when: BeepRule, room: ConferenceAudio | undefined): void => {
    if (participant.beep === 'always' || participant.beep === when) room?.beep(seat);
  };
  return {
    begin: () => {
      const { leg } = media;
      const room = media.conference(conference);
      if (seat || !leg || !room) return;
      seat = room.join(leg, partOf(participant, media));
      beep('on_enter', room);
    },
    changed: () => seat?.change(partOf(participant, media)),
    stop: () => {
      if (!seat) return;
      seat.leave();
      beep('on_exit', media.conference(conference));
    },
  };
};

function partOf({ audience, hears }: Participant, media: CallMedia): Part {
  if (typeof audience === 'string') return { speaksTo: audience, hears };
  return { speaksTo: audience.flatMap((id) => media.legOf(id) ?? []), hears };
}
