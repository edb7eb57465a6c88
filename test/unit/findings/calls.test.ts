import { describe, expect, it } from 'vitest';
import { CALL, findingWorld } from '../../support/finding-world.js';

describe('call_unanswered', () => {
  it('is an error where the app took call.initiated and the call ended without a command', () => {
    const { watcher, ring, send, pass, end } = findingWorld();
    ring();
    send('call.initiated');
    pass(30_000);
    end();
    expect(watcher.list()).toEqual([
      expect.objectContaining({
        code: 'call_unanswered',
        severity: 'error',
        call_control_id: CALL,
        evidence: [1, 4, 5],
      }),
    ]);
    expect(watcher.list()[0]?.summary).toContain('rang for 30.0 s');
  });

  it('is a hint while the call rings, after five seconds', async () => {
    const { watcher, host, clock, ring, send } = findingWorld();
    ring();
    send('call.initiated');
    await host.pass(4_990);
    clock.advance(4_990);
    expect(watcher.list()).toEqual([]);
    clock.advance(20);
    await host.pass(20);
    expect(watcher.list()).toEqual([expect.objectContaining({ code: 'call_unanswered', severity: 'hint' })]);
  });

  it('is none while world time stands, however long the host waits', async () => {
    const { watcher, host, ring, send } = findingWorld();
    ring();
    send('call.initiated');
    await host.pass(6_000);
    expect(watcher.list()).toEqual([]);
  });

  it('is none where the caller gave up within five seconds', () => {
    const { codes, ring, send, pass, end } = findingWorld();
    ring();
    send('call.initiated');
    pass(4_000);
    end('originator_cancel');
    expect(codes()).toEqual([]);
  });

  it.each(['command.accepted', 'command.ignored', 'command.refused'] as const)('is none after a %s', (type) => {
    const { codes, record, at, ring, send, pass, end } = findingWorld();
    ring();
    send('call.initiated');
    record(type, { command: 'answer', errors: [], why: '' } as never, at);
    pass(30_000);
    end();
    expect(codes()).toEqual([]);
  });

  it('is none where the app never got the call', () => {
    const { codes, ring, send, pass, end } = findingWorld();
    ring();
    send('call.initiated', { outcomes: [500, 500, 500] });
    pass(30_000);
    end();
    expect(codes()).toEqual(['webhook_not_accepted']);
  });

  it('is none where the simulator ends the call because it stops', () => {
    const { codes, record, command, ring, send, pass, end } = findingWorld();
    ring();
    send('call.initiated');
    pass(4_000);
    record('sim.stopping', {});
    command('hangup');
    end();
    expect(codes()).toEqual([]);
  });
});
