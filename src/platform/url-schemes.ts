import { LIMITS } from '../limits.js';

export const HTTP_SCHEMES: readonly string[] = ['http:', 'https:'];
export const SOCKET_SCHEMES: readonly string[] = ['ws:', 'wss:'];

/** A text is an absolute URL with one of `schemes`, of at most `LIMITS['url.chars']` characters, whatever the host. */
export function isUrl(text: string, schemes: readonly string[]): boolean {
  if (text.length > LIMITS['url.chars']) return false;
  // A body may have thousands of texts that are none: the error of each would take as long as parsing five URLs.
  return URL.canParse(text) && schemes.includes(new URL(text).protocol);
}
