import { describe, expect, it } from 'vitest';
import { commandFirst, misspeltVariables } from '../../../src/cli/command-line.js';

describe('the command among the arguments', () => {
  const commands = ['start', 'env'];

  it.each<[string[], string[]]>([
    [
      ['--port', '1', 'env'],
      ['env', '--port', '1'],
    ],
    [
      ['--port=1', '--strict-connections', 'env', '--format', 'json'],
      ['env', '--port=1', '--strict-connections', '--format', 'json'],
    ],
    [
      ['--seed', 'env', '--port', '1'],
      ['--seed', 'env', '--port', '1'],
    ],
    [
      ['--seed', 'env', 'start'],
      ['start', '--seed', 'env'],
    ],
    [
      ['env', '--port', '1'],
      ['env', '--port', '1'],
    ],
    [['--help'], ['--help']],
    [['--port', '1', '--help'], ['--help']],
    [
      ['env', '--port', '-h'],
      ['env', '--help'],
    ],
    [
      ['--help', 'env'],
      ['env', '--help'],
    ],
    [
      ['env', '--', '--help'],
      ['env', '--', '--help'],
    ],
    [
      ['--', 'env'],
      ['--', 'env'],
    ],
    [
      ['--port', '1', 'evn'],
      ['--port', '1', 'evn'],
    ],
    [[], []],
  ])('%j is read as %j', (given, read) => {
    expect(commandFirst(given, commands)).toEqual(read);
  });
});

describe('a variable of the environment that is spelt wrong', () => {
  it.each([
    ['TELNYX_SIM_PROT', 'TELNYX_SIM_PORT'],
    ['TELNYX_SIM_WEBHOOKURL', 'TELNYX_SIM_WEBHOOK_URL'],
    ['TELNXY_SIM_SEED', 'TELNYX_SIM_SEED'],
    ['TELNYX_SIM_CONFG', 'TELNYX_SIM_CONFIG'],
  ])('%s was meant to be %s', (name, meant) => {
    expect(misspeltVariables(['PATH', name])).toEqual([{ name, meant }]);
  });

  it('is none where it is ours, Telnyx’s own, or what Kubernetes sets for a service of our name', () => {
    const others = ['TELNYX_SIM_PORT', 'TELNYX_BASE_URL', 'TELNYX_SIM_SERVICE_HOST', 'TELNYX_SIM_PORT_12111_TCP_ADDR'];
    expect(misspeltVariables(others)).toEqual([]);
  });
});
