/** What the caller does, in words. */
const ACTS = {
  say: ({ text }) => `says "${text}"`,
  dtmf: ({ digits }) => `presses ${digits}`,
  hangup: () => 'hangs up',
};

/** How each kind of journal entry is told, if it is: who does it, and what. `story` knows the whole journal. */
const LINES = {
  'call.state': (event) =>
    event.from === null ? ['caller', 'rings in'] : ['call', `${event.from} → ${event.to}${because(event.cause)}`],
  'api.request': (event, story) => [
    'app asks',
    `${event.method} ${story.short(event.path)} → ${[event.status, ...event.error_codes].join(' ')} (${ms(event)})`,
  ],
  'webhook.created': (event, story) => ['webhook', `${event.event_type} ${story.attempts(event.event_id)}`],
  'party.act.started': (event) => ['caller', ACTS[event.act]?.(event) ?? event.act],
  'stream.connected': (event) => ['stream', `connected to ${event.stream_url}`],
  'stream.mark': (event) => ['stream', `mark "${event.name}" ${event.reason}`],
  'stream.frames': (event, story) =>
    event.seq === story.lastTotals && [
      'stream',
      `${event.frames_sent} frames to the app (${event.frames_dropped} dropped), ${event.frames_received} from it`,
    ],
  'stream.error': (event) => ['stream', `error: ${event.reason}`],
  'transcription.result': (event) => ['transcript', `${event.is_final ? 'final  ' : 'interim'} "${event.transcript}"`],
  'limit.reached': (event) => ['limit', event.what],
};

/** The journal as lines to read, each with the seconds since the caller rang in. */
export function timeline(events, { id }) {
  const story = storyOf(events, id);
  const start = Date.parse(events.find(({ type }) => type === 'call.state')?.at ?? events[0].at);
  return events.flatMap((event) => {
    const line = LINES[event.type]?.(event, story);
    if (!line) return [];
    const seconds = ((Date.parse(event.at) - start) / 1000).toFixed(3).padStart(8);
    return [`${seconds}  ${line[0].padEnd(10)}  ${line[1]}`];
  });
}

function storyOf(events, id) {
  const attempts = events.filter(({ type }) => type === 'webhook.attempt');
  return {
    lastTotals: events.findLast(({ type }) => type === 'stream.frames')?.seq,
    // The id is 60 characters long, and there is only one call.
    short: (path) => path.replace(encodeURIComponent(id), '{id}').replace(id, '{id}'),
    attempts: (eventId) =>
      attempts
        .filter((event) => event.event_id === eventId)
        .map(
          (event) =>
            `→ ${event.status ?? event.error} (${ms(event)}${event.attempt > 1 ? `, attempt ${event.attempt}` : ''})`,
        )
        .join(' ') || '(not sent)',
  };
}

const because = (cause) => (cause ? ` (${cause})` : '');

const ms = ({ host: { duration_ms: duration } }) => `${duration.toFixed(duration < 10 ? 1 : 0)} ms`;
