/**
 * The first `chars` characters of a text, with an ellipsis where more came. It is a copy: V8 keeps a whole text in memory for as
 * long as a slice of it is kept, and what a client sends may have megabytes.
 */
export function cut(text: string, chars: number): string {
  if (text.length <= chars) return text;
  return `${Buffer.from(text.slice(0, chars)).toString()}…`;
}
