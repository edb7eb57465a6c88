import { describe, expect, it } from 'vitest';
import { wantsColour } from '../../../src/platform/terminal.js';

const TERMINAL = { isTTY: true };
const PIPE = {};

describe('colour', () => {
  it.each([
    ['is wanted on a terminal', TERMINAL, {}, true],
    ['is not wanted in a file or pipe', PIPE, {}, false],
    ['is not wanted with NO_COLOR', TERMINAL, { NO_COLOR: '1' }, false],
    ['is wanted with an empty NO_COLOR, which says nothing', TERMINAL, { NO_COLOR: '' }, true],
    ['is not wanted on a dumb terminal', TERMINAL, { TERM: 'dumb' }, false],
    ['is wanted in a pipe with FORCE_COLOR', PIPE, { FORCE_COLOR: '' }, true],
    ['is not wanted with FORCE_COLOR=0', TERMINAL, { FORCE_COLOR: '0' }, false],
    ['is wanted where FORCE_COLOR and NO_COLOR disagree, as in Node', PIPE, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ])('%s', (_, stream, env, wanted) => expect(wantsColour(stream, env)).toBe(wanted));
});
