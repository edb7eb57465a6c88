import { describe, expect, it } from 'vitest';
import { configOver } from '../../src/config-over.js';
import { configFrom } from '../../src/config.js';

const origin = { place: (path: readonly PropertyKey[]) => `a.yaml:3:1: config.${path.join('.')}` };
const over = (given: object) =>
  configOver(
    configFrom({
      seed: 'base',
      time: { mode: 'real', speed: 5 },
      switches: { webhook_order: 'concurrent' },
      parties: { '+15550100001': { behaviour: 'busy' } },
      transcripts: { 'a.wav': 'a' },
    }),
    given,
    origin,
  );

describe('the configuration of one world', () => {
  it('is that of the process where nothing is said', () => {
    expect(over({})).toEqual(over({ switches: {} }));
    expect(over({}).seed).toBe('base');
  });

  it('adds to mappings of the user, and to settings that belong together', () => {
    const { parties, transcripts, time, webhooks } = over({
      parties: { '+15550100002': { ring_ms: 100 } },
      transcripts: { 'b.wav': 'b' },
      time: { start: '2030-01-01T00:00:00Z' },
      webhooks: { retry_delays_ms: [5] },
    });
    expect(Object.keys(parties)).toEqual(['+15550100001', '+15550100002']);
    expect(parties['+15550100002']).toMatchObject({ ringMs: 100 });
    expect(transcripts).toEqual({ 'a.wav': 'a', 'b.wav': 'b' });
    expect(time).toMatchObject({ mode: 'real', speed: 5, start: '2030-01-01T00:00:00Z' });
    expect(webhooks.retryDelaysMs).toEqual([5]);
  });

  it('leaves switches as they are that nobody names, and forgets a speed that the mode does not have', () => {
    expect(over({ switches: { stop_when_idle: 'refuse' } }).switches).toMatchObject({
      webhook_order: 'concurrent',
      stop_when_idle: 'refuse',
    });
    expect(over({ time: 'fast' }).time).toMatchObject({ mode: 'fast', speed: 1 });
  });

  it("refuses what is wrong, and what is the whole simulator's, with its place", () => {
    expect(() => over({ webhooks: { retry_delays_ms: 'soon' } })).toThrow(
      'a.yaml:3:1: config.webhooks.retry_delays_ms: expected a list of milliseconds, got "soon"',
    );
    expect(() => over({ port: 80 })).toThrow(
      'a.yaml:3:1: config.port: expected a setting of a single world, got "port", which is the whole simulator\'s',
    );
  });
});
