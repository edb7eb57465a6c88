import { vi } from 'vitest';
import type { RingOptions } from '../../src/control/types.js';
import type { Simulator } from '../../src/index.js';
import { serve, type Make } from '../apps/app.mjs';
import { CALLER, type Mistake } from '../apps/table.js';

/** An application whose webhooks may be answered as late as a busy machine does. */
export const PATIENT_APPLICATION = {
  id: '1400000000000000001',
  application_name: 'patient',
  webhook_event_url: 'http://127.0.0.1:9',
  webhook_timeout_secs: 30,
};

type World = ReturnType<Simulator['world']>;

/** Some findings come a second behind the end of the call. */
const LATE = { timeout: 60_000, interval: 20 };

/** The codes of what is found, in alphabetical order, when an app of `test/apps` has a call, or is attacked, in a world of its own. */
export async function foundWith(simulator: Simulator, mistake: Mistake, twin: 'broken' | 'mended'): Promise<string[]> {
  const key = `${mistake.app}-${twin}`;
  const world = simulator.world(key);
  const { baseUrl, publicKey } = simulator;
  const { default: make } = (await import(`../apps/${mistake.app}/${twin}.mjs`)) as { readonly default: Make };
  const app = await serve(make, { baseUrl, apiKey: key, publicKey });
  try {
    if (mistake.fault) await world.faults.add(mistake.fault);
    if (mistake.isDialling) await app.begin();
    else if (mistake.isAttacked) await world.webhooks.attack({ url: app.url });
    else if (mistake.isReal) await staying(world, app.url, twin);
    else await world.calls.ring({ ...callTo(app.url, mistake), ...mistake.ring });
    await over(world, app);
    const codes = async (): Promise<string[]> => (await world.findings.list()).map(({ code }) => code).sort();
    if (twin === 'broken' && mistake.finds.length > 0) await vi.waitUntil(async () => (await codes()).length > 0, LATE);
    return await codes();
  } finally {
    await app.close();
    await simulator.worlds.end(key);
  }
}

const callTo = (url: string, mistake?: Mistake): RingOptions => ({
  ...CALLER,
  webhook_url: url,
  ...(mistake?.isLate ? {} : { connection_id: PATIENT_APPLICATION.id }),
});

/** A caller who listens until something is found, however long a busy machine takes to show it; to the twin for as long as it mostly takes. */
async function staying(world: World, url: string, twin: 'broken' | 'mended'): Promise<void> {
  const script = twin === 'broken' ? [] : [{ wait_ms: 4_000 }, { hangup: true as const }];
  const { call_control_id: id } = await world.calls.ring({ ...callTo(url), script });
  if (twin === 'mended') return;
  await world.events.waitFor({ type: 'finding' }, { timeoutMs: 120_000 });
  await world.calls.party(id).hangup();
}

/** The calls have ended, the last webhook has been sent, and the app is done with it. */
async function over(world: World, app: { isIdle(): boolean }): Promise<void> {
  await vi.waitFor(
    async () => {
      const [calls, webhooks] = await Promise.all([world.calls.list(), world.webhooks.list()]);
      const isOver =
        calls.every(({ state }) => state === 'ended') && webhooks.every(({ state }) => state !== 'pending');
      if (!isOver || !app.isIdle()) throw new Error(`not over: ${JSON.stringify(await world.clock.get())}`);
    },
    { timeout: 40_000, interval: 20 },
  );
}
