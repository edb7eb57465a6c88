/* global document, window */
let shownRun = null;
let shownView = null;
let visible = [];

const SIGNS = { passed: ['✓', 'good'] };
const signOf = (outcome) => SIGNS[outcome] ?? ['✗', 'bad'];

const list = element('ul', { 'aria-label': 'Runs' });
const details = element('main', { tabindex: '-1' });
const search = element('input', {
  type: 'search',
  placeholder: 'Filter',
  'aria-label': 'Filter runs by name or file',
  on: { input: filter },
});
const only = element(
  'select',
  { 'aria-label': 'Outcome', on: { change: filter } },
  element('option', { value: '' }, 'all'),
  element('option', { value: 'failed' }, 'failed'),
  element('option', { value: 'passed' }, 'passed'),
);

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  visible = report.runs.filter((run) => {
    const text = `${run.name} ${run.place} ${run.outcome}`.toLowerCase();
    const wanted = only.value === '' || (only.value === 'passed') === (run.outcome === 'passed');
    return wanted && words.every((word) => text.includes(word));
  });
  list.replaceChildren(...visible.map(itemOf));
}

function itemOf(run) {
  const [sign, look] = signOf(run.outcome);
  const facts = `${run.place} · ${inSeconds(run.world_ms, 1)}${run.outcome === 'passed' ? '' : ` · ${run.outcome}`}`;
  return element(
    'li',
    {},
    element(
      'button',
      { 'aria-current': run === shownRun ? 'true' : 'false', on: { click: () => show(run) } },
      element('span', { class: look }, sign),
      element('span', {}, run.name),
      element('small', {}, facts),
    ),
  );
}

function show(run) {
  shownView?.stop();
  shownRun = run;
  shownView = runView(run);
  details.replaceChildren(...shownView.parts);
  details.scrollTop = 0;
  filter();
  list.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
}

/** Shows the run so many places further on in the list. */
function go(by) {
  if (visible.length === 0) return;
  const place = visible.indexOf(shownRun);
  show(visible[between(place + by, 0, visible.length - 1)]);
}

function turnTheme() {
  const isDark =
    getComputedStyle(document.documentElement).colorScheme === 'dark' ||
    (!document.documentElement.dataset.theme && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isDark ? 'light' : 'dark';
  shownView?.refresh();
}

document.addEventListener('keydown', (event) => {
  const isTyping = ['INPUT', 'SELECT'].includes(event.target.tagName);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping) {
    if (event.key === 'Escape') event.target.blur();
    return;
  }
  const acts = {
    '/': () => search.focus(),
    j: () => go(1),
    k: () => go(-1),
    ' ': event.target.tagName === 'BUTTON' ? undefined : () => shownView?.toggle(),
  };
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => shownView?.refresh());

document.body.append(
  element(
    'header',
    {},
    element('h1', {}, 'telnyx-sim test'),
    element('span', { class: 'summary' }, `${report.summary} · time ${report.time} · version ${report.version}`),
    element('span', { class: 'dim' }, '/ filter · j k next, previous · space play'),
    element('button', { on: { click: turnTheme } }, 'Light / dark'),
  ),
  element('nav', {}, element('div', { class: 'filter' }, search, only), list),
  details,
);
filter();
if (report.runs.length > 0) show(report.runs.find(({ outcome }) => outcome !== 'passed') ?? report.runs[0]);
