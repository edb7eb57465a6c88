import { LEG_CODECS } from './codecs/index.js';
import type { LegAudio } from './leg.js';
import type { Frames } from './recorder.js';
import type { Room } from './room.js';
import { makeSilence, type TrackFrame } from './track-frame.js';

/** A listener in a room says and hears this, all in one. */
export function whole(room: Room, listener: LegAudio): Frames {
  return sides(room, listener, undefined)[1];
}

/** The same in two: what one leg says to all, and everything else. */
export function sides(room: Room, listener: LegAudio, one: LegAudio | undefined): readonly [Frames, Frames] {
  const { firstWorldFrame, rate } = listener.timeline;
  const codec = LEG_CODECS[listener.codec];
  const silence = makeSilence(rate);
  const frames = (read: (index: number) => TrackFrame | 'silence' | undefined): Frames => ({
    frame(index) {
      const frame = read(firstWorldFrame + index);
      return frame === undefined || frame === 'silence' ? silence : frame;
    },
  });
  const its = (index: number) => one && room.voiceOf(one.inbound.laid, index);
  return [
    frames((index) => {
      const voice = its(index);
      return voice && room.frame(index).saidBy(voice);
    }),
    frames((index) => {
      const me = room.voiceOf(listener.inbound.laid, index);
      return me && room.frame(index).around(me, its(index), codec);
    }),
  ];
}
