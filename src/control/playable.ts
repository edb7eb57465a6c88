import { readBase64 } from '../media/base64-audio.js';
import { MediaError } from '../media/media-error.js';
import { openWav } from '../media/wav.js';
import { FetchError } from '../platform/fetch-error.js';
import { fetchFile } from '../platform/fetch-file.js';
import { gently } from '../platform/gently.js';
import { FIXTURE, FixtureError, readFixture } from '../platform/fixtures.js';
import type { Exchange } from '../shell/exchange.js';
import { SimulatorError } from './simulator-error.js';
import type { PlayOptions } from './types.js';

/** A file that `play` names may take this long to download, and be this large. */
export const PLAY_FETCH = { timeoutMs: 5_000, maxBytes: 20 * 1024 * 1024 } as const;

/** A recording that can be played: a WAV file that has been read once, and what is said in it. */
export interface Playable {
  readonly wav: Uint8Array;
  /** Empty where nothing is said, as in a tone; undefined where nobody knows. */
  readonly transcript: string | undefined;
}

/** Fetching depends on one setting: an https address on this machine may turn out to speak plain http. */
export interface Fetching {
  readonly loopbackPlainFallback: boolean;
  readonly onPlainFallback: (url: string) => void;
}

/** As the simulator is configured. */
export const fetchingOf = ({ config, journal }: Exchange): Fetching => ({
  loopbackPlainFallback: config.switches.loopback_plain_fallback === 'on',
  onPlainFallback: (url) => journal.record('tls.plain_fallback', { url }),
});

/** Gets the recording that `play` asks for. Throws a SimulatorError (422) that points at `audio` or `audio_url`. */
export async function playable(options: PlayOptions, fetching: Fetching): Promise<Playable> {
  const pointer = options.audio === undefined ? '/audio_url' : '/audio';
  try {
    const { wav, transcript } = await recording(options, fetching);
    openWav(wav);
    return { wav, transcript: options.transcript ?? transcript };
  } catch (error) {
    const isUsers = error instanceof MediaError || error instanceof FetchError || error instanceof FixtureError;
    if (!isUsers) throw error;
    throw new SimulatorError(422, [{ detail: error.message, pointer }]);
  }
}

async function recording({ audio, audio_url: url = '' }: PlayOptions, fetching: Fetching): Promise<Playable> {
  if (audio !== undefined) {
    return { wav: await gently(readBase64(audio, 'audio')), transcript: undefined };
  }
  if (url.startsWith(FIXTURE)) return await readFixture(url.slice(FIXTURE.length));
  if (!URL.canParse(url)) throw new FetchError(`audio_url: expected an http or https URL, came ${url}`, false);
  return { wav: await fetchFile(url, { ...PLAY_FETCH, ...fetching }), transcript: undefined };
}
