import { describe, expect, it } from 'vitest';
import { played, type App } from '../../support/scenario-world.js';

const answering: App = ({ type, payload }, give) => {
  if (type === 'call.initiated' && payload['direction'] === 'incoming') give('answer');
};

const TWO = `parties: { ann: { number: "+15550100001" }, bob: { number: "+15550100002" } }`;
const BOTH = `
  - ann: { call: app }
  - bob: { call: app }
  - wait: 1s`;

describe('faults of a scenario', () => {
  const streaming: App = ({ type }, give) => {
    if (type === 'call.initiated') give('answer', { stream_url: 'ws://app.test/media' });
    if (type === 'streaming.failed') give('hangup');
  };
  const REFUSED = `
scenario: No stream
parties: { ann: {} }
faults: [{ fault: stream_refused }]
steps:
  - ann: { call: app }
  - expect: { webhook: streaming.failed }
  - expect: { state: ended }`;

  it('fail nothing by the findings that they cause', async () => {
    const { outcome, why, findings } = await played({ app: streaming, text: REFUSED });
    expect(findings).toMatchObject([{ code: 'stream_unreachable', severity: 'error', fault: 'stream_refused' }]);
    expect([outcome, why]).toEqual(['passed', null]);
  });

  it('excuse no finding that they did not cause', async () => {
    const mistaken: App = (event, give) => {
      streaming(event, give);
      if (event.type === 'call.answered') give('speak', { payload: 'Hello', voice: 'no voice' });
    };
    const { findings } = await played({ app: mistaken, text: REFUSED });
    expect(findings.map(({ code, fault }) => [code, fault])).toEqual(
      expect.arrayContaining([
        ['stream_unreachable', 'stream_refused'],
        ['voice_unknown', undefined],
      ]),
    );
  });

  it('are at work from its start on, and it tells how often they happened', async () => {
    const { outcome, faults } = await played({
      app: answering,
      text: `
scenario: Twice
${TWO}
faults:
  - { fault: webhook_doubled, name: twice, when: { event: call.initiated } }
  - { fault: webhook_lost, name: never, when: { event: call.bridged } }
steps:${BOTH}
expect: { webhook: call.initiated, attempts: 2, times: 2 }`,
    });
    expect(outcome).toBe('passed');
    expect(faults).toEqual([{ name: 'twice', times: 2 }]);
  });

  it('are aimed at a party by its name', async () => {
    const { outcome, faults } = await played({
      app: answering,
      text: `
scenario: Twice for one
${TWO}
faults: [{ fault: webhook_doubled, name: twice, when: { number: bob, event: call.initiated } }]
steps:${BOTH}
expect:
  - { webhook: call.initiated, on: ann, attempts: 1 }
  - { webhook: call.initiated, on: bob, attempts: 2 }`,
    });
    expect(outcome).toBe('passed');
    expect(faults).toEqual([{ name: 'twice', times: 1 }]);
  });

  it('begin with their step', async () => {
    const { outcome, steps } = await played({
      app: answering,
      text: `
scenario: Twice from here on
${TWO}
steps:
  - ann: { call: app }
  - wait: 1s
  - fault: { fault: webhook_doubled, count: 1 }
  - bob: { call: app }
  - wait: 1s
expect:
  - { webhook: call.initiated, on: ann, attempts: 1 }
  - { webhook: call.initiated, on: bob, attempts: 2 }`,
    });
    expect(outcome).toBe('passed');
    expect(steps[2]).toMatchObject({ expected: 'webhook_doubled from here on', outcome: 'pass' });
  });

  it('are as many as a world can have; more break the scenario', async () => {
    const faults = Array.from({ length: 1000 }, () => '  - { fault: webhook_late }').join('\n');
    const { outcome, why } = await played({
      app: answering,
      text: `scenario: Many\nfaults:\n${faults}\nsteps:\n  - fault: { fault: webhook_late }`,
    });
    expect({ outcome, why }).toEqual({
      outcome: 'broken',
      why: 'expected at most 1000 faults at work (faults), came more',
    });
  });
});
