// Which folder may import which. `npm run deps` checks it.

/** From the lowest layer to the highest: a folder imports only from those before it. */
const LAYERS = [
  'platform',
  'time',
  'media',
  'contract',
  'faults',
  'streaming',
  'forking',
  'transcription',
  'relaying',
  'detection',
  'calls',
  'findings',
  'activities',
  'webhooks',
  'commands',
  'recordings',
  'shell',
  'story',
  'attack',
  'readings',
  'expectations',
  'control',
  'check',
  'scenarios',
  'coverage',
  'testing',
  'server',
];

const folder = (names) => `^src/(${names.join('|')})/`;
/** At the top of src: what puts the folders together. `switches.ts` and `limits.ts` are leaves that every folder may read. */
const TOP = '^src/(?!(switches|limits)\\.ts$)[^/]+\\.ts$';

/** In the folders of activities, types that the core puts into its unions, and performers, which are of the shell. */
const ACTIVITY_TYPES = '^src/activities/(.+/kind|audio-kind)\\.ts$';
const PERFORMERS = '^src/activities/[^/]+/performer[^/]*\\.ts$';

/** These may be imported from above all the same. */
const allowed = {
  calls: [ACTIVITY_TYPES],
  // The shell and what stands on it may know the configuration that they are given.
  shell: ['^src/config\\.ts$'],
  attack: ['^src/config\\.ts$'],
  control: ['^src/config\\.ts$'],
  server: ['^src/config\\.ts$'],
  // A scenario has settings of its own, which are held to the configuration's rules.
  scenarios: ['^src/config(-check)?\\.ts$'],
};

const upward = LAYERS.map((layer, index) => ({
  name: `${layer}-imports-nothing-above`,
  severity: 'error',
  from: { path: folder([layer]), pathNot: [PERFORMERS] },
  to: {
    path: [...LAYERS.slice(index + 1).map((above) => folder([above])), TOP],
    pathNot: allowed[layer] ?? [],
  },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...upward,
    {
      name: 'performers-are-the-shells',
      comment:
        "A performer needs media and sockets: it stands in its kind's folder and is imported by the shell alone.",
      severity: 'error',
      from: { pathNot: ['^src/shell/', PERFORMERS] },
      to: { path: PERFORMERS },
    },
    {
      name: 'performers-import-nothing-above-the-shell',
      severity: 'error',
      from: { path: PERFORMERS },
      to: { path: [folder(['control', 'server']), TOP] },
    },
    {
      name: 'types-of-activities-are-below-the-core',
      comment: 'The core puts them into its unions.',
      severity: 'error',
      from: { path: ACTIVITY_TYPES },
      to: {
        path: folder(LAYERS.slice(LAYERS.indexOf('calls'))),
        pathNot: [ACTIVITY_TYPES, '^src/calls/lasting\\.ts$'],
      },
    },
    {
      name: 'the-library-does-not-know-the-cli',
      severity: 'error',
      from: { pathNot: '^src/(cli/|(main|cli)\\.ts$)' },
      to: { path: '^src/(cli/|(main|cli)\\.ts$)' },
    },
    {
      name: 'the-core-is-pure',
      comment: 'What a call does follows from its inputs alone: no Node module, no server, no socket.',
      severity: 'error',
      from: { path: folder(['calls', 'activities', 'commands']) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'media-is-pure',
      comment: 'Arithmetic on samples. Only speech runs an engine in a worker.',
      severity: 'error',
      from: { path: folder(['media']), pathNot: '^src/media/speech/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'sockets-and-files-are-in-the-platform',
      severity: 'error',
      from: { pathNot: ['^src/(platform|server)/', '^src/cli/', '^src/media/speech/'] },
      to: { path: ['^(node:)?(fs|fs/promises|net|tls|http|https|dgram|dns)$', '/node_modules/(ws|undici)/'] },
    },
    {
      name: 'express-is-in-the-server',
      severity: 'error',
      from: { pathNot: '^src/server/' },
      to: { path: '/node_modules/express/' },
    },
    {
      name: 'openapi-backend-is-in-the-contract',
      severity: 'error',
      from: { pathNot: '^src/contract/' },
      to: { path: '/node_modules/openapi-backend/' },
    },
    {
      name: 'only-what-is-installed-with-the-package',
      comment: 'Who uses the matchers of vitest has it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/vitest\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'everything-imported-exists', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
