import tseslint from 'typescript-eslint';

const outsidePlatform =
  'Time and chance are injected (Clock, Random from src/platform), so that a run can be repeated.';

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'src/contract/generated', 'examples', '**/*.js', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', { max: 70, skipComments: true, skipBlankLines: true }],
      complexity: ['error', 14],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/platform/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'setTimeout', message: outsidePlatform },
        { name: 'setInterval', message: outsidePlatform },
        { name: 'performance', message: outsidePlatform },
        { name: 'queueMicrotask', message: outsidePlatform },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: outsidePlatform },
        { object: 'Date', property: 'now', message: outsidePlatform },
        { object: 'crypto', property: 'randomUUID', message: outsidePlatform },
      ],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'node:crypto', importNames: ['randomUUID', 'randomBytes'], message: outsidePlatform }] },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: outsidePlatform },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    ignores: ['test/support/**'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-globals': [
        'error',
        { name: 'setTimeout', message: 'Wait for an event, or move the virtual clock.' },
      ],
    },
  },
);
