import { describe, expect, it } from 'vitest';
import { conferenceTable } from '../../../src/cli/conferences.js';
import type { ConferenceView } from '../../../src/control/types.js';

const PARTICIPANT: ConferenceView['participants'][number] = {
  id: 'participant-1',
  call_control_id: 'v3:abcdefgh',
  status: 'joined',
  supervisor_role: 'none',
  muted: false,
  on_hold: null,
  whisper_call_control_ids: [],
  end_conference_on_exit: false,
  soft_end_conference_on_exit: false,
  beep_enabled: 'never',
  created_at: '2026-01-01T00:00:00.000000Z',
  updated_at: '2026-01-01T00:00:00.000000Z',
  hears: [],
  heard_by: [],
};

const CONFERENCE: ConferenceView = {
  conference_id: 'fa1b8c0e-2f6d-4a3e-9d41-1c2d3e4f5a6b',
  name: 'Monday',
  connection_id: '1',
  status: 'in_progress',
  region: 'US',
  client_state: null,
  created_from: 'v3:abcdefgh',
  created_at: '2026-01-01T00:00:01.500000Z',
  updated_at: '2026-01-01T00:00:01.500000Z',
  expires_at: '2026-01-01T04:00:01.500000Z',
  ended_at: null,
  end_reason: null,
  ended_by: null,
  floor: null,
  max_participants: 250,
  beep_enabled: 'never',
  participants: [],
  activities: [],
};

describe('telnyx-sim conferences', () => {
  it('shows who is in each, by the end of the call’s id, and how', () => {
    const participants = [
      PARTICIPANT,
      { ...PARTICIPANT, call_control_id: 'v3:gone', status: 'left' as const },
      { ...PARTICIPANT, call_control_id: 'v3:bcdefghi', supervisor_role: 'monitor' as const },
      {
        ...PARTICIPANT,
        call_control_id: 'v3:cdefghij',
        supervisor_role: 'whisper' as const,
        whisper_call_control_ids: ['v3:abcdefgh'],
      },
      { ...PARTICIPANT, call_control_id: 'v3:defghijk', muted: true, on_hold: 'asked' as const },
      { ...PARTICIPANT, call_control_id: 'v3:efghijkl', status: 'joining' as const, on_hold: 'not_started' as const },
    ];
    const ended = {
      ...CONFERENCE,
      name: 'Tuesday',
      status: 'completed' as const,
      ended_at: '2026-01-01T00:00:09.500000Z',
      end_reason: 'all_left' as const,
    };
    expect(conferenceTable([{ ...CONFERENCE, participants }, ended])).toBe(
      [
        'conference  name       status                since                 who is in it',
        '4f5a6b      "Monday"   in_progress           2026-01-01T00:00:01Z  cdefgh, defghi (monitor), efghij (whispers to cdefgh), fghijk (muted, on hold), ghijkl (rings, waits for the start)',
        '4f5a6b      "Tuesday"  completed (all_left)  2026-01-01T00:00:09Z',
        '',
      ].join('\n'),
    );
  });

  it('says so where there are none', () => {
    expect(conferenceTable([])).toBe('no conferences\n');
  });
});
