import { describe, expect, it } from 'vitest';
import { findingWorld, URL } from '../../support/finding-world.js';

describe('webhook_not_accepted', () => {
  it.each([
    ['ECONNREFUSED', 'nobody listens there'],
    ['timeout', 'no answer came in time'],
    [500, 'it was answered with 500'],
    [400, 'it was answered with 400'],
    [302, 'it was answered with 302'],
  ])('is an error where every attempt failed, the last one with %s', (outcome, words) => {
    const { watcher, send } = findingWorld();
    send('call.initiated', { outcomes: [503, outcome] });
    expect(watcher.list()).toEqual([expect.objectContaining({ code: 'webhook_not_accepted', severity: 'error' })]);
    expect(watcher.list()[0]?.summary).toContain(`${URL} did not take call.initiated: ${words}`);
    expect(watcher.list()[0]?.evidence).toEqual([1, 2, 3, 4].slice(1));
  });

  it('is none where a later attempt was taken', () => {
    const { codes, send } = findingWorld();
    send('call.initiated', { outcomes: [500, 'ECONNREFUSED', 200] });
    expect(codes()).toEqual([]);
  });

  it('is a hint where an app that took events before has gone when the call had ended', () => {
    const { watcher, send, end } = findingWorld();
    send('call.initiated');
    end();
    send('call.hangup', { outcomes: ['ECONNREFUSED', 'ECONNREFUSED', 'ECONNREFUSED'] });
    expect(watcher.list()).toEqual([expect.objectContaining({ code: 'webhook_not_accepted', severity: 'hint' })]);
  });

  it.each<[string, string | number, boolean]>([
    ['while the call lives', 'ECONNREFUSED', false],
    ['where the app is there and fails', 500, true],
    ['where the app is there and does not answer', 'timeout', true],
  ])('is an error %s, though events were taken before', (_, outcome, hasEnded) => {
    const { watcher, send, end } = findingWorld();
    send('call.initiated');
    if (hasEnded) end();
    send('call.hangup', { outcomes: [outcome] });
    expect(watcher.list().map(({ severity }) => severity)).toEqual(['error']);
  });

  it('hides the secrets of a URL', () => {
    const { watcher, send } = findingWorld();
    send('call.initiated', { url: 'http://user:pass@app.test/?token=abc', outcomes: [500] });
    expect(watcher.list()[0]?.summary).toContain('http://***@app.test/?token=***');
  });
});

describe('webhook_nowhere', () => {
  it('is told once for a call that has no URL', () => {
    const { watcher, record, at } = findingWorld();
    for (const event of ['call.initiated', 'call.hangup'])
      record('webhook.undeliverable', { event_id: event, event_type: event, why: 'no URL' }, at);
    expect(watcher.list()).toEqual([expect.objectContaining({ code: 'webhook_nowhere', times: 2 })]);
  });
});

describe('the call.initiated of a dial with a webhook_url of its own', () => {
  it('may have nowhere to go, unless another event has neither', () => {
    const { codes, record, at } = findingWorld();
    const nowhere = (name: string): void => {
      const event = { event_id: name, event_type: name };
      record('webhook.created', { ...event, payload: { direction: 'outgoing' } }, at);
      record('webhook.undeliverable', { ...event, why: 'no URL' }, at);
    };
    nowhere('call.initiated');
    expect(codes()).toEqual([]);
    nowhere('call.hangup');
    expect(codes()).toEqual(['webhook_nowhere']);
  });
});

describe('webhook_wrong_program', () => {
  it.each([404, 405, 501])('is told where no event was ever taken and the answer is %i', (status) => {
    const { codes, send } = findingWorld();
    send('call.initiated', { outcomes: [status] });
    expect(codes()).toEqual(['webhook_wrong_program']);
  });

  it('is told where a web page comes back', () => {
    const { codes, record, at } = findingWorld();
    const sent = { event_id: 'e', event_type: 'call.initiated', url: URL, attempt: 1 };
    record('webhook.answer', { ...sent, answer: 'html', body: '<!doctype html>' }, at);
    expect(codes()).toEqual(['webhook_wrong_program']);
  });

  it('is another finding where the app took an event before, or failed once in another way', () => {
    const { codes, send } = findingWorld();
    send('call.initiated');
    send('call.answered', { outcomes: [404] });
    send('call.initiated', { url: 'http://other.test/', outcomes: ['ECONNREFUSED', 404] });
    expect(codes()).toEqual(['webhook_not_accepted', 'webhook_not_accepted']);
  });
});

