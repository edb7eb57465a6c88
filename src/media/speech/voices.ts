import { genderOf, isForeignPolly, type Gender } from './voice-names.js';

/** The flite voices that are used, all 16 kHz. flite also has `kal`, the 8 kHz form of `kal16`, and one that only tells the time. */
export const FLITE_VOICES = ['slt', 'rms', 'awb', 'kal16'] as const;
export type FliteVoice = (typeof FLITE_VOICES)[number];

/** slt is flite's only female voice. */
const MALE_VOICES = ['rms', 'awb', 'kal16'] as const;

/** This voice speaks where no other is named. */
const DEFAULT_VOICE: FliteVoice = 'slt';

export interface ResolvedVoice {
  readonly voice: FliteVoice;
  /** True when something other than English was asked for: an English voice will read it, and the caller should say so. */
  readonly foreign: boolean;
  /**
   * True where the name says nothing to us, so that any voice reads it: it is likely misspelt. A name with a provider may be a
   * voice of one's own; only Polly's list is closed.
   */
  readonly unknown: boolean;
}

/**
 * The flite voice that stands in for a voice as Telnyx names it (`female`, `AWS.Polly.Joanna-Neural`,
 * `Azure.en-US-BrianMultilingualNeural`, `Telnyx.KokoroTTS.af`) or as a party names it (`slt`). A name always gets the same
 * voice; one that we do not know gets one by its hash, so that two such names mostly sound different.
 */
export function resolveVoice(name: string | undefined, language?: string): ResolvedVoice {
  const asked = (name ?? '').trim();
  const id = voiceId(asked);
  const isPolly = /(?:^|\.)polly\./i.test(asked);
  // Telnyx ignores `language` where a Polly voice is named: the voice has its own.
  const foreign = isPolly
    ? isForeignPolly(nameWords(id))
    : isForeign(language) || isForeign(/^[a-z]{2,3}-[a-z]{2,4}(?=-)/i.exec(id)?.[0]) || isForeignKokoro(asked, id);
  const known = ownVoice(asked) ?? voiceByGender(asked, id);
  return { voice: known ?? byHash(FLITE_VOICES, id), foreign, unknown: !known && (isPolly || !asked.includes('.')) };
}

function ownVoice(asked: string): FliteVoice | undefined {
  if (asked === '') return DEFAULT_VOICE;
  const plain = asked.toLowerCase();
  const own = FLITE_VOICES.find((voice) => voice === plain);
  if (own) return own;
  if (plain === 'kal') return 'kal16';
  // The plain `male` is documented; the others share the three male voices by their names.
  return plain === 'male' ? 'rms' : undefined;
}

function voiceByGender(asked: string, id: string): FliteVoice | undefined {
  const gender = kokoroGender(asked, id) ?? genderOf(nameWords(id));
  if (gender === 'female') return 'slt';
  return gender === 'male' ? byHash(MALE_VOICES, id) : undefined;
}

/** `<Provider>.<Model>.<VoiceId>`: the last part, though a model may have dots of its own (`Minimax.speech-2.6-turbo.X`). */
function voiceId(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** `en-US-BrianMultilingualNeural` -> en, us, brian, multilingual, neural; `Wise_Woman` -> wise, woman. */
function nameWords(id: string): string[] {
  return id
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/** Kokoro names begin with the language (a: American, b: British) and the gender: `af`, `am_adam`, `bf_emma`, `ff_siwis`. */
function kokoroPrefix(name: string, id: string): string | undefined {
  return /kokoro/i.test(name) ? /^[a-z][fm](?=_|$)/i.exec(id)?.[0].toLowerCase() : undefined;
}

function kokoroGender(name: string, id: string): Gender | undefined {
  const prefix = kokoroPrefix(name, id);
  return prefix === undefined ? undefined : prefix.endsWith('f') ? 'female' : 'male';
}

function isForeignKokoro(name: string, id: string): boolean {
  const prefix = kokoroPrefix(name, id);
  return prefix !== undefined && !/^[ab]/.test(prefix);
}

function isForeign(language: string | undefined): boolean {
  return language !== undefined && language !== '' && !/^en(?:[-_]|$)/i.test(language);
}

/** FNV-1a over UTF-16 code units: small, and the same on every machine. */
function byHash(voices: readonly FliteVoice[], name: string): FliteVoice {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0;
  return voices[hash % voices.length] ?? DEFAULT_VOICE;
}
