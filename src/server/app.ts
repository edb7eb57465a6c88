import type { RequestListener } from 'node:http';
import express from 'express';
import type { Coverage } from '../coverage/coverage.js';
import type { Worlds } from '../shell/worlds.js';
import { FILES_PATH } from '../recordings/file-url.js';
import { controlApi } from './control/api.js';
import { fileServer } from './files.js';
import { refusePlainly } from './refuse.js';
import { settleTarget } from './request-target.js';
import { telnyxApi, type TelnyxApiDeps } from './telnyx/api.js';
import { Traffic } from './traffic.js';

export interface AppDeps extends Omit<TelnyxApiDeps, 'hostRules' | 'traffic' | 'accepted'> {
  /** Counts what apps exercise; undefined where nobody asked for it. */
  readonly coverage?: Coverage | undefined;
  readonly version: string;
  readonly publicKey: string;
  /** The address that it listens on. The port is known only once it does. */
  readonly serverUrl: () => { readonly port: number };
}

/** Everything that is served over HTTP. */
export interface App {
  /** Takes requests: the control API's under `/_sim`, files under `/_files`, all others are Telnyx's. */
  readonly handler: RequestListener;
  /** Ends what control requests keep open: event streams and waits. */
  close(): void;
}

export function createApp(worlds: Worlds, { serverUrl, version, publicKey, coverage, ...deps }: AppDeps): App {
  const { exchange } = worlds.default;
  const { seed, host, controlToken, allowedHosts } = exchange.config;
  const hostRules = { host, port: (): number => serverUrl().port, allowedHosts };
  const traffic = new Traffic(exchange.journal.record);
  const control = controlApi(worlds, {
    log: deps.log,
    traffic,
    version,
    seed,
    publicKey,
    coverage,
    controlToken,
    ...hostRules,
  });
  const routes = express();
  routes.disable('x-powered-by');
  routes.disable('etag');
  // `page[number]=2` and `filter[a][b]=c` are objects.
  routes.set('query parser', 'extended');
  routes.use('/_sim', control);
  routes.use(FILES_PATH, fileServer(worlds, deps.newRequestId));
  routes.use(telnyxApi(worlds, { ...deps, hostRules, traffic, accepted: coverage?.accepted }));
  // Express makes its own requests and answers of node's.
  const serve = routes as unknown as (...given: [...Parameters<RequestListener>, (error: unknown) => void]) => void;
  const handler: RequestListener = (request, response) => {
    settleTarget(request);
    // Both APIs answer whatever comes, faults of their own included. What they cannot answer any more ends here, and not in HTML.
    serve(request, response, (error) => {
      exchange.noteFault(error);
      if (response.headersSent) response.destroy();
      else refusePlainly(request, response, 'unexpected', { ...deps, host: exchange.host, journal: exchange.journal });
    });
  };
  return { handler, close: () => control.close() };
}
