import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { WebSocket } from 'ws';

/** Debian's browser, by its name on the path; undefined where there is none. */
export const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version']).status === 0,
);

/** A page in a headless browser, over the DevTools protocol. */
export class BrowserPage implements AsyncDisposable {
  readonly #socket: WebSocket;
  readonly #close: () => Promise<void>;
  #lastId = 0;
  /** Names and addresses of what the page asked the network for, the file itself apart. */
  readonly requested: string[] = [];

  private constructor(socket: WebSocket, close: () => Promise<void>) {
    this.#socket = socket;
    this.#close = close;
    socket.on('message', (data: Buffer) => {
      const { method, params } = JSON.parse(data.toString()) as {
        method?: string;
        params?: { request: { url: string } };
      };
      if (method === 'Network.requestWillBeSent' && params) this.requested.push(params.request.url);
    });
  }

  /** Opens a file in a browser of its own. Rejects where the browser does not start. */
  static async open(file: string): Promise<BrowserPage> {
    if (CHROMIUM === undefined) throw new Error('there is no browser');
    const folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-browser-'));
    const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--mute-audio'];
    const more = ['--remote-debugging-port=0', '--autoplay-policy=no-user-gesture-required', '--window-size=1400,1000'];
    const child = spawn(CHROMIUM, [...flags, ...more, `--user-data-dir=${folder}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      // It leads a group, so that its helpers, which write to the folder too, end with it.
      detached: true,
    });
    const ended = once(child, 'exit');
    const close = async (): Promise<void> => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    };
    const address = await new Promise<URL>((resolve, reject) => {
      createInterface({ input: child.stderr }).on('line', (line) => {
        const [, url] = /^DevTools listening on (ws:\S+)/.exec(line) ?? [];
        if (url !== undefined) resolve(new URL(url));
      });
      child.once('exit', () => reject(new Error('the browser ended')));
    });
    const targets = (await (await fetch(`http://${address.host}/json/list`)).json()) as {
      type: string;
      webSocketDebuggerUrl: string;
    }[];
    const target = targets.find(({ type }) => type === 'page');
    if (!target) throw new Error('the browser has no page');
    const socket = new WebSocket(target.webSocketDebuggerUrl, { perMessageDeflate: false });
    await once(socket, 'open');
    const page = new BrowserPage(socket, close);
    await page.send('Page.enable');
    await page.send('Network.enable');
    const loaded = page.#event('Page.loadEventFired');
    await page.send('Page.navigate', { url: pathToFileURL(file).href });
    await loaded;
    return page;
  }

  /** Sends a command, and resolves with its result. */
  async send<Result = unknown>(method: string, params: object = {}): Promise<Result> {
    const id = ++this.#lastId;
    const answer = new Promise<{ result: Result; error?: { message: string } }>((resolve) => {
      const take = (data: Buffer): void => {
        const message = JSON.parse(data.toString()) as { id?: number; result: Result };
        if (message.id !== id) return;
        this.#socket.off('message', take);
        resolve(message);
      };
      this.#socket.on('message', take);
    });
    this.#socket.send(JSON.stringify({ id, method, params }));
    const { result, error } = await answer;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /** The value of an expression, or of what it resolves with. */
  async evaluate<Value>(expression: string): Promise<Value> {
    const { result, exceptionDetails } = await this.send<{ result: { value: Value }; exceptionDetails?: object }>(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
    );
    if (exceptionDetails) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
    return result.value;
  }

  async press(key: string): Promise<void> {
    const event = { key, text: key.length === 1 ? key : undefined };
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
  }

  async click(x: number, y: number): Promise<void> {
    const event = { x, y, button: 'left', clickCount: 1 };
    await this.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...event });
    await this.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...event });
  }

  #event(name: string): Promise<void> {
    return new Promise((resolve) => {
      const take = (data: Buffer): void => {
        if ((JSON.parse(data.toString()) as { method?: string }).method !== name) return;
        this.#socket.off('message', take);
        resolve();
      };
      this.#socket.on('message', take);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.terminate();
    await this.#close();
  }
}
