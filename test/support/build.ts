import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The program is built once, unless it is fresh, before the tests that start it as a process. */
export default function build(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
