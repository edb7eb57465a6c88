/** The lines of a text, without their ends; undefined for one of more than `maxChars`, which is the last. */
export async function* linesOf(
  chunks: AsyncIterable<string>,
  maxChars: number,
): AsyncGenerator<string | undefined, void> {
  let rest = '';
  for await (const chunk of chunks) {
    const [first = '', ...others] = chunk.split('\n');
    const parts = [rest + first, ...others];
    rest = parts.pop() ?? '';
    for (const part of parts) yield part.length > maxChars ? undefined : part;
    if (rest.length > maxChars) yield undefined;
  }
  if (rest !== '') yield rest;
}
