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

/** Markup that says nothing: where it begins, where it ends. */
const UNSPOKEN = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }),
);

/**
 * The words and pauses of an SSML document: tags go, `<break>` is silence. It never fails. Telnyx has answered 200 before
 * anything is synthesized and has no webhook for speech that could not be made, so a person who sends a stray `<` must hear
 * the rest: what is not markup is read as text, elements need no end, entities that XML does not know stay as they are.
 */
export function parseSsml(ssml: string): readonly SpeechPart[] {
  const parts: SpeechPart[] = [];
  let text = '';
  const flush = (): void => {
    const trimmed = text.trim();
    if (trimmed !== '') parts.push({ kind: 'text', text: trimmed });
    text = '';
  };
  for (let at = 0; at < ssml.length;) {
    const open = ssml.indexOf('<', at);
    text += decodeEntities(ssml.slice(at, open < 0 ? ssml.length : open));
    if (open < 0) break;
    const markup = readMarkup(ssml, open);
    at = markup.end;
    text += markup.text;
    const pauseMs = markup.name === 'break' && !markup.closing ? breakMs(markup.attributes) : 0;
    if (pauseMs > 0 || BLOCKS.has(markup.name)) flush();
    else if (markup.name === 'break') text += ' ';
    if (pauseMs > 0) parts.push({ kind: 'silence', ms: pauseMs });
  }
  flush();
  return parts;
}

interface Markup {
  readonly end: number;
  /** Lower case, without a namespace; empty for what is no element. */
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: string;
  /** What is to be read of it. */
  readonly text: string;
}

/** Reads what stands at the `<` at `open`: an element's tag, other markup, or a mere less-than sign. */
function readMarkup(ssml: string, open: number): Markup {
  const none = { name: '', closing: false, attributes: '', text: '' };
  if (ssml.startsWith('<![CDATA[', open)) {
    const end = ssml.indexOf(']]>', open);
    if (end >= 0) return { ...none, end: end + 3, text: ssml.slice(open + 9, end) };
  }
  for (const [start, stop] of UNSPOKEN) {
    if (!ssml.startsWith(start, open)) continue;
    const end = ssml.indexOf(stop, open + start.length);
    if (end >= 0) return { ...none, end: end + stop.length };
  }
  const name = /^<(\/?)(?:[A-Za-z][\w.-]{0,99}:)?([A-Za-z][\w.-]{0,99})(?=[\s/>])/.exec(ssml.slice(open, open + 210));
  const end = name ? tagEnd(ssml, open + name[0].length) : -1;
  if (!name || end < 0) return { ...none, end: open + 1, text: '<' };
  return {
    end: end + 1,
    name: (name[2] ?? '').toLowerCase(),
    closing: name[1] === '/',
    attributes: ssml.slice(open + name[0].length, end),
    text: '',
  };
}

/** The `>` that ends a tag, skipping those in quotes; -1 where another `<` or the end of the text comes first. */
function tagEnd(ssml: string, from: number): number {
  let quote = '';
  for (let i = from; i < ssml.length; i++) {
    const character = ssml.charAt(i);
    if (character === '<') return -1;
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return i;
  }
  return -1;
}

/** `time` comes before `strength`; one that cannot be read counts as absent. */
function breakMs(attributes: string): number {
  const time = /^\+?(\d{0,9}(?:\.\d{1,9})?)(ms|s)$/.exec(attribute(attributes, 'time'));
  if (time?.[1]) return Math.min(LIMITS['speech.break_ms'], Math.round(Number(time[1]) * (time[2] === 's' ? 1000 : 1)));
  return STRENGTH_MS.get(attribute(attributes, 'strength')) ?? DEFAULT_STRENGTH_MS;
}

function attribute(attributes: string, name: string): string {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(attributes);
  return (found?.[1] ?? found?.[2] ?? '').trim().toLowerCase();
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi,
    (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES.get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      // Half of a surrogate pair is no character.
      return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? whole : String.fromCodePoint(code);
    },
  );
}
