import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSimulator } from '../../src/index.js';
import { AppServer } from '../support/app-server.js';
import { MediaServer } from '../support/media-client.js';
import { runs } from '../support/property-runs.js';
import { outcomeOf, scriptOf, type ScriptOutside } from '../support/same-script.js';
import { wavOf } from '../support/sounds.js';
import { udpReceiver } from '../support/udp-receiver.js';

let outside: ScriptOutside & { stop(): Promise<void> };

beforeAll(async () => {
  const [app, media, fork] = await Promise.all([AppServer.start(), MediaServer.start(), udpReceiver()]);
  app.files.set('/files/tone.wav', wavOf(700));
  app.answer('/broken', () => 500);
  const time = { mode: 'manual', grace_ms: 0 } as const;
  const simulator = await createSimulator({ isolate: 'api-key', time, webhookUrl: app.url() });
  const stop = async (): Promise<void> => {
    await simulator.stop();
    for (const each of [app, media, fork]) await each[Symbol.asyncDispose]();
  };
  outside = { simulator, app, media, forkPort: fork.port, stop };
});

afterAll(() => outside.stop());

it('a script of inputs, one at a time, gives the same journal, frames and audio each time, through real sockets', async () => {
  let nth = 0;
  await fc.assert(
    fc.asyncProperty(scriptOf(outside), async (steps) => {
      const key = `script ${++nth}`;
      const first = await outcomeOf(outside, steps, `${key}, once`);
      const second = await outcomeOf(outside, steps, `${key}, again`);
      expect(second.journal.split('\n')).toEqual(first.journal.split('\n'));
      expect(second.frames).toEqual(first.frames);
      expect(second.audio).toEqual(first.audio);
    }),
    runs(6),
  );
}, 600_000);
