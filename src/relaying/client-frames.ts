import { LIMITS } from '../limits.js';
import { jsonExcess } from '../platform/json-shape.js';
import { HTTP_SCHEMES, isUrl } from '../platform/url-schemes.js';

/** A message of the app, as documented. */
export type RelayClientFrame =
  | { readonly type: 'text'; readonly token: string; readonly last: boolean }
  | {
      readonly type: 'play';
      readonly source: string;
      /** 1 to `relay.play_loops`. */
      readonly loop: number;
      readonly interruptible: boolean;
      readonly preemptible: boolean;
    }
  | { readonly type: 'sendDigits'; readonly digits: string }
  | {
      readonly type: 'language';
      readonly ttsLanguage: string | undefined;
      readonly transcriptionLanguage: string | undefined;
    }
  | { readonly type: 'end'; readonly handoffData: string | undefined };

/** A message that cannot be taken: `why` is for the app, behind "Invalid message: ". */
export interface InvalidFrame {
  readonly type: 'invalid';
  readonly why: string;
}

class Invalid extends Error {}

/** Reads a text message. Keys that Telnyx does not know are ignored. Never throws. */
export function parseRelayFrame(text: string): RelayClientFrame | InvalidFrame {
  try {
    return frameOf(fieldsOf(text));
  } catch (error) {
    if (error instanceof Invalid) return { type: 'invalid', why: error.message };
    throw error;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(text: string): Fields {
  const most = LIMITS['stream.message_syntax_chars'];
  if (text.length > most && jsonExcess(Buffer.from(text), { syntax: most }))
    throw new Invalid(`more than ${most} characters outside of strings`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Invalid('malformed JSON');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Invalid('not an object');
  return json as Fields;
}

function frameOf(fields: Fields): RelayClientFrame {
  const type = required(fields, 'type', isText, 'a string');
  switch (type) {
    case 'text':
      return {
        type,
        token: required(fields, 'token', isText, 'a string'),
        last: optional(fields, 'last', isFlag, 'a boolean') ?? false,
      };
    case 'play':
      return {
        type,
        source: required(fields, 'source', isAddress, 'an http or https URL'),
        loop: optional(fields, 'loop', isLoop, `an integer from 1 to ${LIMITS['relay.play_loops']}`) ?? 1,
        // The defaults are those of the documented example.
        interruptible: optional(fields, 'interruptible', isFlag, 'a boolean') ?? true,
        preemptible: optional(fields, 'preemptible', isFlag, 'a boolean') ?? false,
      };
    case 'sendDigits':
      return { type, digits: required(fields, 'digits', isDigits, 'a string of 0-9, A-D, w, W, # and *') };
    case 'language':
      return languageFrame(fields);
    case 'end':
      return { type, handoffData: optional(fields, 'handoffData', isText, 'a string') };
    default:
      throw new Invalid(`unknown type: ${type.slice(0, LIMITS['journal.act_text_chars'])}`);
  }
}

function languageFrame(fields: Fields): RelayClientFrame {
  const ttsLanguage = optional(fields, 'ttsLanguage', isLanguage, 'a string');
  const transcriptionLanguage = optional(fields, 'transcriptionLanguage', isLanguage, 'a string');
  if (ttsLanguage === undefined && transcriptionLanguage === undefined)
    throw new Invalid('missing required field: ttsLanguage or transcriptionLanguage');
  return { type: 'language', ttsLanguage, transcriptionLanguage };
}

function required<T>(fields: Fields, name: string, is: (value: unknown) => value is T, expected: string): T {
  const value = optional(fields, name, is, expected);
  if (value === undefined) throw new Invalid(`missing required field: ${name}`);
  return value;
}

/** Undefined where the field is absent or null. */
function optional<T>(
  fields: Fields,
  name: string,
  is: (value: unknown) => value is T,
  expected: string,
): T | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (value === undefined || value === null) return undefined;
  if (is(value)) return value;
  throw new Invalid(`invalid field: ${name} must be ${expected}`);
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isAddress = (value: unknown): value is string => isText(value) && isUrl(value, HTTP_SCHEMES);
const isDigits = (value: unknown): value is string => isText(value) && /^[0-9A-DwW#*]+$/.test(value);
const isLanguage = (value: unknown): value is string => isText(value) && value !== '';
const isLoop = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= LIMITS['relay.play_loops'];
