import { Failure } from './failure.mjs';

/** The loudest stretch of so many seconds of what is said is looked for in what others hear. */
const PIECE_SECS = 0.3;
/** It may lie so much beside its place: the recording of a leg begins with its answer, on the grid of frames. */
const GRID_SECS = 0.02;
/** The likeness of the same sound with others on top of it is above, that of different ones below; 1 is the same up to level. */
const ALIKE = 0.6;

/** Everything that was said: `{who, text, from, to, heardBy}`, with the legs that heard it, by comparing the sound on both sides. */
export function whoHeardWhom(events, legs) {
  const said = events.filter(({ type, act }) => type === 'party.act.started' && act === 'say');
  return said.map((begun) => {
    const speaker = legs.find(({ id }) => id === begun.call_control_id);
    const ended = events.find(({ type, act_id: id }) => type === 'party.act.ended' && id === begun.act_id);
    if (!ended) throw new Failure(`${speaker.name} has not finished "${begun.text}"`);
    const [from, to] = [begun.at, ended.at].map(Date.parse);
    const heardBy = legs.filter((leg) => leg !== speaker && hears(leg, speaker, from, to)).map(({ name }) => name);
    return { who: speaker.name, text: begun.text, at: begun.at, heardBy };
  });
}

function hears(listener, speaker, from, to) {
  const { rate } = speaker.spoken;
  const sample = ({ answeredMs }, ms) => Math.round(((ms - answeredMs) / 1000) * rate);
  const first = loudest(speaker.spoken.pcm, sample(speaker, from), sample(speaker, to), PIECE_SECS * rate);
  const piece = speaker.spoken.pcm.subarray(first, first + PIECE_SECS * rate);
  const shift = Math.round(((speaker.answeredMs - listener.answeredMs) / 1000) * rate);
  for (let lag = -GRID_SECS * rate; lag <= GRID_SECS * rate; lag++) {
    if (likeness(listener.heard.pcm, first + shift + lag, piece) > ALIKE) return true;
  }
  return false;
}

/** Where the loudest `length` samples from `from` to `to` begin, to a tenth of their length. */
function loudest(pcm, from, to, length) {
  let [best, most] = [from, -1];
  for (let at = from; at + length <= to; at += length / 10) {
    const energy = pcm.subarray(at, at + length).reduce((sum, value) => sum + value * value, 0);
    if (energy > most) [best, most] = [at, energy];
  }
  return best;
}

/** The correlation of `piece` with what lies at `at`. */
function likeness(pcm, at, piece) {
  if (at < 0 || at + piece.length > pcm.length) return 0;
  let [cross, own, energy] = [0, 0, 0];
  for (let i = 0; i < piece.length; i++) {
    cross += pcm[at + i] * piece[i];
    own += pcm[at + i] ** 2;
    energy += piece[i] ** 2;
  }
  return own * energy === 0 ? 0 : cross / Math.sqrt(own * energy);
}
