import { Witness } from '../witness/index.mjs';
import { Api } from './api.mjs';
import { Failure, patience, until, wait } from './failure.mjs';
import { Ledger } from './ledger.mjs';
import { Program } from './program.mjs';
import { Sink } from './sink.mjs';

const { LIMITS } = await import(new URL('../../dist/limits.js', import.meta.url).href);
const MB = 1024 * 1024;
/** What a collection does not give back at once, and code that was compiled meanwhile. */
const SLACK_MB = 24;
/** An entry of the journal is larger on the heap than as text. */
const JOURNAL_FACTOR = 2;
const SPARE_FILES = 8;
const SETTLE_MS = 10_000;
/** A process that dies of what a case has begun does so soon after. */
const LINGER_MS = 30;
const id = (text) => encodeURIComponent(text);

/** A simulator under test with everything that watches it. It outlives cases, and is started anew when it has died. */
export class Bench {
  program;
  api;
  ledger;
  sink;
  #witness;
  #heapMb;
  #base;
  #options;
  peakMb = 0;
  worstMs = 0;
  frames = 0;

  constructor(options) {
    this.#options = options;
    this.#heapMb = options.heapMb;
  }

  async start() {
    this.sink ??= await Sink.start();
    const applications = [
      { id: '1001', application_name: 'fuzz', webhook_event_url: this.sink.url, webhook_timeout_secs: 1 },
    ];
    const config = {
      webhook_url: this.sink.url,
      webhooks: { retry_delays_ms: [50, 100] },
      applications,
      log_level: 'info',
      log_format: 'json',
    };
    this.program = await Program.start({ heapMb: this.#heapMb, config });
    this.sink.publicKey = this.program.publicKey;
    this.api = new Api(this.program.origin);
    this.ledger = new Ledger(this.api);
    await this.#warmUp();
    this.#base = await this.program.resources();
    this.#witness = await Witness.start(this.program);
    await this.ledger.update();
  }

  /** What loads at first use is loaded, so that memory has a base line. */
  async #warmUp() {
    const call = await this.ring();
    await this.command(call, 'answer');
    await this.command(call, 'speak', { payload: 'One.', voice: 'female' });
    await this.command(call, 'streaming_start', { stream_url: 'ws://127.0.0.1:9/' });
    await this.command(call, 'playback_start', { audio_url: 'http://127.0.0.1:9/' });
    await this.act(call, 'say', { text: 'Two.' });
    await until(() => this.#sees((entry) => entry.type === 'party.act.ended'), patience(SETTLE_MS));
    await this.command(call, 'hangup');
    await until(
      () => this.#sees((entry) => entry.type === 'webhook.delivered' && entry.event_type === 'call.hangup'),
      SETTLE_MS,
    );
    await this.reset();
  }

  async #sees(fits) {
    return (await this.ledger.update()).some(fits);
  }

  get witnessCall() {
    return this.#witness?.call;
  }

  /** Ids that cases keep their hands off. */
  get untouchable() {
    return new Set([this.witnessCall]);
  }

  async ring(options = {}) {
    const ring = { from: '+15550100003', to: '+15550100004', connection_id: '1001', ...options };
    return (await this.api.data('POST', '/_sim/calls', ring)).call_control_id;
  }

  command(call, name, body = {}) {
    return this.api.data('POST', `/v2/calls/${id(call)}/actions/${name}`, body);
  }

  act(call, name, body = {}) {
    return this.api.data('POST', `/_sim/calls/${id(call)}/party/${name}`, body);
  }

  async reset() {
    await this.api.data('POST', '/_sim/reset');
    this.ledger.reset();
  }

  /** The Failure that the process has ended; undefined while it runs. Connections break a moment before that is known. */
  async deathOf() {
    await until(() => !this.isUsable, 300);
    try {
      this.program?.check();
      return undefined;
    } catch (error) {
      return error;
    }
  }

  /** Throws a Failure unless all is well. Returns the journal's new entries. */
  async check() {
    this.program.check();
    let fresh;
    try {
      fresh = await this.ledger.update();
    } catch (error) {
      throw (await this.deathOf()) ?? error;
    }
    await this.#witness.check();
    this.sink.check();
    return fresh;
  }

  /** Hangs up all calls but the witness. */
  async hangUpAll() {
    await this.check();
    const states = ['dialing', 'ringing', 'active'];
    for (const call of states.flatMap((state) => this.ledger.in(state, this.untouchable))) {
      await this.api.send({ method: 'POST', path: `/_sim/calls/${id(call)}/party/hangup`, body: {} });
    }
  }

  /** Ends all calls and waits until nothing of them is open. Throws a Failure where something stays open. */
  async settle(withinMs = SETTLE_MS) {
    await this.hangUpAll();
    const isSettled = async () => {
      await this.check();
      return this.ledger.open(this.untouchable).length === 0;
    };
    if (await until(isSettled, patience(withinMs))) return;
    const open = this.ledger.open(this.untouchable);
    throw new Failure(`after the calls were hung up: ${open[0]}`, open.slice(1, 10).join('\n'));
  }

  /** Gives what was begun a moment to do harm, then checks. */
  async linger(ms = LINGER_MS) {
    await until(() => !this.program.isRunning, ms, 10);
    return await this.check();
  }

  /** Live calls too many to go on with are hung up. */
  async sweep(most = 60) {
    const live = ['dialing', 'ringing', 'active'].flatMap((state) => this.ledger.in(state, this.untouchable));
    if (live.length > most) await this.hangUpAll();
  }

  /** Whether another case can be run on it. */
  get isUsable() {
    return this.program?.isRunning === true;
  }

  /** Ends the part: the witness says how it was, and after a reset memory and files are as before. */
  async finish() {
    const { frames, worstMs } = await this.#witness.end();
    this.frames += frames;
    this.worstMs = Math.max(this.worstMs, worstMs);
    await this.ledger.update();
    await this.reset();
    this.peakMb = Math.max(this.peakMb, this.program.peakMb());
    await this.#checkResources();
    await this.#stop();
  }

  /** SIGTERM with a call that is live: it gets its end, and no new one is taken that would get none. */
  async #stop() {
    const call = await this.ring();
    await this.command(call, 'answer');
    const stopped = this.program.stop();
    const body = { from: '+15550100003', to: '+15550100004', connection_id: '1001' };
    let isRefusing = false;
    while (this.program.isRunning) {
      const answer = await this.api.send({ method: 'POST', path: '/_sim/calls', body }).catch(() => undefined);
      // The signal takes a moment to arrive; from the first refusal on all are refused.
      if (answer?.status === 201 && isRefusing) throw new Failure('a call rings in though the simulator stops');
      isRefusing ||= answer?.status === 503;
      await wait(5);
    }
    await stopped;
    if (!this.sink.hasEnded(call)) throw new Failure('a live call got no call.hangup when the simulator stopped');
  }

