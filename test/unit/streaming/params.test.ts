import { describe, expect, it } from 'vitest';
import { CODECS, l16be } from '../../../src/media/codecs/index.js';
import {
  clientFormat,
  decodable,
  mediaFormat,
  readStreamParams,
  sentTracks,
  targetTracks,
  wireCodec,
} from '../../../src/streaming/params.js';

const url = { stream_url: 'wss://app.example/' };
const rtp = { ...url, stream_bidirectional_mode: 'rtp' };

describe('the parameters of a stream', () => {
  it('have the documented defaults, also where a property is null', () => {
    const expected = {
      url: 'wss://app.example/',
      track: 'inbound_track',
      codec: undefined,
      mode: 'mp3',
      bidirectionalCodec: 'PCMU',
      bidirectionalRate: 8000,
      targetLegs: undefined,
      authToken: undefined,
      customParameters: undefined,
    };
    expect(readStreamParams(url)).toEqual(expected);
    expect(
      readStreamParams({
        ...url,
        stream_track: null,
        stream_codec: null,
        stream_bidirectional_mode: null,
        stream_bidirectional_codec: null,
        stream_bidirectional_sampling_rate: null,
        stream_bidirectional_target_legs: null,
        stream_auth_token: null,
        custom_parameters: null,
      }),
    ).toEqual(expected);
  });

  it('are what was asked for', () => {
    expect(
      readStreamParams({
        ...rtp,
        stream_track: 'both_tracks',
        stream_codec: 'PCMA',
        stream_bidirectional_codec: 'L16',
        stream_bidirectional_sampling_rate: 24_000,
        stream_bidirectional_target_legs: 'self',
        stream_auth_token: 'secret',
        custom_parameters: [{ name: 'a', value: '1' }],
      }),
    ).toEqual({
      url: 'wss://app.example/',
      track: 'both_tracks',
      codec: 'PCMA',
      mode: 'rtp',
      bidirectionalCodec: 'L16',
      bidirectionalRate: 24_000,
      targetLegs: 'self',
      authToken: 'secret',
      customParameters: [{ name: 'a', value: '1' }],
    });
  });

  it('take stream_codec "default" for none', () => {
    expect(readStreamParams({ ...url, stream_codec: 'default' }).codec).toBeUndefined();
  });
});

describe('the codec to the app', () => {
  const format = (body: object, leg: 'PCMU' | 'PCMA' = 'PCMU') =>
    mediaFormat(readStreamParams({ ...url, ...body }), leg);
  const l16 = { stream_bidirectional_mode: 'rtp', stream_bidirectional_codec: 'L16' };

  it.each([
    ['is the codec of the call', {}, 'PCMA', ['PCMA', 8000]],
    ['is stream_codec where Telnyx transcodes', { stream_codec: 'PCMA' }, 'PCMU', ['PCMA', 8000]],
    ['is L16 at 8 kHz with bidirectional L16 and no rate', l16, 'PCMU', ['L16', 8000]],
    [
      'is L16 at the bidirectional rate',
      { ...l16, stream_bidirectional_sampling_rate: 22_050 },
      'PCMU',
      ['L16', 22_050],
    ],
    [
      'is not L16 for bidirectional L16 in mp3 mode',
      { stream_bidirectional_codec: 'L16', stream_bidirectional_sampling_rate: 16_000 },
      'PCMU',
      ['PCMU', 8000],
    ],
    [
      'is that of the call although another is asked for the way back',
      { stream_bidirectional_mode: 'rtp', stream_bidirectional_codec: 'PCMU' },
      'PCMA',
      ['PCMA', 8000],
    ],
  ] as const)('%s', (_, body, leg, [encoding, rate]) => {
    expect(format(body, leg)).toEqual({ encoding, sample_rate: rate, channels: 1 });
  });

  it.each(['L16', 'G722', 'OPUS', 'AMR-WB'])(
    'falls back to that of the call for stream_codec %s, and says so',
    (codec) => {
      expect(format({ stream_codec: codec }, 'PCMA')).toEqual({
        encoding: 'PCMA',
        sample_rate: 8000,
        channels: 1,
        fallback: codec,
      });
    },
  );

  it('says also when bidirectional L16 overrules stream_codec', () => {
    expect(format({ ...l16, stream_codec: 'PCMU' })).toMatchObject({ encoding: 'L16', fallback: 'PCMU' });
    expect(format({ ...l16, stream_codec: 'L16' })).not.toHaveProperty('fallback');
  });
});

describe('the codec from the app', () => {
  it('is the bidirectional one at its rate; G.711 has only one rate', () => {
    const read = (body: object) => clientFormat(readStreamParams({ ...rtp, ...body }), 'little');
    expect(read({})).toMatchObject({ codec: { name: 'PCMU' }, rate: 8000 });
    expect(read({ stream_bidirectional_sampling_rate: 16_000 })).toMatchObject({ codec: { name: 'PCMU' }, rate: 8000 });
    expect(read({ stream_bidirectional_codec: 'L16', stream_bidirectional_sampling_rate: 48_000 })).toMatchObject({
      codec: { name: 'L16' },
      rate: 48_000,
    });
    expect(read({ stream_bidirectional_codec: 'OPUS' })).toBeUndefined();
  });

  it('can be decoded, or not yet', () => {
    expect(['PCMU', 'PCMA', 'L16', 'G722', 'OPUS', 'AMR-WB', 'pcmu'].filter(decodable)).toEqual([
      'PCMU',
      'PCMA',
      'L16',
    ]);
  });

  it('has its bytes swapped by the switch l16_byte_order', () => {
    const pcm = Int16Array.of(0x0102);
    expect(wireCodec('L16', 'little')).toBe(CODECS.L16);
    expect(wireCodec('L16', 'big')).toBe(l16be);
    expect([[...CODECS.L16.encode(pcm)], [...l16be.encode(pcm)]]).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });
});

describe('the tracks of a stream', () => {
  const tracks = (body: object, both: 'inbound_only' | 'both') =>
    sentTracks(readStreamParams({ ...url, ...body }), both);

  it('are those asked for', () => {
    expect(tracks({}, 'inbound_only')).toEqual(['inbound']);
    expect(tracks({ stream_track: 'outbound_track' }, 'inbound_only')).toEqual(['outbound']);
    expect(tracks({ stream_track: 'both_tracks' }, 'inbound_only')).toEqual(['inbound', 'outbound']);
  });

  it('are only the inbound one for both_tracks in rtp mode, unless the switch both_tracks_rtp says both', () => {
    const body = { stream_track: 'both_tracks', stream_bidirectional_mode: 'rtp' };
    expect(tracks(body, 'inbound_only')).toEqual(['inbound']);
    expect(tracks(body, 'both')).toEqual(['inbound', 'outbound']);
  });
});

describe('target legs', () => {
  it.each([
    [undefined, false, ['outbound']],
    [undefined, true, ['aside']],
    ['self', false, ['outbound']],
    ['self', true, ['outbound']],
    ['opposite', false, ['aside']],
    ['opposite', true, ['aside']],
    ['both', false, ['outbound', 'aside']],
    ['both', true, ['outbound', 'aside']],
  ])('%s on a leg with a peer (%s) are %j', (targetLegs, hasPeer, tracks) => {
    const params = readStreamParams({ ...rtp, stream_bidirectional_target_legs: targetLegs });
    expect(targetTracks(params, hasPeer)).toEqual(tracks);
  });
});
