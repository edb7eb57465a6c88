import { Ids } from '../../calls/ids.js';
import { isoMicros } from '../../platform/clock.js';
import type { Exchange } from '../../shell/exchange.js';
import type { Answer, ApiRequest } from './operation.js';

/** The answer that a stateless mock gives where Telnyx would not (`--provision-unknown`); undefined where the request is about what there is. */
export type MadeUp = (request: ApiRequest, exchange: Exchange) => Answer | undefined;

/** The ids of something that has the same ones at each asking. */
export const madeUpIds = (kind: string, id: string): Ids => new Ids('made-up').of(kind, id);

/** The world's time, as a stamp. */
export const now = ({ clock }: Exchange): string => isoMicros(clock.wallMicros());
