/* global document */
/** Rows of the table that are shown at first. */
const SHOWN_ROWS = 2000;

/** Everything about one run. Returns its elements, and what keys do with it. */
function runView(run) {
  const callsById = new Map(run.calls.map((call) => [call.id, call]));
  const rowElements = new Map();
  const player = new Player((call, ms) => line.playhead(call ? call.answered_at_ms + ms : null));
  const choose = (row) => {
    line.choose(row);
    for (const [one, made] of rowElements) made.classList.toggle('chosen', one === row);
    rowElements.get(row)?.scrollIntoView({ block: 'nearest' });
  };
  const line = new TimeLine(run, player, choose);
  const toggle = () => (player.call ? player.stop() : line.playAt(0));
  const parts = [
    element('h2', {}, run.name),
    element(
      'p',
      { class: 'dim' },
      `${run.place} · ${inSeconds(run.world_ms, 1)} of call in ${inSeconds(run.host_ms, 2)}`,
    ),
    run.why === null ? null : element('div', { class: 'failure' }, run.why),
    ...run.failures.map((failure) => failureBox(failure, line)),
    ...run.findings.map(findingBox),
    run.faults.length === 0
      ? null
      : element(
          'p',
          {},
          `Faults that happened: ${run.faults.map(({ name, times }) => `${name} (${times})`).join(', ')}`,
        ),
    element('h3', {}, 'Time line'),
    toolsOf(run, line, toggle),
    line.box,
    ...run.calls.flatMap((call) => readingsOf(call, line)),
    element('h3', {}, 'What happened'),
    rowsTable(run, callsById, rowElements, choose),
    run.output.length === 0 ? null : element('h3', {}, "The app's last lines"),
    run.output.length === 0 ? null : element('pre', {}, run.output.join('\n')),
    element('h3', {}, 'Again'),
    element('pre', {}, run.replay),
  ];
  return {
    parts: parts.filter((part) => part !== null),
    toggle,
    stop: () => player.stop(),
    refresh: () => line.refresh(),
  };
}

function failureBox({ place, row, expected, came, nearest, ms }, line) {
  const facts = [
    ['expected', expected],
    ['came', came],
    ...(nearest ? [['nearest', `seq ${nearest.seq}: ${nearest.why}`]] : []),
  ];
  return element(
    'div',
    { class: 'failure' },
    element('button', { on: { click: () => line.bringIn(ms) } }, `${place} at ${inSeconds(ms)}`),
    row === '' ? null : element('pre', {}, row),
    element('dl', {}, ...facts.flatMap(([name, text]) => [element('dt', {}, name), element('dd', {}, text)])),
  );
}

const findingBox = ({ code, severity, summary, fix, times }) =>
  element(
    'div',
    { class: 'failure' },
    element('strong', { class: severity === 'error' ? 'bad' : 'warn' }, `${severity} ${code}`),
    `: ${summary}${times > 1 ? ` (${times} times)` : ''}`,
    element('div', { class: 'dim' }, `fix: ${fix}`),
  );

function toolsOf(run, line, toggle) {
  const button = (text, click, title) => element('button', { title, on: { click } }, text);
  const playable = run.calls.some((call) => call.sound && call.sound.sound !== null);
  const silent = run.calls.some((call) => call.sound && call.sound.sound === null);
  return element(
    'div',
    { class: 'tools' },
    playable ? button('▶ / ■', toggle, 'Play or stop (space)') : null,
    button('+', () => line.zoom(1.6), 'Zoom in'),
    button('−', () => line.zoom(1 / 1.6), 'Zoom out'),
    button('All', () => line.fit(), 'Show all (0)'),
    button('‹', () => line.scroll(-0.3), 'Scroll left'),
    button('›', () => line.scroll(0.3), 'Scroll right'),
    element(
      'span',
      { class: 'dim' },
      playable
        ? 'Click into a wave to play from there.'
        : silent
          ? 'The sound was left out: the report would be too large.'
          : '',
    ),
  );
}

/** The readings of a call as a table; a click on one marks its places. */
function readingsOf(call, line) {
  if (!call.readings) return [];
  const { readings, bound_ms: bound } = call.readings;
  const rows = readings.map((reading) => {
    const { name, unit, outcome, value, verdict, code, why, samples } = reading;
    const places = samples.map(({ at_ms: at, value: length }) => ({
      call,
      ms: call.answered_at_ms + at,
      length: unit === 'ms' ? Math.max(0, length) : 0,
    }));
    const shown =
      value === null ? '' : `${Number(value.toFixed(unit === 'ms' ? 0 : 2))} ${unit === 'count' ? '' : unit}`;
    const look = verdict === 'error' ? 'bad' : verdict === 'warning' || verdict === 'hint' ? 'warn' : 'dim';
    return element(
      'tr',
      {},
      element(
        'td',
        { class: 'word' },
        places.length > 0 ? element('button', { on: { click: () => line.mark(places) } }, name) : name,
      ),
      element('td', { class: 'number' }, shown),
      element('td', { class: 'number' }, String(samples.length)),
      element(
        'td',
        { class: `word ${look}` },
        outcome === 'measured' ? (code ?? verdict ?? '') : outcome.replace('_', ' '),
      ),
      element('td', { class: 'dim' }, why ?? ''),
    );
  });
  const heads = ['reading', 'worst', 'times', 'verdict', ''].map((text) =>
    element('th', { class: ['worst', 'times'].includes(text) ? 'number' : '' }, text),
  );
  return [
    element('h3', {}, `Readings of ${call.party ?? call.name}`),
    element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...rows)),
    element('p', { class: 'dim' }, `An edge of what the app makes audible is right to ${bound} ms.`),
  ];
}

function rowsTable(run, callsById, rowElements, choose) {
  const rows = run.rows.slice(0, SHOWN_ROWS).map((row) => {
    const call = row.call === undefined ? '' : (callsById.get(row.call)?.party ?? row.call.slice(-6));
    const sign = row.mark === 'failed' ? '✗ ' : row.mark === 'nearest' ? '→ ' : '';
    const look = [row.mark ?? '', row.level === 'error' ? 'failed' : ''].join(' ').trim();
    const made = element(
      'tr',
      { class: look },
      element('td', { class: 'number' }, element('button', { on: { click: () => choose(row) } }, inSeconds(row.ms))),
      element('td', { class: 'word dim' }, call),
      element('td', { class: 'word dim' }, row.lane),
      element('td', {}, `${sign}${row.line === undefined ? '' : `line ${row.line}: `}${row.text}`),
    );
    rowElements.set(row, made);
    return made;
  });
  const hidden = run.rows.length - rows.length;
  const notes = [
    hidden > 0 ? `${hidden} more are on the time line only.` : '',
    run.rows_left_out > 0 ? `${run.rows_left_out} were left out: the report would be too large.` : '',
  ];
  return element(
    'div',
    {},
    element('table', {}, element('tbody', {}, ...rows)),
    element('p', { class: 'dim' }, notes.join(' ')),
  );
}
