import { conferenceResource } from '../../calls/conferences/resource.js';
import type { Exchange } from '../../shell/exchange.js';
import { ok, pathParam, refuse, type Operation } from './operation.js';

/** Operations about conferences that are no commands on one. */
export function conferenceOperations(exchange: Exchange): { readonly RetrieveConference: Operation } {
  return {
    RetrieveConference: {
      run(request) {
        const conference = exchange.conference(pathParam(request, 'id'));
        return conference ? ok(conferenceResource(conference)) : refuse({ error: 'unknownConference' });
      },
    },
  };
}
