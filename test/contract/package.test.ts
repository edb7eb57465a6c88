import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The paths in the package. */
function packed(): string[] {
  const listing = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
  });
  const [first] = JSON.parse(listing) as { files: { path: string }[] }[];
  return (first?.files ?? []).map(({ path }) => path);
}

describe('the package', () => {
  const files = packed();

  it.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/FIDELITY.md'])(
    'has everything that %s links to',
    (document) => {
      expect(files).toContain(document);
      const text = readFileSync(join(root, document), 'utf8');
      const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, target = '']) =>
        normalize(join(document, '..', target)).replace(/\/$/, ''),
      );
      const missing = targets.filter(
        (target) => !files.some((file) => file === target || file.startsWith(`${target}/`)),
      );
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
