import { afterEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../../../src/calls/entry.js';
import type { Fault } from '../../../../src/faults/fault.js';
import { TelnyxWorld, verdict } from '../../../support/telnyx-world.js';

let world: TelnyxWorld;
const open = async (faults: readonly Fault[]): Promise<TelnyxWorld> =>
  (world = await TelnyxWorld.open({ config: { faults } }));
afterEach(() => world[Symbol.asyncDispose]());

const SPEAK = { payload: 'Hello', voice: 'female' };
const entries = (type: string): Entry[] => world.journal.list({ types: [type] }, 100);
const commands = (): unknown[] => entries('command.accepted').map((entry) => Reflect.get(entry, 'command'));

/** Waits until a fault has happened, and lets world time go on. */
async function happened(ms: number): Promise<void> {
  await world.journal.waitFor({ types: ['fault.happened'] }, 5000).result;
  await world.clock.advanceAsync(ms);
}

describe('An answer of the API', () => {
  it('is 429 with the headers of a rate limit, and the command is not carried out', async () => {
    await open([{ fault: 'api_status', status: 429, retry_after_secs: 7, count: 1, when: { operation: 'speak' } }]);
    const call = await world.answered();
    const refused = await world.command(call.id, 'speak', SPEAK);
    expect(verdict(refused)).toEqual([429, '10011']);
    expect(refused.headers).toMatchObject({
      'retry-after': '7',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '7',
    });
    expect(refused.headers).not.toHaveProperty('x-should-retry');
    expect(commands()).not.toContain('speak');
    expect(verdict(await world.command(call.id, 'speak', SPEAK))).toEqual([200]);
  });

  it.each([
    [{}, [503, '10037']],
    [{ status: 500 }, [500, '10007']],
    [{ status: 502 }, [502, '10007']],
    [{ status: 500, code: '90099' }, [500, '90099']],
    [{ status: 400 }, [400, '10015']],
    [{ status: 401 }, [401, '10009']],
    [{ status: 403 }, [403, '10010']],
    [{ status: 404 }, [404, '90015']],
    [{ status: 409 }, [409, '10027']],
  ])('with %j is %j in the envelope of Telnyx', async (options, expected) => {
    await open([{ fault: 'api_status', ...options, when: { operation: 'speak' } }]);
    const call = await world.answered();
    expect(verdict(await world.command(call.id, 'speak', SPEAK))).toEqual(expected);
    expect(entries('api.request').at(-1)).toMatchObject({ status: expected[0], fault: 'api_status' });
  });

  it('that is aimed at a call happens to a conference that is made of it, and not to another', async () => {
    await open([]);
    const one = await world.answered();
    const other = await world.answered();
    world.exchange.faults.add({ fault: 'api_status', when: { call_control_id: one.id } });
    const create = (id: string) => world.send('POST', '/v2/conferences', { call_control_id: id, name: `of ${id}` });
    expect(verdict(await create(other.id))).toEqual([200]);
    expect(verdict(await create(one.id))).toEqual([503, '10037']);
    expect(entries('fault.happened').at(-1)).toMatchObject({ call_control_id: one.id, command: 'create_conference' });
  });

  it('with 404 is one of a resource where the path names no call, with the title of its code', async () => {
    await open([{ fault: 'api_status', status: 404, when: { operation: 'dial' } }]);
    const dial = { to: '+15550100407', from: '+15550100001', connection_id: world.exchange.applications.default.id };
    const answer = await world.send('POST', '/v2/calls', dial);
    expect(verdict(answer)).toEqual([404, '10005']);
    expect(JSON.stringify(answer.body)).toContain('Resource not found');
  });

  it('that is slow comes after its time, and the command is carried out before', async () => {
    await open([{ fault: 'api_slow', delay_ms: 1500, when: { operation: 'speak' } }]);
    const call = await world.answered();
    const answer = world.command(call.id, 'speak', SPEAK);
    await happened(0);
    expect(commands()).toContain('speak');
    await world.clock.advanceAsync(1500);
    expect(verdict(await answer)).toEqual([200]);
  });

  it('that is slow before its effect has the command carried out late', async () => {
    await open([{ fault: 'api_slow', delay_ms: 1500, after_effect: false, when: { operation: 'speak' } }]);
    const call = await world.answered();
    const answer = world.command(call.id, 'speak', SPEAK);
    await happened(1499);
    expect(commands()).not.toContain('speak');
    await world.clock.advanceAsync(1);
    expect(verdict(await answer)).toEqual([200]);
    expect(commands()).toContain('speak');
  });

  const cut: [string, Fault, boolean, number][] = [
    ['a reset', { fault: 'api_reset' }, false, 0],
    ['a reset after the effect', { fault: 'api_reset', after_effect: true }, true, 0],
    ['a time-out', { fault: 'api_timeout', delay_ms: 3000 }, false, 3000],
    ['a time-out after the effect', { fault: 'api_timeout', delay_ms: 3000, after_effect: true }, true, 3000],
  ];
  it.each(cut)('does not come with %s', async (_, fault, isDone, ms) => {
    await open([{ ...fault, when: { operation: 'speak' } }]);
    const call = await world.answered();
    const answer = world.command(call.id, 'speak', SPEAK).then(
      () => 'answered',
      (error: unknown) => String(error),
    );
    await happened(ms);
    expect(await answer).toMatch(/hang up|ECONNRESET/);
    expect(commands().includes('speak')).toBe(isDone);
    expect(entries('api.request').at(-1)).toMatchObject({ status: 499, fault: fault.fault });
  });

  it('is wrong for the numbers that are dialled alone', async () => {
    await open([{ fault: 'api_status', when: { operation: 'dial', number: '+15550100408' } }]);
    const dial = (to: string) =>
      world.send('POST', '/v2/calls', {
        to,
        from: '+15550100001',
        connection_id: world.exchange.applications.default.id,
      });
    expect(verdict(await dial('+15550100407'))).toEqual([200]);
    expect(verdict(await dial('+15550100408'))).toEqual([503, '10037']);
  });
});
