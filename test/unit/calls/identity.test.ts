import { faker } from '@faker-js/faker/locale/en';
import { describe, expect, it } from 'vitest';
import { identityMaker } from '../../../src/calls/identity.js';
import { Ids } from '../../../src/calls/ids.js';

const maker = identityMaker(faker);
const make = (from: string, to: string, name: string | undefined, call = 'a call') =>
  maker.make(new Ids(call), from, to, name);

describe('what a caller brings along', () => {
  it('is, for a phone number, SIP addresses with a host, and the number for a name', () => {
    const identity = make('+13125550001', '+13125550002', undefined);
    expect(identity.callerIdName).toBe('+13125550001');
    expect(identity.fromSipUri).toMatch(/^\+13125550001@\d+\.\d+\.\d+\.\d+$/);
    expect(identity.toSipUri).toMatch(/^\+13125550002@\d+\.\d+\.\d+\.\d+$/);
    expect(identity.callingPartyType).toBe('pstn');
  });

  it.each([
    ['anonymous', undefined],
    ['anonymous', ''],
  ])('is "anonymous" for a caller %s with the name %j', (from, name) => {
    expect(make(from, '+13125550002', name).callerIdName).toBe('anonymous');
  });

  it('is what a SIP caller says', () => {
    expect(make('sip:ann@example.com', 'SIPS:bob@example.com', 'Ann')).toEqual({
      callerIdName: 'Ann',
      fromSipUri: 'ann@example.com',
      toSipUri: 'bob@example.com',
      callingPartyType: 'sip',
    });
  });

  it('is the same for the same call in every run, whatever else uses the generator', () => {
    const names = ['first', 'second'].map((call) => make('+1', '+2', undefined, call));
    faker.person.fullName();
    faker.seed(1);
    const again = ['second', 'first'].map((call) => make('+1', '+2', undefined, call));
    expect(again.reverse()).toEqual(names);
    expect(names[0]).not.toEqual(names[1]);
  });
});
