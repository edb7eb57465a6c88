import type { FrameRun } from '../../src/media/track-frame.js';
import type { Track } from '../../src/media/track.js';

/** The frames that differ from the run that they are said to be in, of all runs that begin in a stretch of a track. */
export function wrongInRuns(track: Track, from: number, to: number): string[] {
  const wrong: string[] = [];
  for (let index = from; index < to; index++) {
    const run = track.run(index);
    if (run && run.endFrame <= index) wrong.push(`the run at ${index} is empty`);
    for (let at = index; run && at < Math.min(to, run.endFrame); at++) {
      const fault = faultOf(track, at, run);
      if (fault) wrong.push(`${at} in the run at ${index}: ${fault}`);
    }
  }
  return wrong;
}

function faultOf(track: Track, at: number, { clip, codec, shift }: FrameRun): string | undefined {
  const frame = track.frame(at);
  if (frame.silent !== (clip === undefined)) return `silent is ${frame.silent}`;
  if (!clip || !codec) return undefined;
  if (frame.codec !== codec) return 'it has come through another codec';
  return frame.base64(codec) === clip.encoded(codec).frameBase64(at - shift) ? undefined : 'other audio';
}
