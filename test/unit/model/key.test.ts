import { describe, expect, it } from 'vitest';
import { factKey, fieldKey, objectKey } from '../../../src/model/key.ts';

describe('keys', () => {
  it('are those of the contract', () => {
    expect(objectKey('Account')).toBe('object:Account');
    expect(fieldKey('Account', 'Industry')).toBe('field:Account.Industry');
    expect(factKey('trigger', 'Account', 'AccountTrigger')).toBe('trigger:Account.AccountTrigger');
    expect(factKey('object-access', 'Account', 'profile', 'Admin')).toBe('object-access:Account.profile.Admin');
    expect(factKey('flow', 'My Flow/ü')).toBe('flow:My%20Flow%2F%C3%BC');
  });
});
