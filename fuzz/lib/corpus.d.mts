export function corpusOf(
  part: string,
  options: { readonly short: boolean },
): readonly { readonly name: string; readonly input: unknown }[];