  async #checkResources() {
    const journalMb = Math.min(this.ledger.read.bytes, LIMITS['journal.bytes']) / MB;
    const cacheMb = LIMITS['speech.cache_bytes'] / MB;
    const mostMb = this.#base.heapMb + SLACK_MB + journalMb * JOURNAL_FACTOR + cacheMb;
    // Ours are not the simulator's to close.
    await this.api.hangUp();
    let now;
    const isBack = async () => {
      now = await this.program.resources();
      return now.heapMb <= mostMb && !(now.files > this.#base.files + SPARE_FILES);
    };
    // Connections that are kept alive for a while close by themselves.
    if (await until(isBack, patience(8_000), 250)) return;
    const text = ({ heapMb, externalMb, files }) =>
      `${heapMb.toFixed(0)} MB (${externalMb.toFixed(0)} MB of them outside the heap), ${files} files`;
    throw new Failure(`after a reset ${text(now)}; before ${text(this.#base)}; allowed ${mostMb.toFixed(0)} MB`);
  }

  /** Ends everything, whatever state it is in. */
  async abandon() {
    await this.#witness?.stop();
    await this.api?.close();
    this.program?.kill();
    this.#witness = undefined;
    this.program = undefined;
    this.api = undefined;
  }

  async close() {
    await this.abandon();
    this.sink?.close();
  }
}
