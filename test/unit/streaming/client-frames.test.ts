import { describe, expect, it } from 'vitest';
import { parseClientFrame } from '../../../src/streaming/client-frames.js';

describe('frames from the client', () => {
  it('are media, mark and clear; ids of their own do no harm', () => {
    expect(parseClientFrame('{"event":"media","stream_id":"x","media":{"payload":"AAA=","track":"outbound"}}')).toEqual(
      {
        kind: 'media',
        payload: 'AAA=',
      },
    );
    expect(parseClientFrame('{"event":"mark","call_id":1,"mark":{"name":"greeting"}}')).toEqual({
      kind: 'mark',
      name: 'greeting',
    });
    expect(parseClientFrame('{"event":"clear","streamId":null}')).toEqual({ kind: 'clear' });
  });

  it('may be of the client’s own invention', () => {
    expect(parseClientFrame('{"event":"connected"}')).toEqual({ kind: 'unknown', event: 'connected' });
  });

  it.each([
    ['hello', null],
    ['', null],
    ['null', null],
    ['[]', null],
    ['{}', null],
    ['{"event":1}', null],
    ['{"event":"media"}', 'media'],
    ['{"event":"media","media":null}', 'media'],
    ['{"event":"media","media":"AAAA"}', 'media'],
    ['{"event":"media","media":{"payload":7}}', 'media'],
    ['{"event":"mark"}', 'mark'],
    ['{"event":"mark","mark":{}}', 'mark'],
  ])('are malformed: %s', (text, event) => {
    expect(parseClientFrame(text)).toMatchObject({ kind: 'malformed', event });
  });
});
