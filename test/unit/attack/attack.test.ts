import { describe, expect, it } from 'vitest';
import { COPY_KINDS, type CopyKind } from '../../../src/attack/copies.js';
import { ACTS_WITHIN_MS } from '../../../src/attack/command-watch.js';
import { callAddress } from '../../../src/calls/address.js';
import { attackWebhooks } from '../../../src/control/attack.js';
import { listCalls } from '../../../src/control/calls.js';
import type { AttackOptions, AttackView } from '../../../src/control/types.js';
import type { HttpRequest } from '../../../src/platform/http-sender.js';
import { keyPairFromSeed } from '../../../src/webhooks/signing.js';
import { ExchangeWorld, HOOK, type ExchangeWish } from '../../support/exchange.js';
import { misfits } from '../../support/control-schemas.js';
import { envelope } from '../../support/webhook-world.js';

const SEED = 'attacked';
const keys = keyPairFromSeed(SEED);

/** How an app decides that a webhook is Telnyx's. */
type Check = (request: HttpRequest, nowSecs: number) => boolean;

const signatureOf = ({ headers }: HttpRequest): string | undefined => headers['telnyx-signature-ed25519'];
const timestampOf = ({ headers }: HttpRequest): string => headers['telnyx-timestamp'] ?? '';
/** Ed25519 has no chance in it: the right signature is the only one. */
const isSignedOver = (request: HttpRequest, text: string): boolean => signatureOf(request) === keys.signText(text);
const rightly: Check = (request) => isSignedOver(request, `${timestampOf(request)}|${request.body ?? ''}`);
const inTime: Check = (request, now) => Math.abs(Number(timestampOf(request)) - now) <= 300;

const CHECKS = {
  'verifies the raw body and the time': (request, now) => rightly(request, now) && inTime(request, now),
  'verifies nothing': () => true,
  'verifies what it parsed and wrote anew': (request, now) =>
    inTime(request, now) &&
    isSignedOver(request, `${timestampOf(request)}|${JSON.stringify(JSON.parse(request.body ?? ''))}`),
  'lets pass what has no signature': (request, now) =>
    signatureOf(request) === undefined || (rightly(request, now) && inTime(request, now)),
  'joins with a dot': (request, now) =>
    inTime(request, now) && isSignedOver(request, `${timestampOf(request)}.${request.body ?? ''}`),
  'never looks at the time': rightly,
} satisfies Record<string, Check>;

interface Wish extends ExchangeWish {
  readonly check?: Check;
  /** The app sends a command for each call that it hears of, so long after its answer. */
  readonly actsAfterMs?: number;
}

/** A simulator and an app without network, on virtual time. */
function attackWorld({ check = CHECKS['verifies nothing'], actsAfterMs, config, ...wish }: Wish = {}) {
  const world: ExchangeWorld = new ExchangeWorld({
    answer: (request) => {
      if (!check(request, Math.floor(world.clock.host.wallMicros() / 1e6))) return { status: 401 };
      if (actsAfterMs !== undefined) world.clock.schedule(actsAfterMs, () => act(world, callOf(request)));
      return { status: 200 };
    },
    config: { seed: SEED, ...config },
    ...wish,
  });
  return world;
}

const callOf = (request: HttpRequest): string => String(envelope(request).data.payload['call_control_id']);

/** What the API does with a command, and the entry that it makes of the request. */
function act(world: ExchangeWorld, callControlId: string, method = 'POST'): void {
  world.ok(callControlId, 'answer');
  const request = { method, path: '/v2/calls/x/actions/answer', operation_id: 'AnswerCall', status: 200 };
  world.journal.record(
    'api.request',
    { ...request, error_codes: [], host: { duration_ms: 1 } },
    callAddress(callControlId),
  );
}

/** Attacks, and lets time pass until it is over. */
async function attacked(world: ExchangeWorld, options: AttackOptions = {}): Promise<AttackView> {
  const result = attackWebhooks(world.exchange, options);
  await world.clock.advanceAsync(60_000);
  return result;
}

const accepted = ({ attempts }: AttackView): CopyKind[] =>
  attempts.filter((one) => one.accepted).map(({ kind }) => kind);

