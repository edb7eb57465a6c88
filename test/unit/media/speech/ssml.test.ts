import { LIMITS } from '../../../../src/limits.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSsml } from '../../../../src/media/speech/ssml.js';

const brief = (ssml: string) => parseSsml(ssml).map((part) => (part.kind === 'text' ? part.text : part.ms));

describe('SSML', () => {
  it('is its words without its tags', () => {
    const ssml = `<?xml version="1.0"?><speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis">
      Your code is <say-as interpret-as="digits">1234</say-as>, <emphasis level="strong">again</emphasis>.</speak>`;
    expect(brief(ssml)).toEqual(['Your code is 1234, again.']);
  });

  it('has silence where a break says how long', () => {
    expect(
      brief('<speak>One<break time="500ms"/>two<break time="1.5s" />three<break time=\'.2s\'></break>four</speak>'),
    ).toEqual(['One', 500, 'two', 1500, 'three', 200, 'four']);
  });

  it('has longer silence for a stronger break, and none for none', () => {
    const ms = ['none', 'x-weak', 'weak', 'medium', 'strong', 'x-strong'].map(
      (strength) => brief(`<break strength="${strength}"/>`)[0] ?? 0,
    );
    expect(ms).toEqual([...ms].sort((a, b) => Number(a) - Number(b)));
    expect(new Set(ms).size).toBe(6);
    expect(ms[0]).toBe(0);
    expect(brief('<break/>')).toEqual(brief('<break strength="medium"/>'));
    expect(brief('<break strength="x-strong" time="50ms"/>')).toEqual([50]);
    expect(brief('one<break strength="none"/>two')).toEqual(['one two']);
  });

  it('limit speech.break_ms: takes a break that cannot be read for a plain one, and cuts one that never ends', () => {
    const plain = brief('<break/>');
    for (const time of ['soon', '-1s', '5', '', 'NaNms', 'constructor']) {
      expect(brief(`<break time="${time}"/>`)).toEqual(plain);
      expect(brief(`<break strength="${time}"/>`)).toEqual(plain);
    }
    expect(brief('<break time="1000s"/>')).toEqual([LIMITS['speech.break_ms']]);
  });

  it('keeps paragraphs and sentences apart', () => {
    expect(brief('<speak><p><s>One</s><s>Two</s></p><p>Three</p></speak>')).toEqual(['One', 'Two', 'Three']);
  });

  it('means the characters that its entities stand for', () => {
    expect(brief('Fish &amp; chips &lt;3 &quot;ok&quot; &apos;x&apos; &#65;&#x1F600; &amp;lt;')).toEqual([
      'Fish & chips <3 "ok" \'x\' A😀 &lt;',
    ]);
    expect(brief('&nbsp; &constructor; &#xD800; &#9999999; & &;')).toEqual([
      '&nbsp; &constructor; &#xD800; &#9999999; & &;',
    ]);
  });

  it('says nothing of comments, and CDATA as it stands', () => {
    expect(brief('a<!-- <break time="9s"/> -->b <![CDATA[1 < 2 &amp; <p>]]> c')).toEqual(['ab 1 < 2 &amp; <p> c']);
  });

  it('reads what is not markup as text, since a speak that was accepted has no way to fail', () => {
    expect(brief('3 < 5 and 5 > 3')).toEqual(['3 < 5 and 5 > 3']);
    expect(brief('<speak>never closed <emphasis>at all')).toEqual(['never closed at all']);
    expect(brief('</p>closed twice</p>and more</i></speak>')).toEqual(['closed twice', 'and more']);
    expect(brief('ends in <break time="1s')).toEqual(['ends in <break time="1s']);
    expect(brief('if a < b then <break time="1s"/> go > on')).toEqual(['if a < b then', 1000, 'go > on']);
    expect(brief('say <b and <i>ok</i>, AT&<b>T</b>')).toEqual(['say <b and ok, AT&T']);
    expect(brief('one </> two </ three')).toEqual(['one </> two </ three']);
    expect(brief('open <!-- for ever')).toEqual(['open <!-- for ever']);
    expect(brief('<a title="x > y">z</a>')).toEqual(['z']);
    expect(brief('plain words')).toEqual(['plain words']);
    expect(brief('<speak/>')).toEqual([]);
  });

  it('reads any element of any prefix', () => {
    expect(
      brief(
        '<mstts:express-as style="cheerful">Hi</mstts:express-as> <amazon:effect name="whispered">you</amazon:effect>',
      ),
    ).toEqual(['Hi you']);
  });

  it('never fails, keeps all words outside of markup and makes no silence out of bounds', () => {
    const piece = fc.oneof(
      fc.stringMatching(/^[a-z]{1,8} $/),
      fc.constantFrom('<p>', '</s>', '<break time="1s"/>', '<!-- c -->', '<voice name="x">', '<prosody rate="slow">'),
    );
    fc.assert(
      fc.property(fc.array(piece), (list) => {
        const spoken = list.filter((text) => !text.startsWith('<')).flatMap((text) => text.trim());
        const found = parseSsml(list.join('')).flatMap((part) => (part.kind === 'text' ? part.text.split(/\s+/) : []));
        expect(found).toEqual(spoken);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<', '>', '/', '"', '&', ';', 'break', ' time=', '1s', '!--', '[CDATA[', '?', 'é')),
        (list) => {
          for (const part of parseSsml(list.join(''))) {
            if (part.kind === 'silence') expect(part.ms).toBeGreaterThan(0);
            else expect(part.text.trim()).not.toBe('');
          }
        },
      ),
    );
  });
});
