import { built } from './lib/checkout.mjs';
import { median } from './lib/stats.mjs';
import { heading, micros, note, number, progress, table } from './lib/table.mjs';

const FRAME_MS = 20;
const SAMPLES = 160;
/** Members of one conference, and of several: `speaking` of each speak at once, so that sums are made. */
const SIZES = [
  { members: 50, speaking: 3 },
  { members: 100, speaking: 3 },
  { members: 200, speaking: 3 },
  { members: 400, speaking: 3 },
  { members: 800, speaking: 3 },
  { members: 200, speaking: 200 },
  { members: 4, speaking: 2, conferences: 50 },
];
const FRAMES = 250;
const AIM_GROWTH = 1.5;

/** How many members of conferences one core carries, each with a stream that reads what it hears, and whether the cost is linear. */
export async function rooms({ rounds, quick }) {
  const media = await modules();
  const cells = SIZES.map((size) => ({ size, costs: [] }));
  for (let round = 0; round < (quick ? 2 : rounds) + 1; round++) {
    for (const { size, costs } of cells) {
      progress(`rooms: round ${round}, ${nameOf(size)}`);
      const cost = measure(media, size);
      // The first round only warms up.
      if (round > 0) costs.push(cost);
    }
  }
  return report(cells.map(({ size, costs }) => ({ size, name: nameOf(size), each: median(costs) })));
}

function nameOf({ members, speaking, conferences = 1 }) {
  const many = conferences === 1 ? `${members}` : `${conferences} of ${members}`;
  return speaking === members ? `${many}, all speak` : many;
}

async function modules() {
  const [{ ConferenceAudio }, { LegAudio }, { VirtualClock }, { CODECS }] = await Promise.all([
    import(built('media/conference-audio.js')),
    import(built('media/leg.js')),
    import(built('platform/virtual-clock.js')),
    import(built('media/codecs/index.js')),
  ]);
  return { ConferenceAudio, LegAudio, VirtualClock, codec: CODECS.PCMU };
}

const NOTHING = { audioStarted() {}, audioEnded() {}, limitReached() {}, fault: fail };

function fail(error) {
  throw error;
}

/** Microseconds of CPU time for each member and frame. What is said is what an app streams, so that nothing comes from a clip's cache. */
function measure({ ConferenceAudio, LegAudio, VirtualClock, codec }, { members, speaking, conferences = 1 }) {
  const clock = new VirtualClock();
  const legs = [];
  for (let each = 0; each < conferences; each++) {
    const conference = new ConferenceAudio({ clock, ...NOTHING });
    for (let member = 0; member < members; member++) {
      const leg = new LegAudio({ clock, codec: 'PCMU', ...NOTHING });
      conference.join(leg, { speaksTo: 'all', hears: true });
      legs.push({ leg, speaks: member < speaking });
    }
  }
  const pcm = Int16Array.from({ length: SAMPLES }, (_, i) => 3000 * Math.sin(i / 7));
  const silence = Buffer.from(codec.silence(8000)).toString('base64');
  const from = process.cpuUsage();
  let heard = 0;
  for (let frame = 0; frame < FRAMES; frame++) {
    for (const { leg, speaks } of legs) if (speaks) leg.inbound.append(pcm, frame * SAMPLES);
    for (const { leg } of legs) heard += leg.outbound.frame(frame).base64(codec) === silence ? 0 : 1;
    clock.advance(FRAME_MS);
  }
  const { user, system } = process.cpuUsage(from);
  if (heard !== FRAMES * legs.length) throw new Error('a member did not hear a frame');
  return (user + system) / FRAMES / legs.length;
}

function report(cells) {
  heading('Conferences: three speak at once, or two of four; every member reads what it hears');
  const perCore = (each) => (FRAME_MS * 1000) / each;
  table(
    ['members', 'CPU/member and frame', 'members/core'],
    cells.map(({ name, each }) => [name, micros(each), number(perCore(each))]),
  );
  note('What is said is added up once in a frame; a member costs a look-up, one that speaks a subtraction.');
  const of = (count, all = false) =>
    cells.find(({ size }) => size.members === count && (size.speaking === count) === all).each;
  const share = (each) => `${number((each * 200) / FRAME_MS / 10, 1)} %`;
  const growth = of(800) / of(100);
  return [
    {
      aim: 'cost of a conference linear in its members',
      measured: `a member of 800 costs ${number(growth, 2)} of one of 100; ${number(perCore(of(800)))} members per core`,
      met: growth <= AIM_GROWTH,
      cells: cells.map(({ name, each }) => ({
        name: `conference of ${name}, CPU µs of a member and frame`,
        value: each,
      })),
    },
    {
      aim: 'one conference of 200, and 50 of 4, in real time on one core',
      measured: `${share(of(200))} and ${share(of(4))} of a core; ${share(of(200, true))} where all 200 speak`,
      met: Math.max(of(200), of(4)) * 200 < FRAME_MS * 1000,
    },
  ];
}
