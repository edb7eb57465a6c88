import type { Call } from '../calls/call.js';
import { beginning } from '../calls/lasting.js';
import type { World } from '../calls/world.js';
import type { RelayActivity } from '../activities/relay/kind.js';
import type { Refusal } from '../contract/errors.js';
import { SOCKET_SCHEMES } from '../platform/url-schemes.js';
import { readRelayParams, relayUrl, type RelayRequest } from '../relaying/params.js';
import { checkUrl } from './checks.js';

interface RelayBody extends RelayRequest {
  readonly provider?: string | null;
  readonly structured_provider?: object;
}

/** Properties of a relay that have no effect here: one voice speaks, whoever would provide it. */
export const RELAY_WITHOUT_EFFECT = [
  'provider',
  'structured_provider',
  'transcription',
  'tts_provider',
  'voice_settings',
] as const;

/** Checks that the schema cannot make of a relay's properties. `prefix` is where they stand in the request. */
export function checkRelay(body: RelayBody, { required = true, prefix = '' } = {}): Refusal[] {
  const at = (name: string): string => `${prefix}/${name}`;
  return [
    ...(relayUrl(body) || !required ? [] : [missing('url', at('url'))]),
    ...checkUrl(at('url'), body.url, SOCKET_SCHEMES),
    ...checkUrl(at('conversation_relay_url'), body.conversation_relay_url, SOCKET_SCHEMES),
    ...checkUrl(at('conversation_relay_settings/url'), body.conversation_relay_settings?.url, SOCKET_SCHEMES),
    // Documented: each only together with the other.
    ...(body.provider && !body.structured_provider ? [missing('structured_provider', at('structured_provider'))] : []),
    ...(body.structured_provider && !body.provider ? [missing('provider', at('provider'))] : []),
  ];
}

const missing = (name: string, pointer: string): Refusal => ({
  error: 'missingParameter',
  detail: `The '${name}' parameter is required and cannot be blank.`,
  pointer,
});

/** The relay that a checked body asks for. */
export function newRelay({ ids }: Pick<Call, 'ids'>, body: RelayRequest, world: World): RelayActivity {
  const params = readRelayParams(body);
  return {
    kind: 'relay',
    ...beginning(ids.uuid('relay'), world),
    params,
    assistantId: '',
    languageModel: '',
    speechModel: params.speechModel,
    voice: params.voice,
    openedAt: null,
    spoken: params.language,
    understood: params.language,
    said: new Map(),
  };
}
