import { describe, expect, it } from 'vitest';
import { playable } from '../../../src/control/playable.js';
import { readFixture } from '../../../src/platform/fixtures.js';

const FETCHING = { loopbackPlainFallback: false, onPlainFallback: () => undefined };

describe('what is said in a recording', () => {
  it('is known of a fixture', async () => {
    const { transcript } = await readFixture('greeting');
    expect(transcript).toMatch(/\w+ \w+/);
    expect(await playable({ audio_url: 'fixture:greeting' }, FETCHING)).toMatchObject({ transcript });
  });

  it('is what the act says, if it says anything', async () => {
    const options = { audio_url: 'fixture:greeting', transcript: 'Bonjour' };
    expect(await playable(options, FETCHING)).toMatchObject({ transcript: 'Bonjour' });
  });

  it('is nothing for tones, and unknown for other files', async () => {
    const { wav, transcript } = await playable({ audio_url: 'fixture:tone-440' }, FETCHING);
    expect(transcript).toBe('');
    const audio = Buffer.from(wav).toString('base64');
    expect((await playable({ audio }, FETCHING)).transcript).toBeUndefined();
  });
});
