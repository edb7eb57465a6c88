import { existsSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: string[] };
const kept = packageJson.files.filter((each) => !each.startsWith('!'));

/** npm packs the files and folders under `files`, without those behind a `!`. Asking npm itself would compress all of it, for seconds. */
const isPacked = (path: string): boolean =>
  existsSync(join(root, path)) &&
  !/(^|\/)(node_modules|__pycache__)(\/|$)/.test(path) &&
  kept.some((each) => path === each || path.startsWith(`${each}/`));

describe('the package', () => {
  it('leaves nothing out by pattern but what is looked for below', () => {
    expect(packageJson.files.filter((each) => !kept.includes(each))).toEqual(['!**/node_modules', '!**/__pycache__']);
    expect(kept.filter((each) => /[*?[{]/.test(each))).toEqual([]);
  });

  it.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/FIDELITY.md'])(
    'has everything that %s links to',
    (document) => {
      expect(isPacked(document)).toBe(true);
      const text = readFileSync(join(root, document), 'utf8');
      const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, target = '']) =>
        normalize(join(document, '..', target)).replace(/\/$/, ''),
      );
      const missing = targets.filter((target) => !isPacked(target));
      expect(missing).toEqual([]);
    },
  );

  it('has a heading for every link within the README', () => {
    const text = readFileSync(join(root, 'README.md'), 'utf8');
    const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, '')
        .replaceAll(' ', '-'),
    );
    const anchors = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(headings).toEqual(expect.arrayContaining(anchors));
  });
});
