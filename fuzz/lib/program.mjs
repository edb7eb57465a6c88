import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asker } from '../../bench/lib/rpc.mjs';
import { brief, Failure, patience, until } from './failure.mjs';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const PROBE = new URL('../../bench/lib/probe.mjs', import.meta.url).href;
const READY_MS = 20_000;
/** Live calls end, and deliveries get up to 5 s more. */
const STOP_MS = 12_000;
/** A line of the simulator's own log that tells of no fault; everything else on stderr was not meant to be there. */
function isLog(line) {
  try {
    const { level, type } = JSON.parse(line);
    return typeof level === 'string' && type !== 'sim.fault';
  } catch {
    return false;
  }
}

const MB = 1024 * 1024;

const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** The built program as its users start it, with a small heap and a probe that tells about its memory. */
export class Program {
  origin = '';
  publicKey = '';
  #child;
  #ask;
  #stderr = '';
  #line = '';
  #strange = [];
  #ended;
  #stopping = false;

  /** @param heapMb `--max-old-space-size`; @param config what a configuration file would hold */
  static async start({ heapMb, config = {} }) {
    const program = new Program();
    const folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-fuzz-'));
    try {
      const file = join(folder, 'config.yaml');
      writeFileSync(file, JSON.stringify({ port: 0, ...config }));
      await program.#start(file, heapMb);
    } finally {
      rmSync(folder, { recursive: true });
    }
    return program;
  }

  async #start(file, heapMb) {
    const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('TELNYX')));
    this.#child = fork(MAIN, ['start', '--config', file], {
      execArgv: [`--max-old-space-size=${heapMb}`, '--expose-gc', '--import', PROBE],
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    running.add(this.#child);
    this.#child.on('exit', (code, signal) => {
      running.delete(this.#child);
      this.#ended = signal ?? code;
    });
    this.#ask = asker(this.#child, 'the simulator', 30_000);
    this.#child.stderr.setEncoding('utf8').on('data', (text) => this.#heard(text));
    let stdout = '';
    this.#child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    await until(() => / ready on \S+\n/.test(stdout) || this.#ended !== undefined, patience(READY_MS));
    this.origin = /^telnyx-sim ready on (http:\S+)$/m.exec(stdout)?.[1];
    this.publicKey = /^export TELNYX_PUBLIC_KEY=(\S+)$/m.exec(stdout)?.[1];
    if (!this.origin) throw new Error(`the simulator did not start: ${stdout}${this.#stderr}`);
  }

  #heard(text) {
    this.#stderr = (this.#stderr + text).slice(-100_000);
    const lines = (this.#line + text).split('\n');
    this.#line = lines.pop();
    const strange = lines.filter((line) => line !== '' && !isLog(line));
    this.#strange = [...this.#strange, ...strange].slice(-50);
  }

  get isRunning() {
    return this.#ended === undefined;
  }

  /** Throws unless the process lives and has said nothing but its log. */
  check() {
    if (!this.isRunning && !this.#stopping) throw new Failure(`the process ended (${this.#ended})`, this.#lastWords());
    if (this.#strange.length > 0) throw new Failure(`stderr: ${brief(this.#strange[0])}`, this.#lastWords());
  }

  #lastWords() {
    return this.#strange.slice(-25).join('\n') || this.#stderr.slice(-1_000);
  }

  /** Megabytes after a collection, and open files where /proc tells. */
  async resources() {
    const { heapUsed, external, rss } = await this.#ask('memory', { collect: true });
    const externalMb = external / MB;
    return { heapMb: heapUsed / MB + externalMb, externalMb, rssMb: rss / MB, files: this.#openFiles() };
  }

  #openFiles() {
    try {
      return readdirSync(`/proc/${this.#child.pid}/fd`).length;
    } catch {
      return NaN;
    }
  }

  /** The largest that the process has been, in MB; NaN without /proc. */
  peakMb() {
    try {
      return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.#child.pid}/status`, 'latin1'))?.[1]) / 1024;
    } catch {
      return NaN;
    }
  }

  /** SIGTERM, as a user's CI sends it. Throws unless it ends by itself with code 0. */
  async stop() {
    this.#stopping = true;
    if (!this.isRunning) return;
    this.#child.kill('SIGTERM');
    const ended = await until(() => !this.isRunning, patience(STOP_MS));
    if (!ended) this.kill();
    if (!ended) throw new Failure(`SIGTERM: still running after ${STOP_MS / 1000} s`);
    if (this.#ended !== 0) throw new Failure(`SIGTERM: expected exit code 0, got ${this.#ended}`, this.#lastWords());
    this.check();
  }

  kill() {
    this.#stopping = true;
    this.#child.kill('SIGKILL');
  }
}
