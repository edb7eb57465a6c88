import { describe, expect, it } from 'vitest';
import { ERRORS, type ErrorEntry } from '../../src/contract/errors.js';

const entries = Object.entries(ERRORS) as [string, ErrorEntry][];

describe('the error catalogue', () => {
  it('gives each error the HTTP status of a refusal or a fault', () => {
    expect(entries.filter(([, { status }]) => status < 400 || status > 599)).toEqual([]);
  });

  it('gives each error a code of Telnyx’s form, a title and a text', () => {
    const faulty = entries.filter(([, { code, title, detail }]) => !/^\d{3,5}$/.test(code) || !title || !detail);
    expect(faulty).toEqual([]);
  });

  it('answers 422 for whatever a parameter or the state of a call is at fault for', () => {
    // Documented with 400: a file that could not be downloaded, which is nobody's fault here, and a queue in which calls wait; with 404 an unknown conference.
    const others = ['downloadFailed', 'queueNotEmpty', 'unknownConference'];
    const calls = entries.filter(([name, { code }]) => /^90\d{3}$/.test(code) && !others.includes(name));
    expect(calls.length).toBeGreaterThan(10);
    const statuses = calls.map(([, { status }]) => status);
    expect(new Set(statuses)).toEqual(new Set([422]));
  });

  it('points to an explanation for errors of the account and the address, as live answers do, and not for calls', () => {
    const withMeta = entries.filter(([, { meta }]) => meta).map(([, { code }]) => code);
    expect(new Set(withMeta)).toEqual(new Set(['10009', '10005', '10030']));
  });
});
