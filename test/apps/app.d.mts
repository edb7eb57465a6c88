/** The handlers of an app: see app.mjs. */
export type Make = (telnyx: never) => object;

interface Served {
  readonly url: string;
  begin(): Promise<unknown>;
  isIdle(): boolean;
  close(): Promise<void>;
}

export function serve(
  make: Make,
  env: {
    readonly baseUrl: string;
    readonly apiKey: string;
    readonly publicKey: string;
    readonly log?: (line: unknown) => void;
  },
): Promise<Served>;
