import fc from 'fast-check';
import { checkAnswer } from '../lib/answers.mjs';
import { operation } from '../lib/documents.mjs';
import { expectations } from '../lib/expect.mjs';
import { Failure, until } from '../lib/failure.mjs';
import { FileServer } from '../lib/file-server.mjs';
import { damaged, mp3Of, wav } from '../lib/sounds.mjs';

// A case is `{file, changes, as, calls?, play_ms?, status?}`: a file of `{wav: {…}}`, `{mp3: times}` or `{bytes: base64}`, with
// changes, that `calls` calls play for `play_ms` (1 call, 100 ms): by playback_start from a URL or in base64, or by the party.

const part = fc.double({ min: 0, max: 1, noNaN: true });
const bytes = fc.uint8Array({ minLength: 1, maxLength: 12 }).map((array) => Buffer.from(array).toString('base64'));
/** The head of a file is where changes tell most. */
const place = fc.oneof({ weight: 3, arbitrary: part.map((at) => at ** 6) }, { weight: 1, arbitrary: part });
const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ at: place, put: bytes }) },
  { weight: 1, arbitrary: fc.record({ cut: part }) },
  { weight: 1, arbitrary: fc.tuple(place, fc.integer({ min: 1, max: 40 })).map((drop) => ({ drop })) },
);
const header = fc.record(
  {
    format: fc.constantFrom(1, 1, 3, 6, 7, 0, 2, 0x11, 0xfffe),
    channels: fc.constantFrom(1, 2, 0, 3, 8, 65_535),
    rate: fc.constantFrom(8_000, 0, 1, 100, 7_999, 44_100, 48_000, 96_000, 384_001, 2 ** 31, 2 ** 32 - 1),
    bits: fc.constantFrom(16, 0, 1, 7, 8, 12, 24, 32, 64, 65_535),
    bytes: fc.constantFrom(0, 1, 3, 1_600, 16_001, 400_000),
    claims: fc.constantFrom(undefined, 0, 1, 2 ** 31, 2 ** 32 - 1),
    extra: fc.array(fc.tuple(fc.constantFrom('LIST', 'fact', 'fmt ', 'data', 'RIFF', ''), fc.nat(20)), {
      maxLength: 3,
    }),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const file = fc.oneof(
  { weight: 3, arbitrary: header.map((options) => ({ wav: options })) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }).map((times) => ({ mp3: times })) },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ maxLength: 200 }).map((array) => ({ bytes: Buffer.from(array).toString('base64') })),
  },
);
const ROLES = ['playback_url', 'playback_content', 'party_audio', 'party_url'];

function bytesOf({ wav: header, mp3, bytes: raw }) {
  if (header) return wav(header);
  return mp3 === undefined ? Buffer.from(raw, 'base64') : mp3Of(mp3);
}

/** One server for all cases; it ends with the process. */
let server;

const REQUESTS = {
  playback_url: (url) => ['StartCallPlayback', { audio_url: url }],
  playback_content: (_, content) => ['StartCallPlayback', { playback_content: content.toString('base64') }],
  party_audio: (_, content) => ['partyPlay', { audio: content.toString('base64') }],
  party_url: (url) => ['partyPlay', { audio_url: url }],
};

async function play({ as, status }, content, bench) {
  const call = await bench.ring();
  await bench.command(call, 'answer');
  const [id, body] = REQUESTS[as](server.url(content), content);
  const { method, path } = operation(id);
  const target = path.replace('{call_control_id}', encodeURIComponent(call));
  const answer = await bench.api.send({ method, path: target, body, fetches: as === 'party_url' });
  checkAnswer(operation(id), answer, `${method} ${id}`);
  if (status !== undefined && answer.status !== status)
    throw new Failure(`${id} answered ${answer.status}, expected ${status}`, answer.text);
  return call;
}

async function run({ file: source, changes = [], calls = 1, play_ms: playMs = 100, ...input }, bench) {
  server ??= await FileServer.start();
  const expected = await expectations(input, bench);
  const content = damaged(bytesOf(source), changes);
  const done = [];
  for (let i = 0; i < calls; i++) done.push(await play(input, content, bench));
  await until(() => !bench.isUsable, playMs, 10);
  await bench.hangUpAll();
  await expected.hold();
}

export const files = {
  name: 'files',
  weight: 2,
  cases: fc.record({ file, changes: fc.array(change, { maxLength: 4 }), as: fc.constantFrom(...ROLES) }),
  run,
};
