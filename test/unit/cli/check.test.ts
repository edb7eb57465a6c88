import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addCheck } from '../../../src/cli/check.js';
import { runCommand, type Ran } from '../../support/command-line.js';
import { controlWorld, serveControl } from '../../support/control-world.js';

const folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-check-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A simulator whose caller rang where there is no webhook URL, and the command line beside it. */
async function checked(...args: string[]): Promise<Ran> {
  const world = controlWorld({ config: { webhookUrl: null } });
  await using served = await serveControl(world);
  const caller = { from: '+15550100001', to: '+15550100002', sipHeaders: [], customHeaders: [] };
  await world.exchange.ringIn({ ...caller, codec: 'PCMU', patienceSecs: 60, webhookUrl: null });
  world.exchange.reset();
  const environment = { TELNYX_SIM_URL: `http://127.0.0.1:${served.port}` };
  return await runCommand(addCheck, ['check', ...args], { environment });
}

describe('telnyx-sim check', () => {
  it('fails with 3 by what came before a reset, and writes it as JUnit and JSON', async () => {
    const [junit, json] = [join(folder, 'check.xml'), join(folder, 'check.json')];
    const { code, out } = await checked('--junit', junit, '--json', json);
    expect(out).toMatch(/^error webhook_nowhere \[[\w-]{6}\]: call\.initiated has nowhere to go/);
    expect(out).toMatch(/^webhooks that nobody took \(1\):$/m);
    expect(code).toBe(3);
    expect(readFileSync(junit, 'utf8')).toContain('<failure type="webhook_nowhere"');
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
      failed: true,
      findings: [{ code: 'webhook_nowhere', outcome: 'fails' }],
    });
  });

  it('passes where that is ignored', async () => {
    const { code, out } = await checked('--ignore', 'webhook_nowhere');
    expect(out).toContain('(ignored)');
    expect(code).toBe(0);
  });

  it.each([
    [['--ignore', 'webhook_nowere'], 'did you mean webhook_nowhere?'],
    [['--after', 'now'], 'expected the seq of an entry, a whole number, got "now"'],
    [['--fail-on', 'fault'], 'error, warning, hint'],
    [['--junit', join('no', 'such', 'folder', 'x.xml')], '--junit: expected a file that can be written'],
  ])('%j is refused with what was expected', async (args, words) => {
    const { code, error } = await checked(...args);
    expect(error).toContain(words);
    expect(code).toBe(4);
  });
});
