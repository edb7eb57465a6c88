import sax from 'sax';
import { LIMITS } from '../../limits.js';
import type { SpeechPart } from './text.js';

/** SSML 1.1 leaves the lengths to the processor; these are ours, in steps that can be told apart. */
const STRENGTH_MS: ReadonlyMap<string, number> = new Map([
  ['none', 0],
  ['x-weak', 100],
  ['weak', 250],
  ['medium', 400],
  ['strong', 700],
  ['x-strong', 1000],
]);
const DEFAULT_STRENGTH_MS = 400;

/** Elements that hold sentences or more: words on two sides of such a tag are not one sentence. */
const BLOCKS = new Set(['speak', 'p', 'paragraph', 's', 'sentence', 'voice']);

/**
 * Options of sax: names in lower case, `<script>` is an element like others, and no entities but those of XML. Not strict, it takes
 * what is not well-formed as text.
 */
const FORGIVING = { lowercase: true, noscript: true, strictEntities: true };

/** An element around the whole: outside of one, sax decodes no entities. */
const ROOT = '<ssml>';

/** Comments, character data and instructions, which stay as they are; and what cannot be markup: a lone `&`, a `<` without a name or an end. */
const WHOLE_OR_STRAY =
  /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<(?!\/?[a-z]|!)|<(?=!--|!\[)|<(?=[^<>]*(?:<|$))|&(?!#?\w{1,8};)/gi;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['<', '&lt;'],
  ['&', '&amp;'],
]);

/** An end tag without a start, which sax leaves in the text. */
const STRAY_END = /<\/([^<>\s]+)\s*>/;

/**
 * The words and pauses of an SSML document: tags go, `<break>` is silence. It never fails. Telnyx has answered 200 before
 * anything is synthesized and has no webhook for speech that could not be made, so a person who sends a stray `<` must hear
 * the rest: what is not markup is read as text, elements need no end, entities that XML does not know stay as they are.
 */
export function parseSsml(ssml: string): readonly SpeechPart[] {
  const spoken = new Spoken();
  const parser = sax.parser(false, FORGIVING);
  parser.ontext = (text) => {
    for (const [index, piece] of text.split(STRAY_END).entries()) {
      if (index % 2 === 0) spoken.say(piece);
      else spoken.tag(piece);
    }
  };
  parser.oncdata = (text) => spoken.say(text);
  parser.onopentag = ({ name, attributes }) => {
    if (localName(name) === 'break') spoken.pause(breakMs(attributes['time'], attributes['strength']));
    else spoken.tag(name);
  };
  parser.onclosetag = (name) => spoken.tag(name);
  const escaped = ssml.replace(WHOLE_OR_STRAY, (found) => ESCAPES.get(found) ?? found);
  parser.write(`${ROOT}${escaped}`).close();
  return spoken.parts();
}

/** Gathers what is to be heard. */
class Spoken {
  readonly #parts: SpeechPart[] = [];
  #text = '';

  say(text: string): void {
    this.#text += text;
  }

  tag(name: string): void {
    if (BLOCKS.has(localName(name))) this.#flush();
  }

  pause(ms: number): void {
    if (ms === 0) {
      this.say(' ');
    } else {
      this.#flush();
      this.#parts.push({ kind: 'silence', ms });
    }
  }

  parts(): readonly SpeechPart[] {
    this.#flush();
    return this.#parts;
  }

  #flush(): void {
    const text = this.#text.trim();
    if (text !== '') this.#parts.push({ kind: 'text', text });
    this.#text = '';
  }
}

/** A name in lower case, without its prefix. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

/** `time` comes before `strength`; one that cannot be read counts as absent. */
function breakMs(time: unknown, strength: unknown): number {
  const read = /^\+?(\d{0,9}(?:\.\d{1,9})?)(ms|s)$/.exec(word(time));
  if (read?.[1]) return Math.min(LIMITS['speech.break_ms'], Math.round(Number(read[1]) * (read[2] === 's' ? 1000 : 1)));
  return STRENGTH_MS.get(word(strength)) ?? DEFAULT_STRENGTH_MS;
}

const word = (attribute: unknown): string => (typeof attribute === 'string' ? attribute.trim().toLowerCase() : '');
