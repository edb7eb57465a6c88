import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSimulator } from '../../src/index.js';
import { CALLER, Lab, OURS } from '../support/lab.js';

/** What a lab has said must have been as the document has it. */
function expectInOrder({ contract, app }: Lab): void {
  expect(contract.faults).toEqual([]);
  expect(app.refused).toEqual([]);
}

describe.concurrent('a simulator that is stopped', () => {
  it('ends its calls as an API hang-up does, delivers what is due, and closes', async () => {
    const lab = await Lab.start();
    const { sim, app } = lab;
    const { client, id } = await lab.streaming();
    const ringing = await lab.ring();
    app.answer('/hooks', ({ type }) =>
      type === 'call.hangup' ? new Promise((resolve) => setImmediate(() => resolve(200))) : 200,
    );
    await sim.stop();
    expect(client.frames.all.at(-1)?.event).toBe('stop');
    expect(app.typesOf(id)).toEqual([
      'call.initiated',
      'call.answered',
      'streaming.started',
      'call.hangup',
      'streaming.stopped',
    ]);
    expect(app.of(id).find(({ type }) => type === 'call.hangup')?.payload).toMatchObject({
      hangup_cause: 'normal_clearing',
      hangup_source: 'callee',
      sip_hangup_cause: 'unspecified',
    });
    expect(app.of(ringing).at(-1)?.payload).toMatchObject({ hangup_cause: 'call_rejected', sip_hangup_cause: '603' });
    await expect(fetch(`${sim.url}/_sim/health`)).rejects.toThrow();
    await sim.stop();
    expectInOrder(lab);
    await lab[Symbol.asyncDispose]();
  });

  it('stops at the end of `await using`', async () => {
    let url = '';
    {
      await using sim = await createSimulator({});
      ({ url } = sim);
      expect((await fetch(`${url}/_sim/health`)).status).toBe(200);
    }
    await expect(fetch(`${url}/_sim/health`)).rejects.toThrow();
  });
});

describe.concurrent('reset', () => {
  it('makes calls vanish without a webhook, closes sockets, ends waits, and begins the next world', async () => {
    await using lab = await Lab.start();
    const { sim, app } = lab;
    const { client, id } = await lab.streaming();
    await app.webhook('streaming.started', id);
    const wait = sim.events.waitFor({ type: 'never' }, { timeoutMs: 8_000 });
    const refused = expect(wait).rejects.toMatchObject({ code: 409 });
    expect(await sim.reset()).toEqual({ seed: sim.config.seed, world: 2 });
    await refused;
    await client.closed;
    await expect(sim.calls.get(id)).rejects.toMatchObject({ code: 404 });
    await expect(lab.telnyx.calls.actions.hangup(id, {})).rejects.toMatchObject({ status: 422 });
    const [first] = await sim.events.list({ type: 'sim.*' });
    expect(first).toMatchObject({ seq: 1, type: 'sim.started' });
    expect(await sim.webhooks.list()).toEqual([]);
    const again = await sim.calls.ring({ from: CALLER, to: OURS });
    expect(again.call_control_id).not.toBe(id);
    await app.webhook('call.initiated', again.call_control_id);
    expect(app.typesOf(id).at(-1)).toBe('streaming.started');
    expectInOrder(lab);
  });
});

describe.concurrent('simulators side by side', () => {
  it('know nothing of each other', async () => {
    await using one = await Lab.start({ seed: 'one' });
    await using two = await Lab.start({ seed: 'two' });
    expect(one.sim.publicKey).not.toBe(two.sim.publicKey);
    expect(one.sim.apiKey).not.toBe(two.sim.apiKey);
    const [a, b] = [await one.answered(), await two.answered()];
    expect(a).not.toBe(b);
    await expect(two.telnyx.calls.actions.hangup(a, {})).rejects.toMatchObject({ status: 422 });
    await one.telnyx.calls.actions.hangup(a, {});
    await one.app.webhook('call.hangup', a);
    expect((await two.sim.calls.get(b)).state).toBe('active');
    expect(two.app.received.all.map(({ callControlId }) => callControlId)).not.toContain(a);
    // What one signs, the key of the other refuses.
    const [webhook] = one.app.of(a);
    await expect(
      two.telnyx.webhooks.unwrap(webhook?.body ?? '', { headers: webhook?.headers as Record<string, string> }),
    ).rejects.toThrow(/does not match/);
    expectInOrder(one);
    expectInOrder(two);
  });

  it('from the same seed have the same key and give the same ids in the same order', async () => {
    const story = async () => {
      await using lab = await Lab.start({ seed: 'same' });
      const { sim, app } = lab;
      const ids = await sim.calls.ring({ from: CALLER, to: OURS });
      const id = ids.call_control_id;
      await app.webhook('call.initiated', id);
      await lab.telnyx.calls.actions.answer(id, {});
      const { start } = await lab.stream(id);
      await lab.telnyx.calls.actions.hangup(id, {});
      await app.webhook('streaming.stopped', id);
      const { data } = await lab.telnyx.calls.dial({ connection_id: '3', from: OURS, to: '+15550100408' });
      expectInOrder(lab);
      return {
        key: sim.publicKey,
        apiKey: sim.apiKey,
        ids,
        dialled: data?.call_control_id,
        stream: start.stream_id,
        user: start.start['user_id'],
        webhooks: app.of(id).map((webhook) => `${webhook.type} ${webhook.id}`),
        name: app.of(id)[0]?.payload['caller_id_name'],
      };
    };
    const first = await story();
    expect(await story()).toEqual(first);
    expect(first.webhooks).toHaveLength(5);
  });
});

describe('a simulator of the library', () => {
  it('takes a configuration file by its path, and any free port', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-'));
    const path = join(folder, 'sim.yaml');
    writeFileSync(path, 'seed: from a file\nport: 1\nlog_level: silent\nparty: { ring_ms: 20 }\n');
    await using sim = await createSimulator({ config: path, webhookUrl: 'http://127.0.0.1:9/hooks' });
    rmSync(folder, { recursive: true });
    expect(sim.config).toMatchObject({ seed: 'from a file', port: 0, party: { ringMs: 20 } });
    expect(sim.config.webhookUrl).toBe('http://127.0.0.1:9/hooks');
    const answer = await fetch(`${sim.url}/_sim/health`);
    expect(await answer.json()).toMatchObject({ status: 'ok', seed: 'from a file' });
  });

  it('says which configuration file there is not', async () => {
    await expect(createSimulator({ config: './nowhere.yaml' })).rejects.toThrow(
      /nowhere\.yaml: expected a configuration file/,
    );
  });
});
