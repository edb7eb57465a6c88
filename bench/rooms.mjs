import { built } from './lib/checkout.mjs';
import { median } from './lib/stats.mjs';
import { heading, micros, note, number, progress, table } from './lib/table.mjs';

const FRAME_MS = 20;
const SAMPLES = 160;
const MEMBERS = [50, 100, 200, 400, 800];
/** So many speak at once, each into a stream of its app, so that nothing comes from a clip's cache. */
const SPEAKING = 3;
const FRAMES = 250;
const AIM_GROWTH = 1.5;

/** How many members of a room one core carries, each with a stream that reads what it hears, and whether the cost is linear. */
export async function rooms({ rounds, quick }) {
  const media = await modules();
  const cells = MEMBERS.map((count) => ({ count, costs: [] }));
  for (let round = 0; round < (quick ? 2 : rounds) + 1; round++) {
    for (const { count, costs } of cells) {
      progress(`rooms: round ${round}, ${count} members`);
      const cost = measure(media, count);
      // The first round only warms up.
      if (round > 0) costs.push(cost);
    }
  }
  return report(cells.map(({ count, costs }) => ({ count, each: median(costs) })));
}

async function modules() {
  const [{ Room }, { Track }, { CODECS }] = await Promise.all([
    import(built('media/room.js')),
    import(built('media/track.js')),
    import(built('media/codecs/index.js')),
  ]);
  return { Room, Track, codec: CODECS.PCMU };
}

/** Microseconds of CPU time for each member and frame. */
function measure({ Room, Track, codec }, count) {
  const room = new Room(8000);
  const legs = Array.from({ length: count }, () => {
    const said = new Track({ rate: 8000, legCodec: 'PCMU' });
    const hears = new Track({ rate: 8000, legCodec: 'PCMU' });
    hears.view(room.join(said.laid, { firstWorldFrame: 0, fromFrame: 0 }), { startFrame: 0, shift: 0 });
    return { said, hears };
  });
  const pcm = Int16Array.from({ length: SAMPLES }, (_, i) => 3000 * Math.sin(i / 7));
  const silence = Buffer.from(codec.silence(8000)).toString('base64');
  const from = process.cpuUsage();
  let heard = 0;
  for (let frame = 0; frame < FRAMES; frame++) {
    for (const { said } of legs.slice(0, SPEAKING)) said.append(pcm, frame * SAMPLES);
    for (const { hears } of legs) heard += hears.frame(frame).base64(codec) === silence ? 0 : 1;
  }
  const { user, system } = process.cpuUsage(from);
  if (heard !== FRAMES * count) throw new Error('a member did not hear a frame');
  return (user + system) / FRAMES / count;
}

function report(cells) {
  heading(`Rooms: ${SPEAKING} speak at once, every member reads what it hears`);
  const perCore = (each) => (FRAME_MS * 1000) / each;
  table(
    ['members', 'CPU/member and frame', 'members/core'],
    cells.map(({ count, each }) => [number(count), micros(each), number(perCore(each))]),
  );
  note('What is said is added up once in a frame; a member costs a look-up, one that speaks a subtraction.');
  const [small, large] = [cells.find(({ count }) => count === 100), cells.at(-1)];
  const growth = large.each / small.each;
  return [
    {
      aim: 'cost of a room linear in its members',
      measured: `a member of ${large.count} costs ${number(growth, 2)} of one of ${small.count}; ${number(perCore(large.each))} members per core`,
      met: growth <= AIM_GROWTH,
      cells: cells.map(({ count, each }) => ({ name: `room of ${count}, CPU µs of a member and frame`, value: each })),
    },
  ];
}
