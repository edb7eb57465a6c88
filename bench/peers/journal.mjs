// A journal alone: entries of the kinds that a call with a stream leaves, until it is full and beyond.
import { clocks, newJournal } from '../lib/parts.mjs';
import { serve } from '../lib/rpc.mjs';

const world = clocks();

const KINDS = [
  ['api.request', { method: 'POST', path: '/v2/calls', status: 200, operation_id: 'DialCall', error_codes: [] }],
  ['call.state', { from: 'ringing', to: 'active', cause: 'answer' }],
  [
    'webhook.created',
    { event_id: 'e', event_type: 'call.answered', payload: { from: '+15550100001', to: '+15550100002' } },
  ],
  [
    'webhook.attempt',
    { event_id: 'e', event_type: 'call.answered', url: 'http://127.0.0.1:1/', attempt: 1, status: 200 },
  ],
  ['stream.frames', { stream_id: 's', frames_sent: 50, frames_dropped: 0, frames_received: 50, marks_pending: 0 }],
];

function run({ entries }) {
  const journal = newJournal(world);
  const cpu = process.cpuUsage();
  const startedMs = performance.now();
  for (let i = 0; i < entries; i++) {
    const [type, fields] = KINDS[i % KINDS.length];
    journal.record(type, fields, `call-${i % 100}`);
  }
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (entries / (performance.now() - startedMs)) * 1000, cpuMicros: (user + system) / entries };
}

serve({ run });
process.stdout.write('ready\n');
