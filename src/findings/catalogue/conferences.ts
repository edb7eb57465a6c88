import { kind } from './kind.js';

export interface InVain {
  /** Of the conference. */
  readonly name: string;
  /** Of world time, while the moderator and somebody else were in it. */
  readonly seconds: number;
}

export const CONFERENCE_FINDINGS = {
  conference_moderator_muted: kind<InVain>({
    severity: 'warning',
    when: 'the conference has ended',
    words: ({ name, seconds }) => ({
      summary: `The moderator of the conference "${name}" was muted for ${seconds.toFixed(1)} s with others in it, and nobody ever heard anybody.`,
      detail:
        'Somebody with end_conference_on_exit or soft_end_conference_on_exit was in it, muted and not on hold, all others were muted, on hold or listening only, and nothing was played to all.',
      fix: 'Leave mute out of join, or send actions/unmute with the moderator in call_control_ids.',
    }),
  }),
  conference_never_started: kind<InVain>({
    severity: 'warning',
    when: 'the conference has ended',
    words: ({ name, seconds }) => ({
      summary: `The conference "${name}" never started: its moderator and others waited in it for ${seconds.toFixed(1)} s, on hold.`,
      detail:
        'It was made with start_conference_on_create false, somebody with end_conference_on_exit or soft_end_conference_on_exit joined it, and nobody joined with start_conference_on_enter. Until then all are on hold and hear nobody.',
      fix: 'Join the moderator with start_conference_on_enter true, or leave start_conference_on_create out.',
    }),
  }),
};
