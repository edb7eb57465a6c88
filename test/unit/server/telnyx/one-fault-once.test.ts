import { afterEach, describe, expect, it } from 'vitest';
import { TelnyxWorld, verdict } from '../../../support/telnyx-world.js';

let world: TelnyxWorld;
afterEach(() => world[Symbol.asyncDispose]());

describe('a property that is refused', () => {
  it.each([
    ['playback_start', { media_name: 5 }, ['10026 /media_name']],
    ['playback_start', { playback_content: ['x'] }, ['10026 /playback_content']],
    ['gather_using_audio', { media_name: 5 }, ['10026 /media_name']],
    ['gather_using_audio', { media_name: 5, maximum_tries: 0 }, ['10026 /media_name', '90024 /maximum_tries']],
    ['playback_start', { overlay: 'x' }, ['10026 /overlay', '10004 /audio_url']],
    ['playback_start', { media_name: '', loop: {} }, ['90009 /loop', '10004 /audio_url']],
    ['bridge', { queue: 5 }, ['10026 /queue']],
    ['fork_start', { rx: 5 }, ['10026 /rx']],
  ])('of %s %j is no second fault in the place of others that it stands for', async (name, body, expected) => {
    world = await TelnyxWorld.open();
    const call = await world.answered();
    expect(verdict(await world.command(call.id, name, body))).toEqual([422, ...expected]);
  });
});
