import request, { type Response } from 'supertest';
import { describe, expect, it } from 'vitest';
import { controls } from '../../../../src/control.js';
import { misfits } from '../../../support/control-schemas.js';
import { controlWorld, serveControl } from '../../../support/control-world.js';

const firstSource = ({ body }: Response): object | undefined =>
  (body as { errors: { source: object }[] }).errors[0]?.source;

const RING = { from: '+15550100001', to: '+15550100002' };

describe('GET /_sim/findings', () => {
  it('lists what is wrong, newest last, with how many calls are undecided', async () => {
    const world = controlWorld({ config: { webhookUrl: null, findings: { ignore: ['webhook_nowhere'] } } });
    await using served = await serveControl(world);
    const rung = await request(served.server).post('/_sim/calls').send(RING);
    const { call_control_id: id } = (rung.body as { data: { call_control_id: string } }).data;
    world.journal.record('sim.stopping', {});
    const list = async (query = '') => {
      const response = await request(served.server).get(`/_sim/findings${query}`);
      expect(response.status).toBe(200);
      return response.body as { data: { code: string }[]; meta: object };
    };
    const all = await list();
    expect(all.data.flatMap((finding) => misfits('Finding', finding))).toEqual([]);
    expect(all).toMatchObject({
      data: [{ code: 'webhook_nowhere', call_control_id: id, ignored: true }],
      meta: { undecided: 0 },
    });
    expect((await list('?severity=hint')).data).toEqual([]);
    expect((await list(`?code=webhook_nowhere&call_control_id=${id}&limit=1`)).data).toHaveLength(1);
    expect((await list('?call_control_id=other')).data).toEqual([]);
  });

  it('refuses a code or a severity that there is not', async () => {
    await using served = await serveControl(controlWorld());
    for (const query of ['code=nobody_home', 'severity=fatal', 'limit=0']) {
      const response = await request(served.server).get(`/_sim/findings?${query}`);
      const [name] = query.split('=');
      expect([response.status, firstSource(response)]).toEqual([422, { parameter: name }]);
    }
  });

  it('lists them across resets', async () => {
    const world = controlWorld({ config: { webhookUrl: null } });
    const sim = controls(() => world.exchange);
    await sim.calls.ring(RING);
    await sim.reset();
    expect(await sim.findings.list()).toEqual([expect.objectContaining({ code: 'webhook_nowhere' })]);
  });
});

describe('expect_findings', () => {
  it('marks the findings of a call from its first moment on', async () => {
    const world = controlWorld({ config: { webhookUrl: null } });
    const sim = controls(() => world.exchange);
    const { call_control_id: id } = await sim.calls.ring({ ...RING, expect_findings: ['webhook_nowhere'] });
    await sim.calls.ring(RING);
    expect((await sim.findings.list()).map(({ expected, call_control_id: of }) => [expected, of === id])).toEqual([
      [true, true],
      [undefined, false],
    ]);
    expect(await sim.events.list({ type: 'finding', call_control_id: id })).toEqual([
      expect.objectContaining({ code: 'webhook_nowhere', expected: true }),
    ]);
  });

  it('refuses a code that there is not, and rings nobody', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const response = await request(served.server)
      .post('/_sim/calls')
      .send({ ...RING, expect_findings: ['nobody_home'] });
    expect([response.status, firstSource(response)]).toEqual([422, { pointer: '/expect_findings/0' }]);
    expect([...world.exchange.calls()]).toEqual([]);
  });
});
