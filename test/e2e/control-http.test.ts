import { describe, expect, it } from 'vitest';
import { CALLER, OURS, useLab } from '../support/lab.js';

const lab = useLab();

/** Asks the control API over HTTP, as a test in any language does. */
async function ask(path: string, body?: unknown) {
  const init =
    body === undefined
      ? {}
      : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(`${lab().sim.url}/_sim${path}`, init);
  const json = (await response.json()) as { data: Record<string, unknown>; errors?: { code: string }[] };
  return { status: response.status, ...json };
}

describe.concurrent('a test that drives the simulator over HTTP', () => {
  it('rings in, lets the party act, and reads what happened', async () => {
    const { app, telnyx } = lab();
    const rung = await ask('/calls', { from: CALLER, to: OURS });
    expect(rung.status).toBe(201);
    const id = String(rung.data['call_control_id']);
    await app.webhook('call.initiated', id);
    await telnyx.calls.actions.answer(id, {});
    const said = await ask(`/calls/${encodeURIComponent(id)}/party/say`, { text: 'Yes.' });
    expect(said).toMatchObject({ status: 202, data: { act: 'say' } });
    const ended = await ask(`/events/wait?type=party.act.ended&call_control_id=${encodeURIComponent(id)}`);
    expect(ended.data).toMatchObject({ act_id: said.data['act_id'], completed: true });
    expect((await ask(`/calls/${id}`)).data).toMatchObject({ state: 'active', direction: 'incoming', codec: 'PCMU' });
    const wav = await fetch(`${lab().sim.url}/_sim/calls/${id}/audio/spoken.wav`);
    expect(wav.headers.get('content-type')).toBe('audio/wav');
    expect((await wav.arrayBuffer()).byteLength).toBeGreaterThan(4000);
    expect((await ask(`/calls/${id}/party/hangup`, {})).status).toBe(202);
    expect(await ask(`/calls/${id}/party/hangup`, {})).toMatchObject({ status: 409, errors: [{ code: '409' }] });
  });

  it('never misses an event that came between two waits', async () => {
    const id = await lab().answered();
    const seen: string[] = [];
    let after = 0;
    await lab().telnyx.calls.actions.hangup(id, {});
    // Each wait begins after the entry that the last one gave; all but the first find theirs already there.
    while (seen.at(-1) !== 'ended') {
      const query = `type=call.state&call_control_id=${encodeURIComponent(id)}&after=${after}`;
      const { status, data } = await ask(`/events/wait?${query}`);
      expect(status).toBe(200);
      after = Number(data['seq']);
      seen.push(String(data['to']));
    }
    expect(seen).toEqual(['ringing', 'active', 'ended']);
  });

  it('gets 408 when nothing comes', async () => {
    expect(await ask('/events/wait?type=no.such.type&timeout_ms=10')).toMatchObject({
      status: 408,
      errors: [{ code: '408' }],
    });
  });

  it('sees the journal count without gaps, every request and webhook in it', async () => {
    const id = await lab().answered();
    await lab().event('webhook.delivered', id);
    const response = await fetch(`${lab().sim.url}/_sim/events?limit=1000`);
    const { data, meta } = (await response.json()) as {
      data: { seq: number; type: string; call_control_id?: string }[];
      meta: { first_seq: number; last_seq: number };
    };
    expect(data.map(({ seq }) => seq)).toEqual(data.map((_, i) => (meta.first_seq || 1) + i));
    const types = data.filter((entry) => entry.call_control_id === id).map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining([
        'call.state',
        'webhook.created',
        'webhook.attempt',
        'webhook.delivered',
        'command.accepted',
      ]),
    );
    const requests = data.filter(({ type }) => type === 'api.request');
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.at(-1)).toMatchObject({ method: 'POST', status: 200 });
  });

  it('can follow the journal as it is written', async () => {
    const abort = new AbortController();
    const response = await fetch(`${lab().sim.url}/_sim/events/stream?type=call.state`, { signal: abort.signal });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const id = await lab().ring();
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      if (text.includes(id)) break;
    }
    abort.abort();
    expect(text).toMatch(/^id: \d+\nevent: call\.state\ndata: \{"seq":/m);
  });

  it('is not driven by a page from elsewhere', async () => {
    const response = await fetch(`${lab().sim.url}/_sim/calls`, { headers: { origin: 'https://evil.example' } });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});