describe('an attack on an app that', () => {
  it.each([
    ['verifies the raw body and the time', 200, ['replayed']],
    ['verifies nothing', 200, [...COPY_KINDS]],
    ['verifies what it parsed and wrote anew', 200, ['reserialised', 'replayed']],
    ['lets pass what has no signature', 200, ['unsigned', 'replayed']],
    ['joins with a dot', 401, ['wrong_separator']],
    ['never looks at the time', 200, ['stale', 'future', 'replayed']],
  ] as const)('%s', async (name, genuine, kinds) => {
    const world = attackWorld({ check: CHECKS[name], actsAfterMs: 100 });
    const result = await attacked(world);
    expect(misfits('AttackResult', result)).toEqual([]);
    expect(result).toMatchObject({ url: HOOK, genuine: { status: genuine } });
    expect(result.attempts.map(({ kind }) => kind)).toEqual([...COPY_KINDS]);
    expect(accepted(result)).toEqual(kinds);
    expect(result.acted).toEqual(kinds);
  });

  it.each([
    ['verifies the raw body and the time', 100, undefined],
    ['verifies nothing', 100, 'error'],
    ['verifies nothing', undefined, 'warning'],
    ['verifies what it parsed and wrote anew', 100, 'error'],
    ['lets pass what has no signature', 100, 'error'],
    ['joins with a dot', 100, 'error'],
    ['never looks at the time', 100, 'warning'],
    ['never looks at the time', undefined, 'hint'],
  ] as const)(
    '%s (and sends a command after %s ms) has a signature_not_checked of weight: %s',
    async (name, actsAfterMs, severity) => {
      const world = attackWorld({ check: CHECKS[name], ...(actsAfterMs === undefined ? {} : { actsAfterMs }) });
      await attacked(world);
      const found = world.exchange.findings.list();
      // Nothing else is found, though commands came for calls that nobody rang.
      expect(found.map(({ code, severity: weight }) => [code, weight])).toEqual(
        severity === undefined ? [] : [['signature_not_checked', severity]],
      );
    },
  );

  it('signs what it has parsed is found out by each webhook with spaced bodies, and only by the reserialised copy without', async () => {
    const check = CHECKS['verifies what it parsed and wrote anew'];
    const world = attackWorld({ check, config: { switches: { webhook_body_format: 'spaced' } } });
    expect((await attacked(world)).genuine).toEqual({ status: 401 });
  });
});

describe('the copies of an event', () => {
  it('have an event and a call of their own each, but the replayed one, which is the genuine one byte for byte', async () => {
    const world = attackWorld();
    await attacked(world);
    const { sent } = world.sender;
    expect(sent).toHaveLength(1 + COPY_KINDS.length);
    const [genuine, ...copies] = sent;
    expect(copies.at(-1)).toMatchObject({ body: genuine?.body, headers: genuine?.headers });
    expect(new Set(sent.map((request) => envelope(request).data.id)).size).toBe(COPY_KINDS.length);
    expect(new Set(sent.map(callOf)).size).toBe(COPY_KINDS.length);
    expect(copies[0]?.headers).not.toHaveProperty('telnyx-timestamp');
  });

  it('tell of a call that comes in, unless a call and a type are named: then of one like that', async () => {
    const world = attackWorld();
    const call = await world.answered();
    await attacked(world);
    expect(world.sender.sent.at(-1)).toSatisfy(
      (request: HttpRequest) => envelope(request).data.event_type === 'call.initiated',
    );
    await attacked(world, { call_control_id: call.id, event_type: 'call.answered' });
    const last = world.sender.sent.at(-1);
    if (!last) throw new Error('nothing was sent');
    const { event_type: type, payload } = envelope(last).data;
    expect(type).toBe('call.answered');
    expect(payload).toMatchObject({ from: call.from, to: call.to, state: 'answered' });
    expect(payload['call_control_id']).not.toBe(call.id);
  });

  it('are no webhooks and no calls: no list has them, though commands to them are answered', async () => {
    const world = attackWorld();
    await attacked(world);
    expect(world.deliveries.list()).toEqual([]);
    expect(listCalls(world.exchange, {})).toEqual([]);
    for (const request of world.sender.sent) expect(world.codes(callOf(request), 'answer')).toEqual([]);
    expect(world.codes('made-up', 'answer')).toEqual(['90015']);
  });

  it('are known no more after a reset', async () => {
    const world = attackWorld();
    await attacked(world);
    world.exchange.reset();
    expect(world.sender.sent.map((request) => world.codes(callOf(request), 'answer'))).toEqual(
      world.sender.sent.map(() => ['90015']),
    );
  });

  it('stand in the journal with the answers to them, and so does the outcome', async () => {
    const world = attackWorld({ check: CHECKS['lets pass what has no signature'], actsAfterMs: 100 });
    await attacked(world);
    const [started] = world.events('attack.started');
    expect(started).toMatchObject({ url: HOOK, event_type: 'call.initiated' });
    const attempts = world.events('attack.attempt');
    expect(attempts.map((entry) => entry['copy'])).toEqual(['genuine', ...COPY_KINDS]);
    expect(attempts.map((entry) => entry['status'])).toEqual([200, 200, 401, 401, 401, 401, 401, 401, 200]);
    expect(started?.['call_control_ids']).toEqual(expect.arrayContaining(attempts.map((each) => each.call_control_id)));
    const outcome = { genuine: 200, accepted: ['unsigned', 'replayed'], acted: ['unsigned', 'replayed'] };
    expect(world.events('attack.ended')).toMatchObject([outcome]);
  });
});

