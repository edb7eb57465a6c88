import { describe, expect, it } from 'vitest';
import { ERRORS, type ErrorText } from '../../src/contract/errors.js';
import { HTTP_STATUS } from '../../src/server/errors.js';

const entries = Object.entries(ERRORS) as [string, ErrorText][];

describe('the error catalogue', () => {
  it('has an HTTP status for each error, and no status for anything else', () => {
    expect(Object.keys(HTTP_STATUS).sort()).toEqual(Object.keys(ERRORS).sort());
    expect(Object.values(HTTP_STATUS).filter((status) => status < 400 || status > 599)).toEqual([]);
  });

  it('gives each error a code of Telnyx’s form, a title and a text', () => {
    const faulty = entries.filter(([, { code, title, detail }]) => !/^\d{3,5}$/.test(code) || !title || !detail);
    expect(faulty).toEqual([]);
  });

  it('answers 422 for whatever a parameter or the state of a call is at fault for', () => {
    const calls = entries.filter(([, { code }]) => /^90\d{3}$/.test(code));
    expect(calls.length).toBeGreaterThan(10);
    const statuses = calls.map(([key]) => HTTP_STATUS[key as keyof typeof HTTP_STATUS]);
    expect(new Set(statuses)).toEqual(new Set([422]));
  });

  it('points to an explanation for errors of the account and the address, as live answers do, and not for calls', () => {
    const withMeta = entries.filter(([, { meta }]) => meta).map(([, { code }]) => code);
    expect(new Set(withMeta)).toEqual(new Set(['10009', '10005', '10030']));
  });
});
