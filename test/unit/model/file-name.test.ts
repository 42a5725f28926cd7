import { describe, expect, it } from 'vitest';
import { fileNames } from '../../../src/model/file-name.ts';
import { hostileNames } from '../hostile-schema.ts';
import { randomTexts } from '../hostile-text.ts';

const name = (apiName: string): string | undefined => fileNames([apiName]).get(apiName);

describe('fileNames', () => {
  it.each([
    ['Account', 'Account'],
    ['acme__Invoice__c', 'acme__Invoice__c'],
    ['.', '%2E'],
    ['..', '%2E%2E'],
    ['.hidden', '%2Ehidden'],
    ['trailing.', 'trailing%2E'],
    ['trailing ', 'trailing%20'],
    ['../../etc', '%2E.%2F..%2Fetc'],
    ['CON', '%43ON'],
    ['nul.txt', '%6Eul.txt'],
    ['COM0', '%43OM0'],
    ['CONTACT', 'CONTACT'],
    ['a~2', 'a%7E2'],
    ['日', '%E6%97%A5'],
    ['\uD800', '%ED%A0%80'],
    ['', '%'],
  ])('%s is %s', (apiName, expected) => {
    expect(name(apiName)).toBe(expected);
  });

  it('tells names apart that differ only in case, whatever their order', () => {
    const names = ['ACCOUNT', 'AccounT', 'Account', 'account'];
    const expected = ['ACCOUNT', '%41ccounT', '%41%63count', '%61ccount'];
    expect([...fileNames(names)]).toEqual(names.map((apiName, index) => [apiName, expected[index]]));
    expect([...fileNames(names.toReversed())]).toEqual([...fileNames(names)]);
  });

  it('cuts long names and keeps them apart', () => {
    const long = `${'é'.repeat(200)}`;
    const [one = '', two = ''] = [...fileNames([`${long}1`, `${long}2`]).values()];
    expect(one).toMatch(/^(%C3%A9)+(%C3)?~[0-9a-f]{12}$/);
    expect(one.length).toBeLessThanOrEqual(180);
    expect(one).not.toBe(two);
  });

  it('makes safe and distinct names of anything', () => {
    const names = [...hostileNames, ...randomTexts(3, 3_000)];
    const files = [...fileNames(names).values()];
    expect(files).toHaveLength(new Set(names).size);
    expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(files.length);
    for (const file of files) {
      expect(file).toMatch(/^(?!\.)[A-Za-z0-9_.%-]{1,180}(~[0-9a-f]{12})?(?<![. ])$/);
      expect(file).not.toMatch(/^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i);
      expect(file.length).toBeLessThanOrEqual(180);
    }
  });
});
