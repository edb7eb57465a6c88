import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/platform/nearest.js';

const NAMES = ['playback_start', 'playback_stop', 'create_conference', 'conference.leave', 'speak'];

describe('the nearest name', () => {
  it.each([
    ['speek', 'speak'],
    ['Playback-Start', 'playback_start'],
    ['startPlayback', 'playback_start'],
    ['conference.create', 'create_conference'],
    ['conference.leaf', 'conference.leave'],
  ])('of %s is %s', (word, meant) => {
    expect(nearest(word, NAMES)).toBe(meant);
  });

  it('is none where nothing is near, or there is nothing to go by', () => {
    expect(nearest('transcription', NAMES)).toBeUndefined();
    expect(nearest('***', ['---'])).not.toBe('---');
  });
});
