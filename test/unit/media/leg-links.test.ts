import { describe, expect, it } from 'vitest';
import { Clip } from '../../../src/media/clip.js';
import { CODECS } from '../../../src/media/codecs/index.js';
import { heard, Legs, say, soundOf } from '../../support/linked-legs.js';

const { PCMU } = CODECS;

describe('a link to all that another leg hears', () => {
  it('of a leg that hears others brings those others too, by a link of its own that ends with either', async () => {
    const legs = new Legs();
    const [customer, agent, supervisor] = [legs.leg(), legs.leg(), legs.leg()];
    const bridge = agent.hear(customer);
    const monitor = supervisor.hear(agent, { track: 'outbound' });
    say(customer, 'mouth', 'customer');
    await legs.clock.advanceAsync(200);
    bridge.end();
    await legs.clock.advanceAsync(1000);
    // From 1940 ms on until the bridge ends at 2124 ms.
    expect(soundOf(supervisor)).toEqual(['1940-2140']);
    expect(soundOf(agent)).toEqual(['1940-2140']);
    agent.hear(customer);
    monitor.end();
    supervisor.hear(agent, { track: 'outbound' }).end();
    say(customer, 'mouth', 'again');
    await legs.clock.advanceAsync(1500);
    expect(soundOf(supervisor)).toEqual(['1940-2140']);
    expect(soundOf(agent)).toHaveLength(2);
  });

  it('brings those too whom that leg hears later, through however many legs', async () => {
    const legs = new Legs();
    const [customer, agent, supervisor, trainer] = [legs.leg(), legs.leg(), legs.leg(), legs.leg()];
    supervisor.hear(agent, { track: 'outbound' });
    trainer.hear(supervisor, { track: 'outbound' });
    const bridge = agent.hear(customer);
    say(customer, 'mouth', 'customer');
    await legs.clock.advanceAsync(200);
    bridge.end();
    await legs.clock.advanceAsync(1000);
    // Said from 2231 ms on; the bridge ends at 2431 ms.
    expect([agent, supervisor, trainer].map(soundOf)).toEqual([['2240-2440'], ['2240-2440'], ['2240-2440']]);
  });

  it('brings nobody their own voice, and runs in no circle where two hear all of each other', async () => {
    const legs = new Legs();
    const [agent, supervisor, customer] = [legs.leg(), legs.leg(), legs.leg()];
    supervisor.hear(agent, { track: 'outbound' });
    agent.hear(supervisor);
    agent.hear(supervisor, { track: 'outbound' });
    say(supervisor);
    await legs.clock.advanceAsync(1500);
    expect([soundOf(supervisor), soundOf(agent)]).toEqual([[], ['1940-2940']]);
    agent.hear(customer);
    say(customer);
    await legs.clock.advanceAsync(1500);
    expect(soundOf(supervisor)).toEqual(['3440-4440']);
    expect(heard(supervisor, 'outbound', 3440, 4440)).toEqual(heard(agent, 'outbound', 3440, 4440));
  });

  it('makes a leg heard only where it is one between peers', () => {
    const legs = new Legs();
    const [a, b] = [legs.leg(), legs.leg()];
    b.hear(a);
    expect(a.isHeard).toBe(false);
    const link = b.hear(a, { isPeer: true });
    expect([a.isHeard, b.isHeard]).toEqual([true, false]);
    link.end();
    expect(a.isHeard).toBe(false);
  });

  it('runs in no circle, and brings nobody back what is played to them', async () => {
    const legs = new Legs();
    const [a, b] = [legs.leg(), legs.leg()];
    a.hear(b, { track: 'outbound' });
    b.hear(a, { track: 'outbound' });
    say(a, 'main', 'to a', new Clip(new Int16Array(800).fill(2000), 8000));
    await legs.clock.advanceAsync(300);
    expect(Math.max(...heard(a, 'outbound', 1600, 1900))).toBe(PCMU.decode(PCMU.encode(Int16Array.of(2000)))[0]);
    expect(soundOf(b)).toEqual(soundOf(a));
    expect(() => a.hear(a, { track: 'outbound' })).toThrow('view.source: expected another track');
  });
});
