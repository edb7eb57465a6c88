import { info, warn } from '../line.js';
import { because, shortId } from '../words.js';
import type { LinesOf } from './lines-of.js';

/** Conferences, and the legs in them. */
export const CONFERENCE_LINES: LinesOf<'conference'> = {
  'conference.state': ({ name, from, to, reason }) =>
    info('conference', `"${name}" ${from === null ? 'begins' : `${from} → ${to}`}${because(reason)}`),
  'conference.failed': ({ conference, reason }) => warn('conference', `"${conference}" cannot be joined: ${reason}`),
  'conference.participant': (entry) => {
    const { status, role, muted, on_hold: isHeld, whisper_call_control_ids: whispersTo = [], why } = entry;
    if (status === 'left') return info('conference', `has left${because(why)}`);
    const how = [
      ...(role === 'none' ? [] : [role]),
      ...(role === 'whisper' ? [`to ${whispersTo.map(shortId).join(', ') || 'nobody'}`] : []),
      ...(muted ? ['muted'] : []),
      ...(isHeld ? ['on hold'] : []),
    ];
    return info('conference', `${status === 'joining' ? 'is to be' : 'is'} in it${because(how.join(' '))}`);
  },
};
