export type Runner = 'vitest' | 'jest' | 'node:test' | 'pytest';

interface Template {
  readonly name: string;
  readonly text: string;
}

/** Everything is a comment, so that the file changes nothing until somebody says so. */
export const CONFIG_TEMPLATE = `# Configuration of telnyx-sim. Every key may be left out; the defaults stand behind it.
# A flag (--webhook-url) or a variable (TELNYX_SIM_WEBHOOK_URL) comes before what stands here.

# Webhooks of calls go here.
# webhook_url: http://127.0.0.1:3000/webhooks

# port: 12111
# log_level: info # silent, error, warn, info, debug

# Only these API keys are accepted; any key where there is none.
# api_keys: [KEY0123456789ABCDEF0123456789ABCDEF_abcdefghijklmnopqrstuv]

# Call Control applications with fixed ids. With strict_connections an unknown connection_id is refused.
# strict_connections: true
# applications:
#   - id: '2000000000000000001'
#     application_name: my app
#     webhook_event_url: http://127.0.0.1:3000/webhooks

# The far end of a call that your app dials.
# party: { ring_ms: 200, behaviour: answer } # busy, reject, no_answer, not_found
# parties:
#   '+15550100300':
#     script:
#       - say: Hello?
#       - wait_ms: 500
#       - press: 1
#       - hangup: true

# How time passes for calls: real, fast (jumps over what nobody waits for) or manual.
# time: real
`;

const CALL = `  const { call_control_id } = await simulator.calls.ring({
    from: '+15550100001',
    to: '+15550100002',
    webhook_url: \`http://127.0.0.1:\${app.address().port}/\`,
    script: [{ say: 'I would like a table for four.' }, { hangup: true }],
  });
  await simulator.events.waitFor({ type: 'party.script.ended', call_control_id }, { timeoutMs: 30_000 });
`;

const APP = `/** A stand-in for your app, which answers calls. Put your own in its place. */
const appOf = ({ baseUrl, apiKey }) =>
  createServer(async (req, res) => {
    const { event_type, payload } = JSON.parse(Buffer.concat(await req.toArray()).toString()).data;
    res.end();
    if (event_type !== 'call.initiated') return;
    await fetch(\`\${baseUrl}/calls/\${payload.call_control_id}/actions/answer\`, {
      method: 'POST',
      headers: { authorization: \`Bearer \${apiKey}\`, 'content-type': 'application/json' },
      body: '{}',
    });
  });

let simulator;
let app;

SETUP(async () => {
  simulator = await createSimulator({ time: 'fast' });
  app = appOf(simulator).listen(0, '127.0.0.1');
  await once(app, 'listening');
});

TEARDOWN(async () => {
  await simulator.stop(); // first: it delivers its last webhooks
  app.close();
});
`;

const appWith = (setup: string, teardown: string): string => APP.replace('SETUP', setup).replace('TEARDOWN', teardown);

const ESM = `import { once } from 'node:events';
import { createServer } from 'node:http';
import { createSimulator } from 'telnyx-sim';
`;
const COMMONJS = `const { once } = require('node:events');
const { createServer } = require('node:http');
const { createSimulator } = require('telnyx-sim');
`;

const EXPECTING = `test('a caller is answered', async () => {
${CALL}  expect(await simulator.calls.get(call_control_id)).toMatchObject({ hangup: { cause: 'normal_clearing' } });
}, 60_000);
`;

/** A test for each runner. `isModule`: files are ES modules where their name does not say. */
export const TEST_TEMPLATES: Readonly<Record<Runner, (isModule: boolean) => Template>> = {
  vitest: () => ({
    name: 'telnyx-sim.test.mjs',
    text: `${ESM}import { afterAll, beforeAll, expect, test } from 'vitest';\n\n${appWith('beforeAll', 'afterAll')}\n${EXPECTING}`,
  }),
  jest: (isModule) => ({
    name: 'telnyx-sim.test.js',
    text: `${isModule ? ESM : COMMONJS}\n${appWith('beforeAll', 'afterAll')}\n${EXPECTING}`,
  }),
  'node:test': () => ({
    name: 'telnyx-sim.test.mjs',
    text: `import assert from 'node:assert/strict';
${ESM}import { after, before, test } from 'node:test';

${appWith('before', 'after')}
test('a caller is answered', { timeout: 60_000 }, async () => {
${CALL}  const { hangup } = await simulator.calls.get(call_control_id);
  assert.equal(hangup.cause, 'normal_clearing');
});
`,
  }),
  pytest: () => ({ name: 'test_telnyx_sim.py', text: PYTHON }),
};

const PYTHON = `"""Calls the app through telnyx-sim. Start it, with the app's URL, and the app before: npx telnyx-sim --webhook-url URL"""

import json
import os
import urllib.parse
import urllib.request

SIMULATOR = os.environ.get("TELNYX_SIM_URL", "http://127.0.0.1:12111")


def control(method, path, body=None, **query):
    """A request to the control API; gives what stands in data."""
    url = f"{SIMULATOR}/_sim{path}?{urllib.parse.urlencode(query)}"
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"content-type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)["data"]


def test_a_caller_is_answered():
    script = [{"say": "I would like a table for four."}, {"hangup": True}]
    call = control("POST", "/calls", {"from": "+15550100001", "to": "+15550100002", "script": script})
    call_id = call["call_control_id"]
    control("GET", "/events/wait", type="party.script.ended", call_control_id=call_id, timeout_ms=60000)
    assert control("GET", f"/calls/{call_id}")["hangup"]["cause"] == "normal_clearing"
`;
