import { bridgeAtAnswer } from '../calls/bridge.js';
import { answered, startActivity } from '../calls/lifecycle.js';
import { checkWebhooks } from './checks.js';
import { checkConversation, wantedConversation } from './conversation-options.js';
import { done, refused, type Command } from './command.js';
import { checkRecording, wantedRecording } from './record-options.js';
import { newDeepfake } from './detection-options.js';
import { checkStream, wantedStream } from './stream-options.js';
import { checkTranscriptionOption, engineNotes, newTranscription } from './transcription-options.js';
import { takeWebhookSettings } from './webhook-options.js';

/** Answers an inbound call; on the way it may begin a stream and a transcription. */
export const answer: Command<'AnswerCall'> = {
  operationId: 'AnswerCall',
  name: 'answer',
  target: 'call',
  legal: ['dialing', 'ringing', 'active'],
  withoutEffect: ['billing_group_id', 'preferred_codecs', 'sound_modifications'],
  check: (body) => [
    ...checkWebhooks(body),
    ...checkStream(body, { required: false }),
    ...checkTranscriptionOption(body.transcription_config),
    ...checkRecording(body),
    ...checkConversation(body),
  ],
  run(call, body, world, asker) {
    if (call.direction === 'outgoing') return refused('answerOutbound');
    if (call.state === 'active') {
      if (world.switches.answer_when_answered === 'refuse') return refused('unprocessable');
      return { kind: 'ignored', why: 'the call is answered already' };
    }
    takeWebhookSettings(call, body);
    call.party.receivedHeaders = [...(body.custom_headers ?? []), ...(body.sip_headers ?? [])];
    const stream = wantedStream(call, body, world);
    const effects = answered(call, world, stream?.activity);
    if (stream) effects.push(...stream.notes, ...startActivity(call, stream.activity, world));
    const wanted = body.transcription ? (body.transcription_config ?? {}) : undefined;
    const transcription = newTranscription(call, wanted, world);
    if (transcription)
      effects.push(...engineNotes(call, 'answer', wanted), ...startActivity(call, transcription, world));
    const recording = wantedRecording(call, body, world, asker);
    if (recording) effects.push(...startActivity(call, recording, world));
    const conversation = wantedConversation(call, body, world);
    effects.push(
      ...conversation.activities.flatMap((activity) => startActivity(call, activity, world)),
      ...conversation.notes,
    );
    const deepfake = newDeepfake(call, body, world);
    if (deepfake) effects.push(...startActivity(call, deepfake, world));
    effects.push(...bridgeAtAnswer(call, world));
    return done(effects, recording && { recording_id: recording.id });
  },
};
