import { describe, expect, it } from 'vitest';
import { bakery, played, stepsOf, type App } from '../../support/scenario-world.js';

describe('a scenario and the time that an app needs: it', () => {
  it('waits for an app that has everything to load before its first command', async () => {
    const { outcome, steps } = await played({
      app: bakery,
      isFast: true,
      thinksMs: (type) => (type === 'call.initiated' ? 150 : 1),
      text: stepsOf(`
  - caller: { call: app }
  - expect: { command: answer, within: 100ms }
  - expect: { command: speak, within: 100ms }`),
    });
    expect(outcome).toBe('passed');
    expect(steps.map(({ at_ms: ms }) => Math.round(ms))).toEqual([0, 0, 0]);
  });

  it('goes on from where a webhook was sent, whose delivery was waited for: the app acts before that is over', async () => {
    const { steps } = await played({
      app: bakery,
      isFast: true,
      text: stepsOf(`
  - caller: { call: app }
  - expect: { webhook: call.initiated, answered: 200 }
  - expect: { command: answer }
  - expect: { webhook: call.answered, attempts: 1 }
  - expect: { command: speak }
expect:
  in order:
    - { webhook: call.initiated, answered: 200 }
    - { command: answer }
    - { webhook: call.answered, attempts: 1 }
    - { command: speak }`),
    });
    expect(steps.map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'pass', 'pass', 'pass', 'pass']);
  });

  it('leaves the app its time behind an act, where an expectation before came true while the far end still acted', async () => {
    const byKeys: App = (event, give) => {
      if (event.payload['digit'] === '1') give('send_dtmf', { digits: '1' });
      if (event.payload['digit'] === '9') give('hangup');
      if (event.type !== 'call.dtmf.received') bakery(event, give);
    };
    const { steps } = await played({
      app: byKeys,
      isFast: true,
      text: stepsOf(`
  - caller: { call: app }
  - expect: { command: speak }
  - caller: { press: "1222222222222229" }
  - expect: { command: send_dtmf }
  - expect: { command: hangup, within: 500ms }`),
    });
    const [pressed, first, last] = steps.slice(-3).map(({ at_ms: ms }) => ms);
    expect(pressed).toBeGreaterThan(2_000);
    expect(steps.map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'pass', 'pass', 'pass']);
    expect([first, last]).toEqual([pressed, expect.closeTo(Number(pressed), -2)]);
  });

  it('asks an app that a busy machine holds up once more, at the deadline, and takes what comes then for in time', async () => {
    const text = stepsOf(`
  - caller: { call: app }
  - expect: { command: speak, within: 3s }
  - caller: { press: "1" }
  - expect: { command: speak, within: 3s }`);
    const thinksFor = (ms: number) => (type: string) => (type === 'call.dtmf.received' ? ms : 1);
    const { outcome } = await played({ app: bakery, isFast: true, thinksMs: thinksFor(1_000), text });
    expect(outcome).toBe('passed');
    const late = await played({ app: bakery, isFast: true, thinksMs: thinksFor(4_000), text });
    expect(late.steps.at(-1)).toMatchObject({ fails: true, place: { line: 8 } });
  });
});
