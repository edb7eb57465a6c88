import type { Call } from '../../calls/call.js';
import type { Effect } from '../../calls/effect.js';
import { heldOf } from '../../calls/held-bytes.js';
import { beginning } from '../../calls/lasting.js';
import { conclude, startActivity, stop } from '../../calls/lifecycle.js';
import { toldUrl } from '../../calls/told.js';
import type { ActivityDefinition, World } from '../../calls/world.js';
import type { Interruptible } from '../../relaying/params.js';
import type { RelayOrder } from '../../relaying/session.js';
import { conversationEnded } from '../conversation/ended.js';
import type { PlaybackActivity } from '../playback/kind.js';
import type { SpeakActivity } from '../speak/kind.js';
import type { RelayActivity, RelayKind } from './kind.js';

/** `send_dtmf` presses each digit so long where nothing is said. */
const TONE_MS = 250;

/** A relay of the caller's words to the app, and of the app's words to the caller, over a WebSocket that the simulator dials. */
export const relay: ActivityDefinition<RelayKind> = {
  endRank: 97,
  beginsWhenAnswered: false,
  timers: {},
  webhooks: { 'call.conversation.ended': conversationEnded },
  told: ({ params }) => ({ url: toldUrl(params.url) }),
  started: () => [],
  take(call, activity, input, world) {
    if (activity.state === 'ended') return [];
    switch (input.kind) {
      case 'relayOpened':
        return opened(call, activity, world);
      case 'relayFailed':
        return conclude(call, activity, { reason: 'failed' }, world, { host: { error: input.error } });
      case 'relayClosed': {
        const { by, code, detail } = input;
        return conclude(call, activity, { reason: `${by}_closed` }, world, { code, detail });
      }
      case 'relayInterrupted':
        return childrenOf(call, activity).flatMap((child) => stop(call, child, 'stopped', world));
      case 'relayOrder':
        return ordered(call, activity, input.order, world);
      case 'activityTimer':
        return [];
    }
  },
  endEvent(activity, { reason }) {
    // One that waited for an answer which never came has not begun.
    if (activity.held) return undefined;
    // Documented for a socket that the app closes; of other ends nothing is known.
    const why = reason === 'client_closed' ? 'customer_disconnect' : null;
    return { type: 'call.conversation.ended', conversation: activity, reason: why };
  },
  release: ({ said }) => said.clear(),
  bytes: ({ params, said }) => heldOf(params) + said.size * SAID_BYTES,
  view: ({ params, spoken, understood }) => ({
    url: params.url,
    dtmf_detection: params.dtmf,
    interruptible: params.interruptible,
    tts_language: spoken,
    transcription_language: understood,
  }),
};

const SAID_BYTES = 128;

/** The greeting is spoken once the app has had `setup` (inferred). */
function opened(call: Call, activity: RelayActivity, world: World): Effect[] {
  const { greeting, interruptibleGreeting } = activity.params;
  activity.state = 'running';
  activity.openedAt = world.nowMicros();
  return greeting === ''
    ? []
    : sound(call, activity, speech(call, activity, greeting, world), interruptibleGreeting, world);
}

function ordered(call: Call, activity: RelayActivity, order: RelayOrder, world: World): Effect[] {
  const { interruptible } = activity.params;
  switch (order.type) {
    case 'say':
      return sound(call, activity, speech(call, activity, order.text, world), interruptible, world);
    case 'play': {
      // A file is cut in on as speech is, unless nothing may.
      const mode = order.interruptible ? interruptible : 'none';
      return sound(call, activity, file(call, activity, order, world), mode, world, order.preemptible);
    }
    case 'sendDigits':
      return [{ kind: 'sendTones', at: call.address, digits: order.digits, durationMs: TONE_MS }];
    case 'language':
      activity.spoken = order.ttsLanguage ?? activity.spoken;
      activity.understood = order.transcriptionLanguage ?? activity.understood;
      return [];
    case 'end':
      return stop(call, activity, 'completed', world);
  }
}

/** Speech and files are heard behind each other; a file that may be preempted makes way. */
function sound(
  call: Call,
  activity: RelayActivity,
  child: SpeakActivity | PlaybackActivity,
  interruptible: Interruptible,
  world: World,
  preemptible = false,
): Effect[] {
  const { said } = activity;
  for (const id of said.keys()) if ((call.activities.get(id)?.state ?? 'ended') === 'ended') said.delete(id);
  const preempted = childrenOf(call, activity).filter(({ id }) => said.get(id)?.preemptible);
  const stops = preempted.flatMap((each) => stop(call, each, 'replaced', world));
  said.set(child.id, { interruptible, preemptible });
  return [...stops, ...startActivity(call, child, world)];
}

const speech = (call: Call, { id, params, spoken }: RelayActivity, text: string, world: World): SpeakActivity => ({
  kind: 'speak',
  ...beginning(call.ids.short('speak'), world),
  parent: id,
  isUntold: true,
  text,
  ssml: false,
  voice: params.voices[spoken] ?? params.voice,
  language: spoken,
  loop: 1,
  targetLegs: 'self',
});

const file = (
  call: Call,
  { id }: RelayActivity,
  { source, loop }: Extract<RelayOrder, { type: 'play' }>,
  world: World,
): PlaybackActivity => ({
  kind: 'playback',
  ...beginning(call.ids.uuid('playback'), world),
  parent: id,
  isUntold: true,
  source: { kind: 'url', url: source },
  overlay: false,
  loop,
  targetLegs: 'self',
});

const childrenOf = (call: Call, { id }: RelayActivity): (SpeakActivity | PlaybackActivity)[] => {
  const children: (SpeakActivity | PlaybackActivity)[] = [];
  for (const each of call.activities.values()) {
    const isOwn = each.parent === id && each.state !== 'ended';
    if (isOwn && (each.kind === 'speak' || each.kind === 'playback')) children.push(each);
  }
  return children;
};
