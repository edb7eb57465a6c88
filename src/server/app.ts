import express, { type Express } from 'express';
import type { Exchange } from '../shell/exchange.js';
import { controlApi } from './control/api.js';
import { telnyxApi, type TelnyxApiDeps } from './telnyx/api.js';

export interface AppDeps extends Omit<TelnyxApiDeps, 'hostRules'> {
  readonly version: string;
  readonly publicKey: string;
  /** Where it listens. The port is known only once it does. */
  readonly serverUrl: () => { readonly port: number };
}

/** Everything that is served over HTTP. */
export interface App {
  /** Takes requests: the control API's under `/_sim`, all others are Telnyx's. */
  readonly handler: Express;
  /** Ends what control requests keep open: event streams and waits. */
  close(): void;
}

export function createApp(exchange: Exchange, { serverUrl, version, publicKey, ...deps }: AppDeps): App {
  const { seed, host, controlToken, allowedHosts } = exchange.config;
  const hostRules = { host, port: (): number => serverUrl().port, allowedHosts };
  const control = controlApi(exchange, {
    log: deps.log,
    version,
    seed,
    publicKey,
    controlToken,
    ...hostRules,
  });
  const handler = express();
  handler.disable('x-powered-by');
  handler.disable('etag');
  // `page[number]=2` and `filter[a][b]=c` are objects.
  handler.set('query parser', 'extended');
  handler.use('/_sim', control);
  // It answers whatever comes, faults of its own included: nothing is left for express to answer in HTML.
  handler.use(telnyxApi(exchange, { ...deps, hostRules }));
  return { handler, close: () => control.close() };
}
