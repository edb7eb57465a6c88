import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { originOf } from '../exports.js';
import { LIMITS } from '../limits.js';
import { cut } from '../platform/cut.js';
import { freePort } from '../platform/free-port.js';
import { RealClock } from '../platform/clock.js';
import { turn } from '../platform/gently.js';
import type { RunningApp } from '../scenarios/workers.js';
import { goneFor, untilItConnects } from './reach.js';

/** An app that was asked to end has so long, in ms; then it and all that it has started are killed. The rest of its output has as long. */
const GRACE_MS = 1_000;

export interface AppSettings {
  /** A program and its arguments. */
  readonly words: readonly string[];
  readonly apiKey: string;
  /** Beside PORT, and in place of what the environment of this process has. */
  readonly environment: Readonly<Record<string, string>>;
  /** The path of its webhook endpoint. */
  readonly webhookPath: string;
  readonly startTimeoutMs: number;
  /** Told of each line that it prints, where somebody wants to see them all. */
  readonly print?: ((line: string) => void) | undefined;
}

const clock = new RealClock();

/** A copy of the app under test, a process of its own with a free port. */
export class AppProcess implements RunningApp {
  readonly apiKey: string;
  readonly #port: number;
  readonly #webhookPath: string;
  #host = '127.0.0.1';
  readonly lost: Promise<string>;
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown>;
  /** Its output has been read to the end. */
  readonly #closed: Promise<unknown>;
  readonly #lines: string[] = [];
  #printed = 0;
  readonly #print: AppSettings['print'];
  #isStopping = false;

  /** Starts one; resolves when it takes connections. Rejects with an AppStartError: it cannot be started, ends, or takes none in time. */
  static async start(settings: AppSettings): Promise<AppProcess> {
    const port = await freePort();
    const app = new AppProcess(settings, port);
    try {
      await app.#takesConnections(settings.startTimeoutMs);
      // All that it printed before it listened is read now: it is of its start, and not of its first run.
      await turn();
      return app;
    } catch (error) {
      await app.stop();
      throw error;
    }
  }

  /** Ends all that run, and those that are being started. */
  static async stopAll(): Promise<void> {
    await Promise.all([...RUNNING].map((app) => app.stop()));
  }

  private constructor({ words, apiKey, environment, webhookPath, print }: AppSettings, port: number) {
    const [program = '', ...args] = words;
    this.apiKey = apiKey;
    this.#port = port;
    this.#webhookPath = webhookPath;
    this.#print = print;
    const env = { ...process.env, ...environment, PORT: String(port) };
    // It leads a group of processes, so that what it starts ends with it.
    this.#process = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env, detached: hasGroups });
    RUNNING.add(this);
    for (const stream of [this.#process.stdout, this.#process.stderr]) if (stream) this.#read(stream);
    const failed = once(this.#process, 'error').then(([error]: unknown[]) => `it cannot be started: ${String(error)}`);
    const exited = once(this.#process, 'exit').then(([code, signal]: unknown[]) =>
      typeof signal === 'string' ? `it was ended by ${signal}` : `it ended with code ${String(code)}`,
    );
    this.#closed = new Promise((resolve) => this.#process.once('close', resolve));
    this.#ended = Promise.race([failed.catch(() => undefined), exited.catch(() => undefined)]);
    this.lost = new Promise((resolve) => {
      for (const end of [failed, exited])
        end.then(
          (why) => {
            if (!this.#isStopping) resolve(why);
          },
          () => undefined,
        );
    });
  }

  get origin(): string {
    return originOf(this.#host, this.#port);
  }

  get webhookUrl(): string {
    return `${this.origin}${this.#webhookPath}`;
  }

  get printed(): number {
    return this.#printed;
  }

  output(from = 0): readonly string[] {
    const gone = this.#printed - this.#lines.length;
    return this.#lines.slice(Math.max(0, from - gone));
  }

  async gone(): Promise<string | undefined> {
    return goneFor({ host: this.#host, port: this.#port }, this.lost);
  }

  /** Asks it to end, and kills it and all that it has started when it does not. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.kill('SIGTERM');
    const timer = clock.schedule(GRACE_MS, () => this.kill('SIGKILL'));
    if (this.#process.pid !== undefined) await this.#ended;
    timer.cancel();
    // Processes that it has left behind.
    this.kill('SIGKILL');
    await this.#heard();
    RUNNING.delete(this);
  }

  /** Resolves when all that it has printed has been read, which takes next to no time where nobody is left who may print. */
  async #heard(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = clock.schedule(GRACE_MS, resolve);
      void this.#closed.then(() => {
        timer.cancel();
        resolve();
      });
    });
  }

  kill(signal: NodeJS.Signals): void {
    const { pid } = this.#process;
    // Once it is over its id may be that of others.
    if (pid === undefined || !RUNNING.has(this)) return;
    try {
      process.kill(hasGroups ? -pid : pid, signal);
    } catch {
      // Nobody is left.
    }
  }

  #read(stream: NodeJS.ReadableStream): void {
    let rest = '';
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      // A line without end is cut where lines are.
      rest = (lines.pop() ?? '').slice(0, LIMITS['app.line_chars']);
      for (const line of lines) this.#line(line);
    });
    stream.on('end', () => {
      if (rest !== '') this.#line(rest);
    });
    stream.on('error', () => undefined);
  }

  #line(line: string): void {
    this.#lines.push(cut(line.replace(/\r$/, ''), LIMITS['app.line_chars']));
    this.#printed++;
    if (this.#lines.length > LIMITS['app.lines']) this.#lines.shift();
    this.#print?.(line);
  }

  async #takesConnections(timeoutMs: number): Promise<void> {
    const where = `port ${this.#port} (PORT)`;
    this.#host = await untilItConnects({ hosts: ['127.0.0.1', '::1'], port: this.#port, where, timeoutMs }, this);
  }
}

const hasGroups = process.platform !== 'win32';

/** Apps that have not ended: none is left behind, however this process ends. */
const RUNNING = new Set<AppProcess>();
process.on('exit', () => {
  for (const app of RUNNING) app.kill('SIGKILL');
});
