import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/calls/entry.js';
import type { EntryOf } from '../../../src/contract/entry-types.js';
import { lineOf } from '../../../src/story/story.js';
import { CALL_ID, entry, START, told } from './told.js';

const WEBHOOK = { event_id: 'e', event_type: 'call.answered' };
const HOOK = 'http://127.0.0.1:3000/webhooks';
const TOTALS = { stream_id: 's', frames_dropped: 0, frames_received: 16, marks_pending: 0, queued_ms: 0 };
const answered = (method: string, path: string, status: number, codes: string[], refused?: string): Entry =>
  entry('api.request', {
    method,
    path,
    operation_id: null,
    status,
    error_codes: codes,
    ...(refused === undefined ? {} : { refused }),
    host: { duration_ms: 3.14159 },
  });
const request = (method: string, path: string, status: number, ...codes: string[]): Entry =>
  answered(method, path, status, codes);
const refused = (method: string, path: string, status: number, code: string, words: string): Entry =>
  answered(method, path, status, [code], words);
const given = (command: string, properties: Readonly<Record<string, string | number | boolean>>): Entry =>
  entry('command.accepted', { command, given: properties });
const QUEUE = { queue: 'support', queue_id: 'q' };
const act = { act_id: 'a', act: 'say', text: 'A table "for four".' } as const;

