import { Failure } from './failure.mjs';

const FROM = '+15550100001';
const TO = '+15550100002';

/** The caller gives the app so long to set up its stream and transcription, in ms, and so long to answer what was said or pressed. */
const BEFORE_SPEAKING_MS = 2_500;
const ANSWER_MS = 7_000;
const MELODY_MS = 2_000;

/** Says a sentence, hears the answer, presses a key, hears the answer. */
const turn = (sentence, digits) => [
  { say: sentence },
  { wait_ms: ANSWER_MS },
  { press: digits },
  { wait_ms: MELODY_MS },
];

/** The call that is told line by line. */
export const DEMO_CALL = {
  script: [{ wait_ms: BEFORE_SPEAKING_MS }, ...turn('I would like a table for four.', '5'), { hangup: true }],
};

const TOPICS = ['I would like a table for four.', 'Hello, is this the kitchen?', 'Goodbye.'];
const THINKING_MS = 188_600;

/** The most turns that the long call has: ten minutes. */
export const TURNS = TOPICS.length;

/** A call in which the caller comes back with something else every three minutes or so, `turns` times. */
export const longCall = (turns) => ({
  script: [
    { wait_ms: BEFORE_SPEAKING_MS },
    ...TOPICS.slice(0, turns).flatMap((topic, i) => [...turn(topic, String(i + 1)), { wait_ms: THINKING_MS }]),
    { hangup: true },
  ],
});

/** A caller rings in and does what the script says. Resolves with the call's id once it is over and the app knows of it. */
export async function call(control, webhookUrl, script) {
  const { call_control_id: id } = await control.post('/calls', { from: FROM, to: TO, webhook_url: webhookUrl, script });
  const query = { call_control_id: id };
  const isEnd = ({ to }) => to === 'ended';
  const { seq: after } = await control.waitFor('the hang-up', { ...query, type: 'call.state', fits: isEnd });
  for (const name of ['call.hangup', 'streaming.stopped', 'call.transcription.stopped']) {
    const fits = (event) => event.event_type === name;
    await control.waitFor(`the webhook ${name}`, { ...query, type: 'webhook.delivered', after, fits });
  }
  return { id, from: FROM, to: TO };
}

/**
 * What the app answered, and when it was to be heard, by the journal: an echo and a reply to each sentence, a melody to each key. Throws
 * a Failure where the app did not understand a sentence, or answered with less.
 */
export function answersOf(events, { id }, script) {
  const ofCall = events.filter((event) => event.call_control_id === id);
  const said = script.flatMap(({ say }) => say ?? []);
  const understood = ofCall.filter((event) => event.type === 'transcription.result' && event.is_final);
  const transcripts = understood.map(({ transcript }) => transcript);
  if (JSON.stringify(transcripts) !== JSON.stringify(said))
    throw new Failure(`the transcripts are ${JSON.stringify(transcripts)}, said was ${JSON.stringify(said)}`);
  const next = (what, after, fits) => {
    const found = ofCall.find((event) => event.seq > after.seq && fits(event));
    if (!found) throw new Failure(`after seq ${after.seq} the app did not give ${what}`);
    return found;
  };
  const played = ({ type, reason }) => type === 'stream.mark' && reason === 'played';
  const replies = understood.flatMap((final) => {
    const echoed = next('the echo', final, played);
    const speaking = next('the reply', echoed, ({ type, kind }) => type === 'activity.started' && kind === 'speak');
    const spoken = next(
      'the end of the reply',
      speaking,
      ({ type, kind }) => type === 'activity.ended' && kind === 'speak',
    );
    return [
      { what: 'the echo that the app streamed', from: final.at, to: echoed.at },
      { what: 'the reply that the app had spoken', from: speaking.at, to: spoken.at },
    ];
  });
  const pressed = ofCall.filter(({ type, act }) => type === 'party.act.ended' && act === 'dtmf');
  const melodies = pressed.map((act) => {
    const heard = next('the melody', act, played);
    return { what: 'the melody that the app streamed', from: act.at, to: heard.at };
  });
  return [...replies, ...melodies];
}

/** Sends the app a webhook that Telnyx did not sign: an app that takes it verifies nothing. */
export async function forge(webhookUrl) {
  const response = await fetch(webhookUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'telnyx-timestamp': String(Math.floor(Date.now() / 1000)),
      'telnyx-signature-ed25519': Buffer.alloc(64).toString('base64'),
    },
    body: JSON.stringify({ data: { event_type: 'call.initiated', payload: {} } }),
  });
  if (response.status !== 401) throw new Failure(`the app answered ${response.status} to a forged webhook, not 401`);
}
