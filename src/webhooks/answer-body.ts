/** The body of an answer to a webhook that says something, though only its status counts. */
export type AnswerKind = 'html' | 'texml' | 'json';

/** Vonage, Plivo and others take instructions so; Telnyx does not. */
const INSTRUCTIONS = ['actions', 'commands', 'instructions'];
const VERB_KEYS = ['action', 'command', 'verb'];

const VERBS: ReadonlySet<unknown> = new Set([
  ...['answer', 'bridge', 'connect', 'dial', 'gather', 'gather_using_speak', 'hangup', 'input', 'pause', 'play'],
  ...['playback_start', 'record', 'record_start', 'redirect', 'reject', 'say', 'speak', 'stream', 'streaming_start'],
  ...['talk', 'transcription_start', 'transfer'],
]);

/**
 * The kind of a body that was written for somebody who reads it: a web page, as a server gives that is not the app; TeXML or TwiML; or
 * JSON with instructions for a call. Undefined for any other, also for JSON of which there is only the beginning.
 */
export function answerKind(text: string): AnswerKind | undefined {
  const body = text.replace(/^\uFEFF/, '').trim();
  if (/^<!doctype html|^<html[\s>]/i.test(body)) return 'html';
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<Response[\s/>]/.test(body)) return 'texml';
  return /^[{[]/.test(body) && isInstruction(parsed(body)) ? 'json' : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isInstruction(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isInstruction);
  if (typeof value !== 'object' || value === null) return false;
  const given = new Map<string, unknown>(Object.entries(value));
  if (VERB_KEYS.some((key) => VERBS.has(given.get(key)))) return true;
  return INSTRUCTIONS.some((key) => Array.isArray(given.get(key)) && isInstruction(given.get(key)));
}