describe('webhook_late', () => {
  it('is told where an event that timed out was sent again and taken', () => {
    const { watcher, send } = findingWorld();
    send('call.initiated', { outcomes: ['timeout', 200] });
    expect(watcher.list()).toEqual([expect.objectContaining({ code: 'webhook_late', severity: 'warning' })]);
    expect(watcher.list()[0]?.summary).toContain('more than 2000 ms');
  });

  it('is none where the first answer was an error', () => {
    const { codes, send } = findingWorld();
    send('call.initiated', { outcomes: [503, 200] });
    expect(codes()).toEqual([]);
  });
});

describe('webhook_body_ignored', () => {
  const answered = { event_id: 'e', event_type: 'call.initiated', url: URL, attempt: 1 };

  it('is told of TeXML at once, and beside the error of the call that was not answered', () => {
    const { watcher, codes, record, at, ring, send, pass, end } = findingWorld();
    ring();
    send('call.initiated');
    record('webhook.answer', { ...answered, answer: 'texml', body: '<Response><Say>Hi</Say></Response>' }, at);
    expect(codes()).toEqual(['webhook_body_ignored']);
    pass(30_000);
    end();
    expect(watcher.list().map(({ code, severity, times }) => [code, severity, times])).toEqual([
      ['webhook_body_ignored', 'warning', 1],
      ['call_unanswered', 'error', 1],
    ]);
  });

  it('is told of JSON beside the error, where the caller has waited', () => {
    const { codes, record, at, ring, send, pass, end } = findingWorld();
    ring();
    send('call.initiated');
    record('webhook.answer', { ...answered, answer: 'json', body: '{"action":"answer"}' }, at);
    pass(6_000);
    end('originator_cancel');
    expect(codes()).toEqual(['webhook_body_ignored', 'call_unanswered']);
  });

  it('is told of JSON alone, where the caller gave up soon', () => {
    const { codes, record, at, ring, send, pass, end } = findingWorld();
    ring();
    send('call.initiated');
    record('webhook.answer', { ...answered, answer: 'json', body: '{"action":"answer"}' }, at);
    expect(codes()).toEqual([]);
    pass(1_000);
    end('originator_cancel');
    expect(codes()).toEqual(['webhook_body_ignored']);
  });

  it('is none where the app writes what it did, and did it', () => {
    const { codes, record, at, ring, send, command, pass, end } = findingWorld();
    ring();
    send('call.initiated', { handler: () => command('answer') });
    record('webhook.answer', { ...answered, answer: 'json', body: '{"action":"answer"}' }, at);
    pass(30_000);
    end();
    expect(codes()).toEqual([]);
  });
});

describe('webhook_version_1', () => {
  it('is told of an application that asks for it, and not of one that says nothing', () => {
    const { watcher, record } = findingWorld();
    record('webhook_api_version.assumed', { application_id: '1', version: '2', why: '' });
    record('webhook_api_version.not_simulated', { application_id: '2', version: '1', why: '' });
    expect(watcher.list()).toEqual([expect.objectContaining({ code: 'webhook_version_1', severity: 'warning' })]);
  });
});

describe('handler_failed_after_refusal', () => {
  const PATH = '/v2/calls/v3:call-1/actions/enqueue';

  it('is told where the last thing that a handler asked for was refused, and it answered 5xx', () => {
    const { watcher, send, request } = findingWorld();
    send('call.initiated', { outcomes: [500, 500, 500], handler: () => request(PATH, 501) });
    expect(watcher.list().map(({ code, times }) => [code, times])).toEqual([
      ['operation_not_simulated', 3],
      ['handler_failed_after_refusal', 3],
    ]);
  });

  it('explains also an app that hands the 501 on: it is no other program', () => {
    const { codes, send, request } = findingWorld();
    send('call.initiated', { outcomes: [501, 501, 501], handler: () => request(PATH, 501) });
    expect(codes()).toEqual(['operation_not_simulated', 'handler_failed_after_refusal']);
  });

  it.each<[string, (world: ReturnType<typeof findingWorld>) => void]>([
    [
      'the handler had done more since',
      ({ send, request }) =>
        send('call.initiated', {
          outcomes: [500, 200],
          handler: (n) => {
            if (n > 1) return;
            request(PATH, 501);
            request('/v2/calls/x', 200);
          },
        }),
    ],
    [
      'the refusal was before the webhook',
      ({ send, request }) => {
        request(PATH, 501);
        send('call.initiated', { outcomes: [500, 200] });
      },
    ],
    [
      'the refusal came when it had answered',
      ({ send, request }) =>
        send('call.initiated', { outcomes: [500, 200], later: (n) => n === 1 && request(PATH, 501) }),
    ],
    ['it answered 2xx', ({ send, request }) => send('call.initiated', { handler: () => request(PATH, 501) })],
  ])('is none where %s', (_, story) => {
    const world = findingWorld();
    story(world);
    expect(world.codes().filter((code) => code !== 'operation_not_simulated')).toEqual([]);
  });
});