describe('the story of a call', () => {
  it.each<[Entry, string | undefined]>([
    [
      entry('webhook.created', {
        event_id: 'e',
        event_type: 'call.initiated',
        payload: { direction: 'incoming', from: '+15550100001', to: '+15550100002' },
      }),
      'party +15550100001 rings +15550100002',
    ],
    [entry('call.state', { from: null, to: 'ringing' }), 'debug call begins, ringing'],
    [entry('call.state', { from: 'ringing', to: 'active' }), 'call ringing → active'],
    [
      entry('call.state', { from: 'active', to: 'ended', cause: 'normal_clearing' }),
      'call active → ended (normal_clearing)',
    ],
    [entry('bridge.started', { id: 'b', peer: CALL_ID }), 'bridge hears B9aj28'],
    [
      entry('bridge.ended', { id: 'b', peer: CALL_ID, reason: 'hangup', then: 'parked' }),
      'bridge no longer hears B9aj28 (hangup), and is parked',
    ],
    [entry('bridge.failed', { peer: CALL_ID, reason: 'ended' }), 'warn bridge cannot be bridged with B9aj28: ended'],
    [entry('queue.created', { ...QUEUE, max_size: 100, by: 'enqueue' }), 'queue "support" is made, for 100 at most'],
    [entry('queue.updated', { ...QUEUE, max_size: 2 }), 'queue "support" takes 2 from now on'],
    [entry('queue.deleted', { ...QUEUE, why: 'request' }), 'queue "support" is deleted'],
    [entry('queue.deleted', { ...QUEUE, why: 'made_room' }), 'queue "support" is deleted, to make room'],
    [entry('queue.entered', { ...QUEUE, position: 3 }), 'queue waits in "support" as number 3'],
    [entry('queue.kept', { ...QUEUE, position: 3 }), 'queue stays in "support" as number 3'],
    [
      entry('queue.left', { ...QUEUE, position: 1, reason: 'bridged', waited_ms: 12_345 }),
      'queue leaves "support" after 12.3 s (bridged)',
    ],
    [given('enqueue', { queue_name: 'support', max_wait_time_secs: 30 }), 'app enqueue support (seconds at most: 30)'],
    [given('bridge', { queue: 'support' }), 'app bridge with the first of support'],
  ])('tells how it goes: %#', (given, line) => expect(told(given)).toBe(line));

  it.each<[Entry, string]>([
    [entry('party.act.started', act), 'party says "A table \\"for four\\"."'],
    [entry('party.act.started', { act_id: 'a', act: 'dtmf', digits: '5#' }), 'party presses 5#'],
    [entry('party.act.started', { act_id: 'a', act: 'play', audio_url: 'fixture:hello' }), 'party plays fixture:hello'],
    [entry('party.act.started', { act_id: 'a', act: 'play', text: 'Hello' }), 'party plays a recording: "Hello"'],
    [entry('party.act.started', { act_id: 'a', act: 'silence' }), 'party stops talking'],
    [entry('party.act.started', { act_id: 'a', act: 'hangup' }), 'party hangs up'],
    [entry('party.act.started', { act_id: 'a', act: 'answer' }), 'party answers'],
    [entry('party.act.started', { act_id: 'a', act: 'reject' }), 'party rejects'],
    [entry('party.act.ended', { ...act, completed: true }), 'debug party has done: say "A table \\"for four\\"."'],
    [entry('party.act.ended', { ...act, completed: false }), 'party was cut short: say "A table \\"for four\\"."'],
    [entry('party.act.dropped', { ...act, reason: 'hangup' }), 'party does not say "A table \\"for four\\"." (hangup)'],
    [
      entry('party.act.failed', { act_id: 'a', act: 'play', audio_url: 'http://a.test/x', error: '404' }),
      'warn party cannot play http://a.test/x: 404',
    ],
    [
      entry('transcription.result', { track: 'inbound', transcript: 'I would', is_final: false }),
      'debug words "I would" (inbound, interim)',
    ],
    [
      entry('transcription.result', { track: 'inbound', transcript: 'I would like it.', is_final: true }),
      'words "I would like it." (inbound)',
    ],
    [entry('voice.unknown', { voice: 'Loud', spoken_by: 'slt' }), 'debug speech there is no voice Loud; slt speaks'],
  ])('tells what the far end does and what is understood: %#', (given, line) => expect(told(given)).toBe(line));

  it.each<[Entry, string]>([
    [entry('command.accepted', { command: 'answer' }), 'app answer'],
    [
      given('gather_using_speak', { payload: 'One or two?', voice: 'female', maximum_digits: 1, valid_digits: '12' }),
      'app gather_using_speak "One or two?" (at most 1, of 12)',
    ],
    [given('speak', { voice: 'female', payload: 'Hello "you"', loop: 2 }), 'app speak "Hello \\"you\\"" (female)'],
    [
      given('streaming_start', {
        stream_url: 'wss://a.test/',
        stream_track: 'both_tracks',
        stream_bidirectional_mode: 'rtp',
        enable_dialogflow: false,
      }),
      'app streaming_start wss://a.test/ (both_tracks, rtp)',
    ],
    [given('dial', { from: '+15550100001', to: '+15550100002' }), 'app dial +15550100002 (from +15550100001)'],
    [
      given('dial', { to: '+15550100002', supervise_call_control_id: 'v3:0123456789', supervisor_role: 'whisper' }),
      'app dial +15550100002 (supervises 456789, whisper)',
    ],
    [given('bridge', { call_control_id: CALL_ID }), 'app bridge B9aj28'],
    [
      given('fork_start', { rx: 'udp:127.0.0.1:1', tx: 'udp:127.0.0.1:2' }),
      'app fork_start rx udp:127.0.0.1:1 (tx udp:127.0.0.1:2)',
    ],
    [given('hangup', { client_state: 'x' }), 'app hangup'],
    [
      given('create_conference', { call_control_id: CALL_ID, name: 'Monday', start_conference_on_create: false }),
      'app create_conference "Monday" (starts at once: false)',
    ],
    [
      given('join', { call_control_id: CALL_ID, supervisor_role: 'monitor', mute: true }),
      'app join monitor (muted: true)',
    ],
    [given('update', { call_control_id: CALL_ID, supervisor_role: 'whisper' }), 'app update whisper'],
    [
      entry('command.ignored', { command: 'answer', why: 'repeated command_id' }),
      'app answer, which changes nothing (repeated command_id)',
    ],
    // One line for one thing: the command has been told of.
    [
      request('POST', `/v2/calls/${CALL_ID}/actions/answer`, 200),
      'debug app POST /v2/calls/…B9aj28/actions/answer → 200 in 3.1 ms',
    ],
    [request('POST', '/v2/calls', 200), 'debug app POST /v2/calls → 200 in 3.1 ms'],
    [request('POST', '/v2/conferences', 200), 'debug app POST /v2/conferences → 200 in 3.1 ms'],
    [
      refused('POST', '/v2/conferences/c-1/actions/mute', 422, '90019', 'It has ended.'),
      'warn app mute → 422 90019 It has ended.',
    ],
    [request('GET', `/v2/calls/${encodeURIComponent(CALL_ID)}`, 200), 'app GET /v2/calls/…B9aj28 → 200 in 3.1 ms'],
    // And here the answer has the code, so the refusal is told of once.
    [entry('command.refused', { command: 'hangup', errors: ['callEnded'] }), 'debug app hangup is refused (callEnded)'],
    [
      refused('POST', `/v2/calls/${CALL_ID}/actions/hangup`, 422, '90018', 'This call has ended.'),
      'warn app hangup → 422 90018 This call has ended.',
    ],
    [
      refused('POST', `/v2/calls/${CALL_ID}/actions/gather`, 501, '501', 'Not simulated.'),
      'warn app gather → 501 Not simulated.',
    ],
    [refused('GET', '/v2/nowhere', 404, '10005', 'No such URL.'), 'warn app GET /v2/nowhere → 404 10005 No such URL.'],
    [request('GET', '/v2/nowhere', 404, '10005'), 'warn app GET /v2/nowhere → 404 10005'],
    [entry('property.unknown', { name: 'voise' }), 'debug app sends voise, which is not documented'],
    [
      entry('property.not_simulated', { name: 'record', command: 'answer' }),
      'app sends record, which has no effect here',
    ],
  ])('tells what the app asks for: %#', (given, line) => expect(told(given)).toBe(line));

  it.each<[Entry, string]>([
    [
      entry('webhook.attempt', {
        ...WEBHOOK,
        url: HOOK,
        attempt: 1,
        status: 200,
        host: { duration_ms: 21.8, after: 1, until: 1 },
      }),
      `webhook call.answered → 200 in 22 ms (${HOOK})`,
    ],
    [
      entry('webhook.attempt', {
        ...WEBHOOK,
        url: HOOK,
        attempt: 2,
        status: 500,
        host: { duration_ms: 3, after: 1, until: 1 },
      }),
      `warn webhook call.answered → 500 in 3.0 ms, attempt 2 (${HOOK})`,
    ],
    [
      entry('webhook.attempt', { ...WEBHOOK, url: HOOK, attempt: 1, error: 'connection refused' }),
      `warn webhook call.answered → connection refused (${HOOK})`,
    ],
    [entry('webhook.delivered', WEBHOOK), 'debug webhook call.answered is delivered'],
    [entry('webhook.failed', { ...WEBHOOK, why: '404' }), 'debug webhook call.answered is given up (404)'],
    [
      entry('webhook.undeliverable', { ...WEBHOOK, why: 'no URL' }),
      'debug webhook call.answered goes nowhere (no URL)',
    ],
  ])('tells which webhook went where, and what came back: %#', (given, line) => expect(told(given)).toBe(line));

  it.each<[Entry, string]>([
    [
      entry('stream.connected', { stream_id: 's', stream_url: 'ws://127.0.0.1:3000/media' }),
      'stream connected to ws://127.0.0.1:3000/media',
    ],
    [entry('stream.frames', { ...TOTALS, frames_sent: 50 }), 'debug stream 50 frames to the app, 16 from it'],
    [
      entry('stream.frames', { ...TOTALS, frames_sent: 706, frames_dropped: 3, binary_ignored: 4, final: true }),
      'stream 706 frames to the app (3 more were dropped), 16 from it (4 binary ignored)',
    ],
    [entry('stream.mark', { stream_id: 's', reason: 'played', name: 'greeting' }), 'stream mark "greeting" played'],
    [entry('stream.mark', { stream_id: 's', reason: 'cleared', count: 12 }), 'stream 12 marks cleared'],
    [
      entry('stream.frame_in', { stream_id: 's', event: 'mark', name: 'greeting' }),
      'debug stream mark "greeting" from the app',
    ],
    [
      entry('stream.frame_in', { stream_id: 's', event: null, ignored: 'binary frame', count: 9 }),
      'warn stream a message from the app (9 more): ignored: binary frame',
    ],
    [
      entry('stream.error', { stream_id: 's', code: 100_003, title: 'malformed_frame', reason: 'no JSON' }),
      'warn stream error 100003 malformed_frame: no JSON',
    ],
    [
      entry('stream.error', {
        stream_id: 's',
        code: null,
        reason: 'connection failed',
        host: { error: 'ECONNREFUSED' },
      }),
      'warn stream error: connection failed (ECONNREFUSED)',
    ],
    [entry('activity.ended', { kind: 'speak', id: 'x', reason: 'completed' }), 'debug speak ended: completed'],
    [entry('activity.ended', { kind: 'playback', id: 'x', reason: 'cancelled' }), 'debug playback ended: cancelled'],
    [entry('activity.ended', { kind: 'stream', id: 'x', reason: 'failed' }), 'debug stream ended: failed'],
    [
      entry('activity.ended', { kind: 'stream', id: 'x', reason: 'client_closed', code: 1000 }),
      'stream ended: client_closed (close code 1000)',
    ],
    [
      entry('activity.ended', { kind: 'playback', id: 'x', reason: 'failed', detail: 'The file is no audio.' }),
      'warn playback ended: failed: The file is no audio.',
    ],
    [
      entry('activity.ended', { kind: 'stream', id: 'x', reason: 'simulator_closed', code: 1009 }),
      'warn stream ended: simulator_closed (close code 1009)',
    ],
    [
      entry('fork.totals', { id: 'f', rx_packets: 1, tx_packets: 2, final: true }),
      'fork 1 packet of what is said, 2 of what is heard',
    ],
    [
      entry('fork.totals', { id: 'f', rx_packets: 50, tx_packets: 50 }),
      'debug fork 50 packets of what is said, 50 of what is heard',
    ],
  ])('tells of streams and forks, with totals at their end: %#', (given, line) => expect(told(given)).toBe(line));

  it.each<[Entry, string]>([
    [entry('sim.reset', { seed: 's', world: 2 }), 'sim reset: world 2 of seed s begins'],
    [entry('limit.reached', { what: 'calls.live', limit: 10_000 }), 'warn limit calls.live (10000) is reached'],
    [entry('world.opened', { key: 'worker-1' }), 'sim world …er-1 begins'],
    [entry('sim.fault', { message: 'x is undefined' }), 'error sim fault of the simulator: x is undefined'],
  ])('tells of the simulator: %#', (given, line) => expect(told(given)).toBe(line));

  it('tells a finding with its mend, by its severity, and quietly where it is expected or ignored', () => {
    const fields = {
      code: 'call_unanswered' as const,
      summary: 'Nobody answered.',
      detail: 'd',
      fix: 'Send answer.',
      evidence: [3],
      times: 1,
    };
    const finding = (more: Partial<EntryOf<'finding'>>): Entry =>
      entry('finding', { ...fields, severity: 'error', ...more });
    expect(told(finding({}))).toBe('error finding call_unanswered: Nobody answered.');
    expect(lineOf(finding({}))?.more).toEqual(['fix: Send answer.']);
    expect(told(finding({ severity: 'warning', times: 10 }))).toBe(
      'warn finding call_unanswered: Nobody answered. (10 times)',
    );
    expect(told(finding({ severity: 'hint' }))).toBe('finding call_unanswered: Nobody answered.');
    expect(told(finding({ expected: true }))).toBe('finding call_unanswered: Nobody answered. (expected)');
    expect(told(finding({ ignored: true }))).toBe('debug finding call_unanswered: Nobody answered. (ignored)');
  });

  it('shows where a fault of the simulator happened', () => {
    const fault = entry('sim.fault', { message: 'x', host: { stack: 'Error: x\n    at a.js:1\n    at b.js:2' } });
    expect(lineOf(fault)?.more).toEqual(['Error: x', 'at a.js:1', 'at b.js:2']);
  });

  it('is silent about types of entries that it does not know, as a journal may be of another version', () => {
    for (const type of ['call.dreamt', 'constructor', '__proto__']) {
      const strange = JSON.parse(JSON.stringify({ at: START, type })) as Entry;
      expect(lineOf(strange), type).toBeUndefined();
    }
  });
});
