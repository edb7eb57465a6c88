import Telnyx, { type ClientOptions } from 'telnyx';
import { afterAll, beforeAll, expect } from 'vitest';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../src/index.js';
import type { RingOptions } from '../../src/control/types.js';
import { AppServer } from './app-server.js';
import { ContractCheck } from './contract-check.js';
import { MediaServer } from './media-client.js';
import { PATIENCE } from './patience.js';

type AnswerParams = Telnyx.Calls.ActionAnswerParams;
type StreamingParams = Telnyx.Calls.ActionStartStreamingParams;

export const CALLER = '+15550123001';
export const OURS = '+15550123002';

/** An app on a busy machine gets its next command in before time goes on. */
const FAST = { mode: 'fast', grace_ms: 100 } as const;

/**
 * A simulator and a voice app beside each other: real sockets, the official SDK, and `fast` time. `time: 'real'` is for files in
 * which real time is the point, which CONTRIBUTING names.
 */
export class Lab implements AsyncDisposable {
  readonly sim: Simulator;
  readonly app: AppServer;
  readonly media: MediaServer;
  readonly contract: ContractCheck;
  readonly telnyx: Telnyx;

  private constructor(sim: Simulator, app: AppServer, media: MediaServer) {
    this.sim = sim;
    this.app = app;
    this.media = media;
    this.contract = new ContractCheck();
    this.telnyx = this.client();
    app.verifyWith(this.telnyx);
    app.onWebhook = ({ body }) => this.contract.webhook(body);
  }

  static async start(options: SimulatorOptions | ((app: AppServer) => SimulatorOptions) = {}): Promise<Lab> {
    const [app, media] = await Promise.all([AppServer.start(), MediaServer.start()]);
    const given = typeof options === 'function' ? options(app) : options;
    const hasOwnUrl = typeof given.config === 'object' && 'webhookUrl' in given.config;
    // Tests of what goes wrong have no use for warnings about it.
    const config = typeof given.config === 'string' ? given.config : { logLevel: 'error' as const, ...given.config };
    const own = { time: FAST, ...(hasOwnUrl ? {} : { webhookUrl: app.url() }) };
    const sim = await createSimulator({ ...own, ...given, config });
    const lab = new Lab(sim, app, media);
    await lab.#patience();
    return lab;
  }

  /** The app may take its time for a webhook: with two seconds, a busy machine would make second attempts of first ones. */
  async #patience(): Promise<void> {
    const { callControlApplications } = this.telnyx;
    for (const application of (await callControlApplications.list()).data) {
      const { id, application_name, webhook_event_url, webhook_timeout_secs: own } = application;
      if (!id || !application_name || !webhook_event_url || own) continue;
      await callControlApplications.update(id, { application_name, webhook_event_url, webhook_timeout_secs: 30 });
    }
  }

  /** A client of the official SDK whose answers are held against the document. */
  client(options: ClientOptions = {}): Telnyx {
    const { apiKey, publicKey, baseUrl } = this.sim;
    return new Telnyx({ apiKey, publicKey, baseURL: baseUrl, fetch: this.contract.fetch, ...options });
  }

  /** A party rings in; resolves with the call's id when the app has got `call.initiated`. */
  async ring(options: Partial<RingOptions> = {}): Promise<string> {
    const ids = await this.sim.calls.ring({ from: CALLER, to: OURS, ...options });
    await this.app.webhook('call.initiated', ids.call_control_id);
    return ids.call_control_id;
  }

  /** A party rings in and the app answers. */
  async answered(body: AnswerParams = {}, ring: Partial<RingOptions> = {}): Promise<string> {
    const id = await this.ring(ring);
    await this.telnyx.calls.actions.answer(id, body);
    return id;
  }

  /** An answered call with a stream on it; `client` has got `start`. */
  async streaming(params: StreamingParams = {}, ring: Partial<RingOptions> = {}) {
    const id = await this.answered({}, ring);
    return { id, ...(await this.stream(id, params)) };
  }

  /** Starts a stream on an answered call. */
  async stream(id: string, params: StreamingParams = {}) {
    const expected = this.media.expect();
    await this.telnyx.calls.actions.startStreaming(id, { stream_url: expected.url, ...params });
    const client = await expected.client;
    const start = await client.start();
    return { client, start };
  }

  /** A journal entry of that type. */
  event(type: string, callControlId?: string) {
    return this.sim.events.waitFor(
      { type, ...(callControlId === undefined ? {} : { call_control_id: callControlId }) },
      PATIENCE,
    );
  }

  /** Types of all webhooks of a call, those on their way included: what is not here was never announced. */
  async announced(callControlId: string): Promise<string[]> {
    return (await this.sim.webhooks.list({ call_control_id: callControlId })).map(({ event_type: type }) => type);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.sim.stop();
    await Promise.all([this.app[Symbol.asyncDispose](), this.media[Symbol.asyncDispose]()]);
  }
}

/**
 * One lab for a test file. When its tests are over, all that was said must have been as the document has it, and nothing was found wrong
 * with the app: no warning or error but those that tests of the file provoke.
 */
export function useLab(options: Parameters<typeof Lab.start>[0] = {}, provoked: readonly string[] = []): () => Lab {
  let lab: Lab | undefined;
  beforeAll(async () => {
    lab = await Lab.start(options);
  });
  afterAll(async () => {
    const found = (await lab?.sim.findings.list()) ?? [];
    await lab?.[Symbol.asyncDispose]();
    expect(lab?.contract.faults ?? []).toEqual([]);
    expect(lab?.app.refused ?? []).toEqual([]);
    expect(found.filter(({ code, severity }) => severity !== 'hint' && !provoked.includes(code))).toEqual([]);
  });
  return () => {
    if (!lab) throw new Error('the lab is not open yet');
    return lab;
  };
}
