import { describe, expect, it } from 'vitest';
import {
  errorFrame,
  mediaFrame,
  mediaFrameEnd,
  numberedErrorFrame,
  serverFrames,
} from '../../../src/streaming/frames.js';
import { readStreamParams } from '../../../src/streaming/params.js';
import { IDS } from '../../support/stream-world.js';

const params = readStreamParams({ stream_url: 'wss://app.example/' });
const format = { encoding: 'PCMU', sample_rate: 8000, channels: 1 } as const;

describe('frames to the client, letter by letter', () => {
  it('connected has neither stream id nor number', () => {
    expect(serverFrames.connected(undefined, 'nested')).toBe('{"event":"connected","version":"1.0.0"}');
  });

  it('connected carries the token nested, or at the top level by the switch stream_token_in_connected', () => {
    expect(serverFrames.connected('T', 'nested')).toBe(
      '{"event":"connected","version":"1.0.0","connected":{"x-telnyx-streaming-auth-token":"T"}}',
    );
    expect(serverFrames.connected('T', 'top_level')).toBe(
      '{"event":"connected","version":"1.0.0","x-telnyx-streaming-auth-token":"T"}',
    );
  });

  it('start names the call, the format and the stream', () => {
    expect(serverFrames.start({ ...IDS, clientState: 'c3RhdGU=', tags: ['A', 'B'] }, params, format, 1)).toBe(
      '{"event":"start","sequence_number":"1","start":{"user_id":"3e6f995f-85f7-4705-9741-53b116d28237",' +
        '"call_control_id":"v3:abc","call_session_id":"ff55a038-6f5d-11ef-9692-02420aeffb1f",' +
        '"from":"+13125550001","to":"+13125550002","tags":["A","B"],"client_state":"c3RhdGU=",' +
        '"media_format":{"encoding":"PCMU","sample_rate":8000,"channels":1}},' +
        '"stream_id":"32de0dea-53cb-4b21-89a4-9e1819c043bc"}',
    );
  });

  it('start leaves tags out where there are none, keeps client_state as null and never shows a fallback', () => {
    const { start } = JSON.parse(serverFrames.start(IDS, params, { ...format, fallback: 'G722' }, 1)) as {
      start: Record<string, unknown>;
    };
    expect(start).not.toHaveProperty('tags');
    expect(start).not.toHaveProperty('custom_parameters');
    expect(start['client_state']).toBeNull();
    expect(start['media_format']).toEqual(format);
  });

  it('start turns the list of custom parameters into an object; of two alike the last counts', () => {
    const custom = readStreamParams({
      stream_url: 'wss://app.example/',
      custom_parameters: [
        { name: 'a', value: '1' },
        { name: '__proto__', value: 'x' },
        { name: 'a', value: '2' },
      ],
    });
    expect(serverFrames.start(IDS, custom, format, 1)).toContain('"custom_parameters":{"a":"2","__proto__":"x"}');
  });

  it('media is JSON with strings for all numbers', () => {
    const text = mediaFrame('inbound', mediaFrameEnd('s1'), 4, 2, 160, 'no+JhoaJ');
    expect(text).toBe(
      '{"event":"media","sequence_number":"4","media":{"track":"inbound","chunk":"2","timestamp":"160","payload":"no+JhoaJ"},"stream_id":"s1"}',
    );
    expect(JSON.stringify(JSON.parse(text))).toBe(text);
  });

  it('dtmf, mark and stop have their documented order of keys', () => {
    expect(serverFrames.dtmf(IDS, '1', '2025-06-05T08:54:19.698408Z', 5)).toBe(
      `{"event":"dtmf","stream_id":"${IDS.streamId}","occurred_at":"2025-06-05T08:54:19.698408Z","sequence_number":"5","dtmf":{"digit":"1"}}`,
    );
    expect(serverFrames.mark(IDS, 'a "b"', 6)).toBe(
      `{"event":"mark","stream_id":"${IDS.streamId}","sequence_number":"6","mark":{"name":"a \\"b\\""}}`,
    );
    expect(serverFrames.stop(IDS, 7)).toBe(
      `{"event":"stop","sequence_number":"7","stop":{"user_id":"${IDS.userId}","call_control_id":"v3:abc"},"stream_id":"${IDS.streamId}"}`,
    );
  });

  it('error has the shape of the guide, or that of an old SDK', () => {
    expect(errorFrame('s1', 100003)).toBe(
      '{"event":"error","payload":{"code":100003,"title":"malformed_frame","detail":"Received frame was not formed correctly"},"stream_id":"s1"}',
    );
    expect(numberedErrorFrame('s1', 100005, 6)).toBe(
      '{"stream_id":"s1","event":"error","sequence_number":"6","error":{"title":"rate_limit_reached","code":"100005","detail":"Too many requests"}}',
    );
  });
});
