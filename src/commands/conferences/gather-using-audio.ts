import { done, type ConferenceCommand } from '../command.js';
import { legFor, participantFor } from './legs.js';
import { beginGather, promptedSettings } from '../gather-options.js';
import { checkPlayedGather, playedPrompts } from '../gather-using-audio.js';

/** Plays a file to one participant of a conference and asks it for digits, on its leg, until it leaves. */
export const conferenceGatherUsingAudio: ConferenceCommand<'ConferenceGatherUsingAudio'> = {
  operationId: 'ConferenceGatherUsingAudio',
  name: 'gather_using_audio',
  target: 'conference',
  withoutEffect: [],
  check: checkPlayedGather,
  run(conference, body, world) {
    const participant = participantFor(conference, body.call_control_id, world);
    if ('error' in participant) return { kind: 'refused', refusal: participant };
    const leg = legFor(participant.leg, world);
    if ('error' in leg) return { kind: 'refused', refusal: leg };
    if (body.client_state) leg.clientState = body.client_state;
    const settings = promptedSettings(body, playedPrompts(body));
    const own = {
      ...settings,
      parent: participant.id,
      conference: conference.id,
      gatherId: body.gather_id ?? leg.ids.uuid('gather_id'),
      isInterruptible: body.stop_playback_on_dtmf ?? true,
      // Both are documented as the wait for digits: the one that is over first counts.
      firstDigitMs: Math.min(settings.firstDigitMs, body.initial_timeout_millis ?? Infinity),
    };
    return done(beginGather(leg, body, own, world));
  },
};
