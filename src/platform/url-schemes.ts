import { LIMITS } from '../limits.js';

export const HTTP_SCHEMES: readonly string[] = ['http:', 'https:'];
export const SOCKET_SCHEMES: readonly string[] = ['ws:', 'wss:'];

/** A text is an absolute URL with one of `schemes`, of at most `LIMITS['url.chars']` characters, whatever the host. */
export function isUrl(text: string, schemes: readonly string[]): boolean {
  return text.length <= LIMITS['url.chars'] && URL.canParse(text) && schemes.includes(new URL(text).protocol);
}
