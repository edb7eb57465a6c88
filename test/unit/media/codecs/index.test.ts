import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  CODECS,
  isCodecName,
  isLegCodecName,
  l16be,
  LEG_CODECS,
  type Codec,
} from '../../../../src/media/codecs/index.js';
import { LEG_RATE } from '../../../../src/media/leg.js';
import { fitSine, sine } from '../../../support/signals.js';

const codecs: Codec[] = [...Object.values(CODECS), l16be];

describe('the codec registry', () => {
  it('lists each codec under its own name', () => {
    for (const [name, codec] of Object.entries(CODECS)) expect(codec.name).toBe(name);
  });

  it('finds codecs by Telnyx’s token, in which case matters', () => {
    expect(['PCMA', 'pcma', 'toString', 'OPUS', 'L16'].map(isCodecName)).toEqual([true, false, false, false, true]);
  });

  it('lets a leg have those that the control API takes, at the rate of all legs', () => {
    const document = parse(
      readFileSync(new URL('../../../../openapi/control/schemas.yaml', import.meta.url), 'utf8'),
    ) as {
      Codec: { enum: string[] };
    };
    expect(Object.keys(LEG_CODECS)).toEqual(document.Codec.enum);
    expect(['PCMU', 'PCMA', 'L16', 'pcmu', 'valueOf'].map(isLegCodecName)).toEqual([true, true, false, false, false]);
    for (const { legRate, rates } of Object.values(LEG_CODECS)) {
      expect(legRate).toBe(LEG_RATE);
      expect(rates).toContain(legRate);
    }
  });

  it('gives PCMU and PCMA their static RTP payload types and L16 none', () => {
    expect(Object.values(CODECS).map(({ rtp }) => rtp.payloadType)).toEqual([0, 8, null]);
  });
});

describe.each(codecs.flatMap((codec) => codec.rates.map((rate) => ({ codec, rate, name: codec.name }))))(
  '$name at $rate Hz',
  ({ codec, rate }) => {
    it('encodes 20 ms to as many bytes as it says', () => {
      expect(codec.encode(new Int16Array(rate / 50))).toHaveLength(codec.bytesPerFrame(rate));
    });

    it('encodes zeros to its silence', () => {
      expect(codec.encode(new Int16Array(rate / 50))).toEqual(codec.silence(rate));
    });

    it('keeps a sine 30 dB above its noise', () => {
      const heard = codec.decode(codec.encode(sine(440, rate / 10, rate)));
      const { peak, snrDb } = fitSine(heard, 440, rate);
      expect(snrDb).toBeGreaterThan(30);
      expect(peak / 20_000).toBeCloseTo(1, 2);
    });

    it('has an RTP clock that counts samples', () => {
      expect(codec.rtp.clockRate(rate)).toBe(rate);
    });
  },
);
