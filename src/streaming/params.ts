import type { StreamCodec } from '../media/codecs/codec.js';
import { CODECS, isCodecName, l16be, type CodecName, type LegCodecName } from '../media/codecs/index.js';
import type { TrackName } from '../media/utterance.js';
import type { Switches } from '../switches.js';

const TRACKS = ['inbound_track', 'outbound_track', 'both_tracks'] as const;
const MODES = ['mp3', 'rtp'] as const;
const TARGET_LEGS = ['both', 'self', 'opposite'] as const;

/** Documented default of `stream_bidirectional_sampling_rate`, in Hz. */
const DEFAULT_RATE = 8000;

/** The streaming properties of a request body (dial, answer, streaming_start), after validation. Null counts as absent. */
export interface StreamRequest {
  readonly stream_url?: string | null | undefined;
  readonly stream_track?: string | null | undefined;
  readonly stream_codec?: string | null | undefined;
  readonly stream_bidirectional_mode?: string | null | undefined;
  readonly stream_bidirectional_codec?: string | null | undefined;
  readonly stream_bidirectional_sampling_rate?: number | null | undefined;
  readonly stream_bidirectional_target_legs?: string | null | undefined;
  readonly stream_auth_token?: string | null | undefined;
  readonly custom_parameters?:
    | readonly { readonly name?: string | null | undefined; readonly value?: string | null | undefined }[]
    | null
    | undefined;
}

/** The parameters of a stream, defaults applied. */
export interface StreamParams {
  readonly url: string;
  readonly track: (typeof TRACKS)[number];
  /** The codec asked for; undefined for none, and for `default`. */
  readonly codec: string | undefined;
  readonly mode: (typeof MODES)[number];
  readonly bidirectionalCodec: string;
  /** In Hz, as asked for. */
  readonly bidirectionalRate: number;
  /** Omitted is not the same as `opposite`: see `targetTracks`. */
  readonly targetLegs: (typeof TARGET_LEGS)[number] | undefined;
  readonly authToken: string | undefined;
  readonly customParameters: readonly { readonly name: string; readonly value: string }[] | undefined;
}

/** The format that `start` announces, and the codec that was asked for in vain. */
export interface MediaFormat {
  readonly encoding: CodecName;
  /** In Hz. */
  readonly sample_rate: number;
  readonly channels: 1;
  readonly fallback?: string;
}

export function readStreamParams(body: StreamRequest): StreamParams {
  return {
    url: body.stream_url ?? '',
    track: oneOf(TRACKS, body.stream_track) ?? 'inbound_track',
    codec: body.stream_codec === 'default' ? undefined : (body.stream_codec ?? undefined),
    mode: oneOf(MODES, body.stream_bidirectional_mode) ?? 'mp3',
    bidirectionalCodec: body.stream_bidirectional_codec ?? 'PCMU',
    bidirectionalRate: body.stream_bidirectional_sampling_rate ?? DEFAULT_RATE,
    targetLegs: oneOf(TARGET_LEGS, body.stream_bidirectional_target_legs),
    authToken: body.stream_auth_token ?? undefined,
    customParameters: body.custom_parameters?.flatMap(({ name, value }) =>
      typeof name === 'string' ? [{ name, value: value ?? '' }] : [],
    ),
  };
}

/** True if we can decode (and produce) the codec. One that we cannot is refused as `stream_bidirectional_codec` in rtp mode. */
export function decodable(codec: string): boolean {
  return isCodecName(codec);
}

/**
 * The audio to the app. With L16 both ways it is L16 at the bidirectional rate, whatever `stream_codec` says (observed);
 * else the codec asked for, where it can be produced; else the call's. L16 as `stream_codec` alone has no effect (observed).
 */
export function mediaFormat(params: StreamParams, legCodec: LegCodecName): MediaFormat {
  const { codec: asked } = params;
  const [encoding, rate] = formatFor(params, legCodec);
  const format = { encoding, sample_rate: rate, channels: 1 } as const;
  return asked === undefined || asked === encoding ? format : { ...format, fallback: asked };
}

function formatFor(params: StreamParams, legCodec: LegCodecName): [CodecName, number] {
  const { codec: asked, mode, bidirectionalCodec, bidirectionalRate } = params;
  if (mode === 'rtp' && bidirectionalCodec === 'L16') return ['L16', bidirectionalRate];
  const encoding = asked !== undefined && asked !== 'L16' && isCodecName(asked) ? asked : legCodec;
  return [encoding, CODECS[encoding].rates[0] ?? DEFAULT_RATE];
}

/** A codec and the rate in Hz at which it is used. */
export interface WireFormat {
  readonly codec: StreamCodec;
  readonly rate: number;
}

/** The audio from the app in rtp mode; undefined if we cannot decode it. A rate that the codec lacks (PCMU at 16,000 Hz) gives way to the codec's own. */
export function clientFormat(params: StreamParams, byteOrder: Switches['l16_byte_order']): WireFormat | undefined {
  if (!isCodecName(params.bidirectionalCodec)) return undefined;
  const codec = wireCodec(params.bidirectionalCodec, byteOrder);
  const rate = codec.rates.includes(params.bidirectionalRate) ? params.bidirectionalRate : codec.rates[0];
  return rate === undefined ? undefined : { codec, rate };
}

/** The codec of that name as it is on the socket. */
export function wireCodec(name: CodecName, byteOrder: Switches['l16_byte_order']): StreamCodec {
  return name === 'L16' && byteOrder === 'big' ? l16be : CODECS[name];
}

/** The tracks that are sent. Observed: in rtp mode `both_tracks` brings the inbound one only (a switch). */
export function sentTracks(params: StreamParams, bothTracksRtp: Switches['both_tracks_rtp']): readonly TrackName[] {
  if (params.track === 'inbound_track') return ['inbound'];
  if (params.track === 'outbound_track') return ['outbound'];
  return params.mode === 'rtp' && bothTracksRtp === 'inbound_only' ? ['inbound'] : ['inbound', 'outbound'];
}

/**
 * The tracks of a leg that the app's audio is laid on: `outbound` for its own party, `aside` for its peer's. The property left out means
 * its documented default, `opposite`, on a leg with a peer; on one without, the party hears it, where `opposite` reaches nobody (observed).
 */
export function targetTracks({ targetLegs }: StreamParams, hasPeer: boolean): readonly ('outbound' | 'aside')[] {
  if (targetLegs === 'both') return ['outbound', 'aside'];
  return targetLegs === 'opposite' || (targetLegs === undefined && hasPeer) ? ['aside'] : ['outbound'];
}

function oneOf<T extends string>(values: readonly T[], value: string | null | undefined): T | undefined {
  return values.find((known) => known === value);
}
