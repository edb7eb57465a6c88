import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/limits.js';
import { WaitingSounds } from '../../../src/shell/waiting-sounds.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { wavOf } from '../../support/sounds.js';

const playing = (actId: string, wav: Uint8Array) =>
  ({ act: 'sound', sound: { kind: 'play', actId, wav, transcript: undefined } }) as const;

describe('what far ends are to say and play', () => {
  it('limit party.sounds_bytes: one more is refused until one has been heard', async () => {
    const world = new ExchangeWorld();
    const [call, other] = [await world.answered(), await world.answered()];
    // A second of sound, and behind it a file's worth of whatever.
    const wav = new Uint8Array(LIMITS['party.sounds_bytes'] / 2);
    wav.set(wavOf(1000));
    expect(world.act(call, playing('a', wav))).toBeUndefined();
    expect(world.act(call, playing('b', wav))).toBeUndefined();
    expect(world.act(other, playing('c', wav))).toContain('party.sounds_bytes');
    expect(world.events('limit.reached', other)).toMatchObject([{ what: 'party.sounds_bytes' }]);
    world.act(call, { act: 'silence' });
    expect(world.act(other, playing('d', wav))).toBeUndefined();
  });

  it('is given back once, whatever happens', () => {
    const sounds = new WaitingSounds(100);
    const say = (actId: string) => ({ kind: 'say', actId, text: 'x'.repeat(40), voice: undefined }) as const;
    sounds.add(say('a'));
    expect(sounds.hasRoomFor(say('b'))).toBe(false);
    sounds.done('a');
    sounds.done('a');
    sounds.add(say('b'));
    expect(sounds.hasRoomFor(say('c'))).toBe(false);
  });

  it("leaves out the configuration's recordings, which all calls share", () => {
    const sounds = new WaitingSounds(100);
    const recording = { wav: new Uint8Array(90), transcript: undefined };
    sounds.add({ kind: 'play', actId: 'shared', ...recording, isShared: true });
    sounds.add({ kind: 'play', actId: 'own', ...recording });
    expect(sounds.hasRoomFor({ kind: 'play', actId: 'third', ...recording })).toBe(false);
    sounds.done('own');
    expect(sounds.hasRoomFor({ kind: 'play', actId: 'third', ...recording })).toBe(true);
  });
});
