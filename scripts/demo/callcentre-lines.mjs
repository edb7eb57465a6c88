// What is said in the play. Times are in ms since the first caller rings.

/** A sentence, its voice, and how long the engine takes for it: people would only talk a little earlier or later if that were wrong. */
const SENTENCES = {
  ask: ['Do you have any rye bread?', 'slt', 1_620],
  bye: ['Good. Goodbye.', 'slt', 1_600],
  message: ['Please keep two loaves for me.', 'slt', 2_140],
  ann: ['Bakery, Ann speaking.', 'slt', 1_960],
  annYes: ['Yes, we have it every day.', 'slt', 1_940],
  ben: ['Bakery, Ben speaking.', 'rms', 1_900],
  benYes: ['Yes, two loaves are left.', 'rms', 1_940],
  tom: ['Bakery, this is Tom.', 'awb', 1_580],
  tomYes: ['We have some, for a dollar.', 'awb', 1_800],
  aside: ['Let us hear how he does.', 'kal16', 1_600],
  offer: ['Offer two for the price of one.', 'kal16', 1_780],
  free: ['This is Sue. You get it for free.', 'kal16', 2_480],
};
const KEY_MS = 160;

/** The sentence as it is spoken. */
export const sentence = (name) => SENTENCES[name][0];

/** A script of `[at, what]` for a call that is answered at `from`: `what` is a sentence's name, a key, or `hangup`. */
export function script(from, lines) {
  let now = from;
  return lines.flatMap(([at, what]) => {
    const wait = { wait_ms: at - now };
    const [say, voice, lasts] = SENTENCES[what] ?? [];
    now = at + (lasts ?? KEY_MS);
    if (say) return [wait, { say, voice }];
    return [wait, what === 'hangup' ? { hangup: true } : { press: what }];
  });
}

/** The two sides of a conversation that begins at `at`, and the end of it. */
export const asks = (at) => [
  [at + 2_900, 'ask'],
  [at + 7_200, 'bye'],
  [at + 9_300, 'hangup'],
];
export const answers = (agent, at) => [
  [at + 700, agent.toLowerCase()],
  [at + 4_900, `${agent.toLowerCase()}Yes`],
];

/** Who says what in it, and who hears it: nobody else must. */
export const heardBetween = (caller, agent) => [
  [agent, agent.toLowerCase(), [caller]],
  [caller, 'ask', [agent]],
  [agent, `${agent.toLowerCase()}Yes`, [caller]],
  [caller, 'bye', [agent]],
];