describe('a command for the call of a copy', () => {
  it.each([
    [ACTS_WITHIN_MS - 1, [...COPY_KINDS]],
    [ACTS_WITHIN_MS + 1, []],
  ])('counts within 2 s of the answer: after %d ms', async (actsAfterMs, acted) => {
    expect((await attacked(attackWorld({ actsAfterMs }))).acted).toEqual(acted);
  });

  it('does not count where it only looks', async () => {
    const world: ExchangeWorld = attackWorld({
      answer: (request) => {
        world.clock.schedule(10, () => act(world, callOf(request), 'GET'));
        return { status: 200 };
      },
    });
    expect(await attacked(world)).toMatchObject({ acted: [] });
  });
});

describe('an attack', () => {
  it('ends with the genuine event where nobody answers that', async () => {
    const world = attackWorld({ answer: () => ({ error: 'ECONNREFUSED' }) });
    const genuine = { status: null, error: 'ECONNREFUSED' };
    expect(await attacked(world)).toEqual({ url: HOOK, genuine, attempts: [], acted: [] });
    expect(world.sender.sent).toHaveLength(1);
  });

  it('takes no answer for a refusal', async () => {
    const world = attackWorld({ answer: (_, nth) => (nth === 1 ? { status: 200 } : 'never') });
    const { attempts } = await attacked(world);
    expect(attempts).toEqual(COPY_KINDS.map((kind) => ({ kind, status: null, accepted: false, acted: false })));
  });

  it('is refused where there is no URL, no such call or no such event, and sends nothing then', async () => {
    const world = attackWorld();
    const call = await world.ring();
    await world.clock.advanceAsync(10);
    const before = world.sender.sent.length;
    const refusal = (options: AttackOptions, on = world) => attackWebhooks(on.exchange, options);
    await expect(refusal({ call_control_id: 'none' })).rejects.toMatchObject({ code: 404 });
    await expect(refusal({ event_type: 'call.answered' })).rejects.toMatchObject({
      code: 409,
      message: '/event_type: expected the type of a webhook that a call has had, came "call.answered"',
    });
    await expect(refusal({ call_control_id: call.id, event_type: 'call.hangup' })).rejects.toMatchObject({
      code: 409,
      message: '/event_type: expected the type of a webhook that the call has had, came "call.hangup"',
    });
    await expect(refusal({}, attackWorld({ config: { webhookUrl: null } }))).rejects.toMatchObject({
      code: 409,
      message: '/url: expected a URL, as the simulator has no webhook URL (--webhook-url)',
    });
    expect(world.sender.sent).toHaveLength(before);
    expect(world.events('attack.*')).toEqual([]);
  });

  it('is the only one at a time', async () => {
    const world = attackWorld();
    const first = attackWebhooks(world.exchange, {});
    await expect(attackWebhooks(world.exchange, {})).rejects.toMatchObject({ code: 409 });
    await world.clock.advanceAsync(60_000);
    await first;
    await expect(attacked(world)).resolves.toMatchObject({ url: HOOK });
  });

  it('ends with a reset, and with the simulator', async () => {
    const world = attackWorld();
    const cut = expect(attackWebhooks(world.exchange, {})).rejects.toMatchObject({ code: 409 });
    await world.clock.advanceAsync(100);
    world.exchange.reset();
    await cut;
    const stopped = expect(attackWebhooks(world.exchange, {})).rejects.toMatchObject({ code: 503 });
    await world.clock.advanceAsync(100);
    world.journal.record('sim.stopping', {});
    world.exchange.stop();
    await stopped;
    expect(world.events('attack.ended')).toEqual([]);
  });
});
