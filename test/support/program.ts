import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The built program as a process of its own, quiet, on a free port; it is killed at the end. `nodeArgs` are Node's own. */
export async function program(nodeArgs: readonly string[], args: readonly string[] = []) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TELNYX')));
  const all = [...nodeArgs, 'dist/main.js', '--port', '0', '--log-level', 'error', ...args];
  const child = spawn(process.execPath, all, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const found = /^telnyx-sim ready on (\S+)$/m.exec(stdout)?.[1];
      if (found !== undefined) resolve(found);
    });
    ended.then(() => reject(new Error(`ended before it was ready: ${stderr}`)), reject);
  });
  const ask = async (path: string, body?: object) => {
    const headers = { authorization: 'Bearer KEY', 'content-type': 'application/json' };
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${url}${path}`, { headers, ...init });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  return {
    url,
    /** GETs a path, or POSTs a body to it. */
    ask,
    signal: (name: NodeJS.Signals) => child.kill(name),
    stderr: () => stderr,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
