/** Heights and widths in CSS pixels. */
const GUTTER = 104;
const RULER = 22;
const WAVE = 46;
const LANE = 20;
const PEAKS_PER_SECOND = 200;

/** The bands of a run from above: the ruler, two waves of each call with sound, a lane for each kind of row that there is. */
function bandsOf(run) {
  const waves = run.calls.flatMap((call) => {
    if (!call.sound) return [];
    const who = call.party ?? call.name;
    return [0, 1].map((track) => ({ call, track, height: WAVE, title: `${who} ${track === 0 ? 'says' : 'hears'}` }));
  });
  const rows = report.lanes.flatMap((lane) => {
    const own = run.rows.filter((row) => row.lane === lane);
    return own.length === 0 ? [] : [{ lane, rows: own, height: LANE, title: lane }];
  });
  let top = RULER;
  const bands = [...waves, ...rows];
  for (const band of bands) {
    band.top = top;
    top += band.height;
  }
  return { bands, height: top + 4 };
}

/** Steps of the ruler in ms: the least that leaves some room between two. */
const stepOf = (msPerPixel) =>
  [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 3e4, 6e4, 3e5, 6e5, 36e5].find(
    (step) => step / msPerPixel >= 70,
  ) ?? 36e5;

function drawRuler(pen, view, height) {
  const step = stepOf((view.to - view.from) / view.width);
  const digits = step >= 1000 ? 0 : step >= 100 ? 1 : step >= 10 ? 2 : 3;
  pen.fillStyle = view.colours.dim;
  pen.strokeStyle = view.colours.line;
  pen.textAlign = 'left';
  for (let ms = Math.ceil(view.from / step) * step; ms <= view.to; ms += step) {
    const x = Math.round(view.xOf(ms)) + 0.5;
    pen.beginPath();
    pen.moveTo(x, 0);
    pen.lineTo(x, height);
    pen.stroke();
    pen.fillText(inSeconds(ms, digits), x + 4, RULER / 2);
  }
}

function drawWave(pen, view, band) {
  const { call, track, top, height } = band;
  const peaks = view.peaksOf(call, track);
  const middle = top + height / 2;
  pen.fillStyle = track === 0 ? view.colours.said : view.colours.heard;
  pen.fillRect(GUTTER, Math.round(middle), view.width, 0.5);
  for (let x = 0; x < view.width; x++) {
    const place = (ms) => ((ms - call.answered_at_ms) / 1000) * PEAKS_PER_SECOND;
    const first = Math.floor(place(view.msOf(GUTTER + x)));
    const last = Math.max(first + 1, Math.floor(place(view.msOf(GUTTER + x + 1))));
    let peak = 0;
    for (let index = Math.max(0, first); index < Math.min(peaks.length, last); index++) {
      if (peaks[index] > peak) peak = peaks[index];
    }
    // The root of the peak is drawn, so that quiet sound is seen.
    const half = (peak / 255) * (height / 2 - 3);
    if (half > 0) pen.fillRect(GUTTER + x, middle - half, 1, half * 2);
  }
}

const MARKS = { failed: 'bad', nearest: 'warn', passed: 'good' };
const GRAVITY = { error: 'bad', warn: 'warn' };

function drawRows(pen, view, band) {
  const { rows, top, height } = band;
  const middle = top + height / 2;
  for (const [index, row] of rows.entries()) {
    const x = view.xOf(row.ms);
    const end = row.until === undefined ? x : view.xOf(row.until);
    if (end < GUTTER || x > GUTTER + view.width) continue;
    const next = rows[index + 1];
    const left = Math.max(x, GUTTER);
    const name = MARKS[row.mark] ?? GRAVITY[row.level] ?? 'accent';
    pen.fillStyle = view.colours[name];
    if (end > x) {
      pen.globalAlpha = 0.22;
      pen.fillRect(left, top + 3, Math.max(2, Math.min(end, GUTTER + view.width) - left), height - 6);
      pen.globalAlpha = 1;
    }
    if (x >= GUTTER) pen.fillRect(x - 1.5, middle - 7, 3, 14);
    const room = (next ? view.xOf(next.ms) : GUTTER + view.width) - left - 10;
    if (row === view.chosen) pen.strokeRect(left - 3.5, top + 1.5, 8, height - 3);
    if (room < 24) continue;
    pen.fillStyle = row.mark === 'failed' ? view.colours.bad : view.colours.text;
    pen.fillText(fitting(pen, row.text, room), left + 6, middle);
  }
}

/** The beginning of a text that is no wider than so many pixels. */
function fitting(pen, text, room) {
  if (pen.measureText(text).width <= room) return text;
  let chars = Math.max(1, Math.floor((text.length * room) / pen.measureText(text).width));
  while (chars > 1 && pen.measureText(`${text.slice(0, chars)}…`).width > room) chars--;
  return `${text.slice(0, chars)}…`;
}

/** Draws all that is seen of a run. */
function draw(pen, view, bands, height) {
  pen.clearRect(0, 0, GUTTER + view.width, height);
  pen.font = '12px system-ui, sans-serif';
  pen.textBaseline = 'middle';
  drawRuler(pen, view, height);
  for (const band of bands) {
    pen.strokeStyle = view.colours.line;
    pen.strokeRect(-1, band.top + 0.5, GUTTER + view.width + 2, band.height);
    pen.save();
    pen.beginPath();
    pen.rect(GUTTER, band.top, view.width, band.height);
    pen.clip();
    for (const place of view.places) {
      if (band.call !== place.call) continue;
      pen.fillStyle = view.colours.band;
      pen.fillRect(
        view.xOf(place.ms) - 1,
        band.top,
        Math.max(4, view.xOf(place.ms + place.length) - view.xOf(place.ms)),
        band.height,
      );
    }
    pen.strokeStyle = view.colours.text;
    if (band.call) drawWave(pen, view, band);
    else drawRows(pen, view, band);
    pen.restore();
    pen.fillStyle = view.colours.dim;
    pen.fillText(fitting(pen, band.title, GUTTER - 12), 8, band.top + band.height / 2);
  }
  drawUpright(pen, view, view.hoverMs, height, view.colours.dim);
  drawUpright(pen, view, view.playMs, height, view.colours.bad);
}

function drawUpright(pen, view, ms, height, style) {
  if (ms === null || ms < view.from || ms > view.to) return;
  pen.fillStyle = style;
  pen.fillRect(view.xOf(ms), 0, 1, height);
}
