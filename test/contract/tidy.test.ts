import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/index.js';

// What lint does not see: files that it does not read, and what must not stand in any file.

const ROOT = new URL('../../', import.meta.url);
/** Made by tools, or not ours. */
const NOT_OURS = /(^|\/)(node_modules|\.git|dist|coverage|demo-out|generated)(\/|$)/;
const BINARY = /\.(wav|mp3|png|tgz)$/;
const CODE = /\.(ts|mts|cts|js|mjs|cjs)$/;
const MAX_LINES = 400;

interface File {
  readonly path: string;
  readonly text: string;
}

function filesIn(folder: string): File[] {
  return readdirSync(new URL(folder, ROOT), { withFileTypes: true }).flatMap((entry): File[] => {
    const path = `${folder}${entry.name}`;
    if (NOT_OURS.test(path) || BINARY.test(path)) return [];
    if (entry.isDirectory()) return filesIn(`${path}/`);
    return entry.isFile() ? [{ path, text: readFileSync(new URL(path, ROOT), 'utf8') }] : [];
  });
}

const files = filesIn('');
const code = files.filter(({ path }) => CODE.test(path));

/** `path:line` of every line that has what is looked for. */
function places(among: readonly File[], pattern: RegExp): string[] {
  return among.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}

/** Patterns are put together from pieces, as this file is among those that are searched. */
const anyOf = (...pieces: readonly (readonly string[])[]): RegExp =>
  new RegExp(pieces.map((parts) => parts.join('')).join('|'));

const withoutComments = ({ path, text }: File): File => ({
  path,
  // Line breaks stay, so that line numbers do.
  text: text.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, '')).replace(/(^|\s)\/\/.*$/gm, ''),
});

describe('the repository', () => {
  it('is read as a whole', () => {
    expect(code.length).toBeGreaterThan(150);
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['package-lock.json', '.ci/run', 'README.md']),
    );
  });

  it(`has no file of code, and no description, of more than ${MAX_LINES} lines`, () => {
    const described = files.filter(({ path }) => path.startsWith('openapi/'));
    const long = [...code, ...described].filter(({ text }) => text.trimEnd().split('\n').length > MAX_LINES);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('leaves nothing for later', () => {
    expect(
      places(
        files.filter(isWritten),
        anyOf(['\\bTO', 'DO\\b'], ['\\bFIX', 'ME\\b'], ['\\bHA', 'CK\\b'], ['\\bXX', 'X\\b']),
      ),
    ).toEqual([]);
  });

  it('skips no test and runs none alone', () => {
    const pattern = anyOf(
      ['\\b(describe|it|test|suite)(\\.each)?\\.', '(skip|only|todo|fails)\\b'],
      ['\\b[xf]', '(it|describe)\\('],
    );
    expect(
      places(
        code.filter(({ path }) => /(^|\/)(test|examples)\//.test(path)),
        pattern,
      ),
    ).toEqual([]);
  });

  it('lets Docker see all that its file copies', () => {
    const textOf = (name: string): string => readFileSync(new URL(name, ROOT), 'utf8');
    const copied = Array.from(textOf('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm), ([, sources = '']) =>
      sources.split(' '),
    ).flat();
    const seen = textOf('.dockerignore').split('\n');
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((source) => !seen.includes(`!${source}`))).toEqual([]);
  });

  it('has comments that begin with what they are about', () => {
    const sources = code.filter(({ path }) => path.startsWith('src/'));
    const places = sources.flatMap(({ path, text }) =>
      Array.from(
        text.matchAll(/(?:\/\*\*\s+(?:\* )?|^\s*\/\/ )((?:What|Who|Whether|How|Which|Why|Where|When)\b.*)/gm),
        ([, comment]) => `${path}: ${comment}`,
      ),
    );
    expect(places).toEqual([]);
  });

  it('takes time and chance from src/platform only', () => {
    const elsewhere = code.filter(({ path }) => path.startsWith('src/') && !path.startsWith('src/platform/'));
    const pattern =
      /\bDate\.now\b|\bnew Date\(\)|\bset(Timeout|Interval)\(|\bMath\.random\b|\brandom(UUID|Bytes|Int)\b|\bperformance\.|\bhrtime\b/;
    expect(elsewhere.length).toBeGreaterThan(100);
    expect(places(elsewhere.map(withoutComments), pattern)).toEqual([]);
  });

  it('names no place of the machine that it was written on', () => {
    const pattern = anyOf(['(^|[^\\w.])/', '(work|root|Users)/'], ['/ho', 'me/[a-z]'], ['[A-Z]:\\\\\\\\', 'Users']);
    expect(places(files, pattern)).toEqual([]);
  });

  it('names no registry, so that everybody installs from their own', () => {
    expect(places(files, anyOf(['https?://[^\\s"\']*', '(registry|artifactory|verdaccio|nexus)']))).toEqual([]);
    const lock = files.filter(({ path }) => path === 'package-lock.json');
    expect(places(lock, anyOf(['"resolved": "', 'https?:']))).toEqual([]);
  });

  it('has a unit test for every command', () => {
    const tests = files.filter(({ path }) => path.startsWith('test/unit/commands/'));
    const names = COMMANDS.map(({ name }) => name);
    const untested = names.filter((name) => !tests.some(({ text }) => new RegExp(`\\b${name}\\b`).test(text)));
    expect(untested).toEqual([]);
  });

  it('registers every command that has a file', () => {
    const defined = code
      .filter(({ path }) => /^src\/commands\/(?:conferences\/)?[^/]+\.ts$/.test(path))
      .flatMap(({ text }) =>
        Array.from(
          text.matchAll(/: (?:New)?(?:Call|Conference)?Command<'\w+'> = \{[^]*?\bname: '(\w+)'/g),
          ([, name]) => name,
        ),
      );
    expect(defined.sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
  });
});

/** Written by people: what a tool writes may hold any letters. */
function isWritten({ path }: File): boolean {
  return path !== 'package-lock.json' && path !== 'NOTICE';
}
