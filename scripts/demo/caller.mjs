import { Failure } from './failure.mjs';

const FROM = '+15550100001';
const TO = '+15550100002';
const SENTENCE = 'I would like a table for four.';
const DIGIT = '5';

/**
 * Plays the caller: rings in, says a sentence, hears the answer, presses a digit, hears the answer, hangs up. Resolves with the
 * call's id, what each act was, and when which answer was to be heard.
 */
export async function call(control, webhookUrl) {
  const { call_control_id: id } = await control.post('/calls', { from: FROM, to: TO, webhook_url: webhookUrl });
  const acts = new Map();
  const act = async (name, body, text) => {
    const { act_id: actId } = await control.post(`/calls/${encodeURIComponent(id)}/party/${name}`, body);
    acts.set(actId, text);
  };
  const webhook = (name, after) =>
    control.waitFor(`the webhook ${name}`, {
      type: 'webhook.delivered',
      after,
      fits: (event) => event.event_type === name,
    });

  await webhook('call.answered');
  await control.waitFor('the transcription', {
    type: 'activity.started',
    fits: ({ kind }) => kind === 'transcription',
  });
  await webhook('streaming.started');

  await act('say', { text: SENTENCE }, `says "${SENTENCE}"`);
  const final = await control.waitFor('the transcript', {
    type: 'transcription.result',
    fits: (event) => event.is_final,
  });
  if (final.transcript !== SENTENCE)
    throw new Failure(`the transcript is "${final.transcript}", said was "${SENTENCE}"`);
  const echoed = await control.waitFor('the echo', { type: 'stream.mark', after: final.seq });
  const speaking = await webhook('call.speak.started', echoed.seq);
  const spoken = await webhook('call.speak.ended', speaking.seq);

  await act('dtmf', { digits: DIGIT }, `presses ${DIGIT}`);
  const pressed = await webhook('call.dtmf.received', spoken.seq);
  const played = await control.waitFor('the melody', { type: 'stream.mark', after: pressed.seq });

  await act('hangup', {}, 'hangs up');
  await webhook('call.hangup', played.seq);
  await webhook('streaming.stopped', played.seq);
  const answers = [
    { what: 'the echo that the app streamed', from: final.at, to: echoed.at },
    { what: 'the reply that the app had spoken', from: speaking.at, to: spoken.at },
    { what: 'the melody that the app streamed', from: pressed.at, to: played.at },
  ];
  return { id, from: FROM, to: TO, acts, answers };
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
