/** A fork sends its RTP here. */
export interface ForkTarget {
  readonly host: string;
  readonly port: number;
}

/** `rx` gets what the far end sends, `tx` what it hears; at least one is there. The legacy form sends both to one address. */
export type ForkParams =
  | { readonly kind: 'split'; readonly rx: ForkTarget | undefined; readonly tx: ForkTarget | undefined }
  | { readonly kind: 'legacy'; readonly target: ForkTarget };
