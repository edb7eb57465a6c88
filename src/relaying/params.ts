/** The caller may cut in on what is said: by speaking, by pressing a key, by either, or not at all. */
export type Interruptible = 'none' | 'any' | 'speech' | 'dtmf';

/** Settings of one relay, from `conversation_relay_start` or a `conversation_relay_config`. */
export interface RelayParams {
  /** ws or wss. */
  readonly url: string;
  /** Spoken once the socket is open; empty for none. */
  readonly greeting: string;
  readonly interruptible: Interruptible;
  readonly interruptibleGreeting: Interruptible;
  /** The app is told of digits. */
  readonly dtmf: boolean;
  /** Of both directions, until the app asks for another one. */
  readonly language: string;
  readonly voice: string;
  /** Voices of single languages. */
  readonly voices: Readonly<Record<string, string>>;
  readonly engine: string;
  readonly speechModel: string;
  /** `customParameters` of `setup`. */
  readonly custom: Readonly<Record<string, string>>;
}

type Given<T> = T | null | undefined;

interface Interruptions {
  readonly enable?: Given<boolean>;
  readonly interruptible?: Given<Interruptible>;
  readonly interruptible_greeting?: Given<Interruptible>;
  readonly welcome_greeting_interruptible?: Given<Interruptible>;
}

interface Language {
  readonly language: string;
  readonly voice?: Given<string>;
}

/** Properties that a start may have at the top or, as far as they are here, in `conversation_relay_settings`. */
interface RelaySettings {
  readonly url?: Given<string>;
  readonly dtmf_detection?: Given<boolean>;
  readonly interruptible?: Given<Interruptible>;
  readonly interruptible_greeting?: Given<Interruptible>;
  readonly languages?: Given<readonly Language[]>;
}

/** The properties with effect of `conversation_relay_start`, which are more than a `conversation_relay_config` has. */
export interface RelayRequest extends RelaySettings {
  readonly assistant?: Given<{ readonly dynamic_variables?: Given<Readonly<Record<string, unknown>>> }>;
  readonly conversation_relay_dtmf_detection?: Given<boolean>;
  readonly conversation_relay_settings?: Given<RelaySettings>;
  readonly conversation_relay_url?: Given<string>;
  readonly custom_parameters?: Given<Readonly<Record<string, unknown>>>;
  readonly greeting?: Given<string>;
  readonly interruption_settings?: Given<Interruptions>;
  readonly language?: Given<string>;
  readonly transcription_engine?: Given<string>;
  readonly transcription_engine_config?: Given<Readonly<Record<string, unknown>>>;
  readonly voice?: Given<string>;
}

/** Telnyx's defaults. */
const DEFAULT_LANGUAGE = 'en';
export const DEFAULT_VOICE = 'Telnyx.KokoroTTS.af';
const DEFAULT_ENGINE = 'Google';

/** The address of the app: of several names the shortest counts, and what stands at the top before what stands in the settings (documented). */
export const relayUrl = (body: RelayRequest): string | undefined =>
  body.url ?? body.conversation_relay_url ?? body.conversation_relay_settings?.url ?? undefined;

/** Reads a request whose properties have been checked. */
export function readRelayParams(body: RelayRequest): RelayParams {
  const nested = body.conversation_relay_settings ?? {};
  const model = body.transcription_engine_config?.['transcription_model'];
  const engine = body.transcription_engine ?? DEFAULT_ENGINE;
  return {
    url: relayUrl(body) ?? '',
    greeting: body.greeting ?? '',
    ...interruptions(body, nested),
    dtmf: first(body.dtmf_detection, body.conversation_relay_dtmf_detection, nested.dtmf_detection) ?? false,
    language: body.language ?? DEFAULT_LANGUAGE,
    voice: body.voice ?? DEFAULT_VOICE,
    voices: Object.fromEntries(
      (first(body.languages, nested.languages) ?? []).flatMap(({ language, voice }) =>
        voice ? [[language, voice]] : [],
      ),
    ),
    engine,
    speechModel: typeof model === 'string' ? model : engine,
    custom: customParameters(body),
  };
}

function interruptions(
  body: RelayRequest,
  nested: RelaySettings,
): Pick<RelayParams, 'interruptible' | 'interruptibleGreeting'> {
  const settings = body.interruption_settings ?? {};
  // The older form, true for any and false for none, is as good as the newer one beside it (documented).
  const enabled = first(settings.enable);
  const older = enabled === undefined ? undefined : enabled ? 'any' : 'none';
  return {
    interruptible: first(body.interruptible, settings.interruptible, older, nested.interruptible) ?? 'any',
    interruptibleGreeting:
      first(
        body.interruptible_greeting,
        settings.interruptible_greeting,
        settings.welcome_greeting_interruptible,
        older,
        nested.interruptible_greeting,
      ) ?? 'any',
  };
}

/** The first that is given. */
const first = <T>(...values: readonly Given<T>[]): T | undefined =>
  values.find((value) => value !== undefined && value !== null) ?? undefined;

/** `custom_parameters` are merged into the assistant's `dynamic_variables`, whose values are texts (documented). */
const customParameters = ({ assistant, custom_parameters }: RelayRequest): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...assistant?.dynamic_variables, ...custom_parameters }).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
