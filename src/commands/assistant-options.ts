import type { AiGatherActivity } from '../activities/ai-gather/kind.js';
import type { AssistantActivity } from '../activities/assistant/kind.js';
import type { Message, Talk } from '../activities/conversation/kind.js';
import { GATHER_ASSISTANT, type AssistantScript } from '../calls/assistants.js';
import { live, type Call } from '../calls/call.js';
import { note, type Effect } from '../calls/effect.js';
import { beginning } from '../calls/lasting.js';
import type { World } from '../calls/world.js';
import type { Refusal } from '../contract/errors.js';
import { LIMITS } from '../limits.js';
import { DEFAULT_VOICE } from '../relaying/params.js';

type Given<T> = T | null | undefined;

interface TalkBody {
  readonly greeting?: Given<string>;
  readonly interruption_settings?: Given<{ readonly enable?: Given<boolean> }>;
  readonly message_history?: Given<readonly GivenMessage[]>;
  readonly transcription?: Given<{ readonly model?: Given<string> }>;
  readonly voice?: Given<string>;
}

interface GivenMessage {
  readonly role?: Given<string>;
  readonly content?: Given<string>;
}

export interface AssistantBody extends TalkBody {
  readonly assistant?: Given<{
    readonly id: string;
    readonly greeting?: Given<string>;
    readonly model?: Given<string>;
  }>;
}

export interface AiGatherBody extends TalkBody {
  readonly assistant?: Given<{ readonly model?: Given<string> }>;
  readonly gather_ended_speech?: Given<string>;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly send_message_history_updates?: boolean;
  readonly send_partial_results?: boolean;
  readonly user_response_timeout_ms?: number;
}

/** Telnyx's defaults. */
const SPEECH_MODEL = 'distil-whisper/distil-large-v2';
const GATHER_MODEL = 'Qwen/Qwen3-235B-A22B';
const RESPONSE_MS = 10_000;

/** One assistant or relay at a time on a call (documented); a gather by an assistant counts too, and taking part in another leg's (inferred). */
export const isConversing = (call: Call): boolean =>
  [...live(call, 'relay'), ...live(call, 'assistant'), ...live(call, 'ai_gather'), ...live(call, 'participant')]
    .length > 0;

/** Documented in words: a greeting has at most 3,000 characters. */
export function checkGreeting({ greeting }: TalkBody): Refusal[] {
  const most = LIMITS['speak.payload_chars'];
  if (!greeting || greeting.length <= most) return [];
  const detail = `The 'greeting' parameter should contain at most ${most} characters.`;
  return [{ error: 'stringLength', detail, pointer: '/greeting' }];
}

/** The assistant that a body asks for, and the entries that the journal gets about it. */
export function newAssistant(
  call: Call,
  body: AssistantBody,
  world: World,
): { activity: AssistantActivity; notes: Effect[] } {
  const id = body.assistant?.id ?? '';
  const script = world.assistant(id);
  const activity: AssistantActivity = {
    kind: 'assistant',
    ...newTalk(body, script, body.greeting ?? body.assistant?.greeting),
    ...beginning(call.ids.uuid('conversation'), world),
    assistantId: id,
    languageModel: body.assistant?.model ?? '',
    participants: [],
    insights: script?.insights?.length
      ? {
          groupId: call.ids.uuid('insights'),
          results: script.insights.map((result) => ({ insight_id: call.ids.uuid('insight'), result })),
        }
      : undefined,
  };
  return { activity, notes: unknownNote(call, activity.id, id, script) };
}

/** The gather that a body asks for, and the entries that the journal gets about it. */
export function newAiGather(
  call: Call,
  body: AiGatherBody,
  world: World,
): { activity: AiGatherActivity; notes: Effect[] } {
  const script = world.assistant(GATHER_ASSISTANT);
  const talk = newTalk(body, script, body.greeting);
  const { required } = body.parameters;
  const activity: AiGatherActivity = {
    kind: 'ai_gather',
    ...talk,
    ...beginning(call.ids.uuid('conversation'), world),
    assistantId: '',
    languageModel: body.assistant?.model ?? GATHER_MODEL,
    endedSpeech: body.gather_ended_speech ?? '',
    result: script?.result ?? {},
    required: Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [],
    turns: 0,
    allTurns: Math.max(1, talk.lines.length),
    sendsPartialResults: body.send_partial_results ?? false,
    sendsHistory: body.send_message_history_updates ?? false,
    responseMs: body.user_response_timeout_ms ?? RESPONSE_MS,
    isOver: false,
  };
  return { activity, notes: unknownNote(call, activity.id, GATHER_ASSISTANT, script?.result && script) };
}

/** The messages of a request as the history has them. */
export const messagesOf = (given: Given<readonly GivenMessage[]>): Message[] =>
  (given ?? []).map(({ role, content }) => ({ role: role ?? '', content: content ?? '' }));

/** The request's greeting takes the place of the first line that the script has. */
function newTalk(
  body: TalkBody,
  script: AssistantScript | undefined,
  greeting: Given<string>,
): Pick<Talk, 'lines' | 'history' | 'isInterruptible' | 'speechModel' | 'voice' | 'openedAt'> {
  const says = script?.says ?? [];
  return {
    lines: greeting ? [greeting, ...says.slice(1)] : [...says],
    history: messagesOf(body.message_history),
    isInterruptible: body.interruption_settings?.enable ?? true,
    speechModel: body.transcription?.model ?? SPEECH_MODEL,
    voice: body.voice ?? DEFAULT_VOICE,
    openedAt: null,
  };
}

const unknownNote = (call: Call, id: string, assistantId: string, script: AssistantScript | undefined): Effect[] =>
  script ? [] : [note(call, 'assistant.unknown', { id, assistant_id: assistantId })];
