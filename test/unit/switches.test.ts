import { describe, expect, it } from 'vitest';
import { configFrom } from '../../src/config.js';
import { SWITCHES, switchesWith } from '../../src/switches.js';

describe('the switches for behaviour that no source settles', () => {
  it('have one name each', () => {
    const names = SWITCHES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
  });

  it.each(SWITCHES)('$name offers something other than its default', (entry) => {
    expect(entry.alternatives).not.toContain(entry.default);
    expect(new Set<string>(entry.alternatives).size).toBe(entry.alternatives.length);
  });

  it.each(SWITCHES)('$name says what its choice rests on', ({ evidence }) => {
    expect(evidence).toMatch(/document|observed|inferred|guide|SDK|code|client/i);
    expect(evidence).toMatch(/\.$/);
  });

  it('stand at their defaults until something is chosen', () => {
    expect(switchesWith()).toEqual(Object.fromEntries(SWITCHES.map((entry) => [entry.name, entry.default])));
    expect(switchesWith({ webhook_order: 'concurrent', comfort_noise: undefined })).toEqual({
      ...switchesWith(),
      webhook_order: 'concurrent',
    });
  });

  it.each(SWITCHES)('$name takes its values in the configuration, and no other', (entry) => {
    for (const value of [entry.default, ...entry.alternatives]) {
      expect(configFrom({ switches: { [entry.name]: value } }).switches[entry.name]).toBe(value);
    }
    expect(() => configFrom({ switches: { [entry.name]: 'sideways' } })).toThrow(
      `switches.${entry.name}: expected "${[entry.default, ...entry.alternatives].join('" or "')}", got "sideways"`,
    );
  });

  it('keep the defaults that users rely on', () => {
    expect(switchesWith()).toEqual({
      answer_when_answered: 'accept',
      conference_ended_via_api: 'omit',
      conference_90033: 'name_in_use',
      reject_when_answered: 'refuse',
      stop_when_idle: 'accept',
      record_before_audio: 'accept',
      second_streaming_start: 'refuse',
      start_during_fork: 'replace',
      bridge_with_itself: 'unprocessable',
      bridge_with_ringing: 'with_ringtone',
      transfer_bridged_at: 'ringing',
      gather_invalid_digit: 'invalid',
      gather_too_few_digits: 'invalid',
      gather_no_digits: 'timeout',
      gather_early_digits: 'drop',
      gather_speak_webhooks: 'off',
      empty_start: 'refuse',
      zero_timeouts: 'default',
      fork_strep_header: 'off',
      webhook_api_version_absent: 'v2',
      dial_webhook_url_from: 'after_initiated',
      webhook_order: 'in_order',
      transcription_stopped_event: 'on',
      get_webhook_signature: 'empty_body',
      webhook_body_format: 'compact',
      mp3_rate_limit: 'off',
      unknown_stream_event: 'ignore',
      stream_error_shape: 'payload',
      both_tracks_rtp: 'inbound_only',
      client_close_event: 'stopped',
      close_after_stop: 'no_status',
      comfort_noise: 'off',
      stream_token_in_connected: 'nested',
      loopback_plain_fallback: 'on',
      l16_byte_order: 'little',
    });
  });
});
