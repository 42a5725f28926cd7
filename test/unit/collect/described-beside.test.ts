import { describe, expect, it } from 'vitest';
import { createBeside } from '../../../src/collect/beside.ts';
import { describedBeside } from '../../../src/collect/described-beside.ts';
import { toDefinition } from '../../../src/collect/field-rows.ts';
import { parseDescribe } from '../../../src/salesforce/parse-describe.ts';

type Value = { readonly value: string; readonly active?: boolean; readonly validFor?: string };

/** A describe of two fields, one of which controls the other. */
function described(controlling: Record<string, unknown>, values: readonly Value[]) {
  const fields = [
    { name: 'Country__c', type: 'picklist', ...controlling },
    { name: 'City__c', type: 'picklist', controllerName: 'Country__c', picklistValues: values.map(toEntry) },
  ];
  const answer = parseDescribe({ name: 'Plant__c', fields });
  if (!answer) throw new Error('The describe of the test is none.');
  return describedBeside(answer);
}

const toEntry = ({ value, active = true, validFor }: Value) => ({ value, label: value, active, validFor });
/** Base 64 of bits as they are written: `10000000 1`. */
const bits = (text: string) =>
  Buffer.from(text.split(' ').map((byte) => parseInt(byte.padEnd(8, '0'), 2))).toString('base64');
const dependent = (controlling: Record<string, unknown>, values: readonly Value[]) =>
  described(controlling, values).dependentPicklists[0]?.values;

describe('which values can be chosen', () => {
  const three = { picklistValues: ['DE', 'AT', 'CH'].map((value) => toEntry({ value })) };

  it('is told by a bit for each controlling value, from the highest on', () => {
    const values = [
      { value: 'Bern', validFor: bits('001') },
      { value: 'Wien', validFor: bits('010') },
      { value: 'Everywhere', validFor: bits('111') },
      { value: 'Nowhere', validFor: bits('000') },
    ];
    expect(dependent(three, values)).toEqual({
      DE: ['Everywhere'],
      AT: ['Wien', 'Everywhere'],
      CH: ['Bern', 'Everywhere'],
    });
  });

  it('is told by two bits where a checkbox controls, the first for false', () => {
    const values = [
      { value: 'off', validFor: bits('10') },
      { value: 'on', validFor: bits('01') },
    ];
    expect(dependent({ type: 'boolean', picklistValues: [] }, values)).toEqual({ false: ['off'], true: ['on'] });
  });

  it('goes on in the next byte after eight values, and is no where the bytes end', () => {
    const names = Array.from({ length: 18 }, (_, at) => `v${at}`);
    const found = dependent({ picklistValues: names.map((value) => toEntry({ value })) }, [
      { value: 'ninth', validFor: bits('00000000 1') },
      { value: 'eighth and sixteenth', validFor: bits('00000001 00000001') },
    ]);
    const chosen = Object.entries(found ?? {}).filter(([, values]) => values.length > 0);
    expect(chosen).toEqual([
      ['v7', ['eighth and sixteenth']],
      ['v8', ['ninth']],
      ['v15', ['eighth and sixteenth']],
    ]);
    expect(Object.keys(found ?? {})).toEqual(names);
  });

  it('leaves out values that are inactive, and counts inactive controlling values among the bits', () => {
    const controlling = { picklistValues: [toEntry({ value: 'old', active: false }), toEntry({ value: 'new' })] };
    const values = [
      { value: 'kept', validFor: bits('01') },
      { value: 'gone', validFor: bits('11'), active: false },
    ];
    expect(dependent(controlling, values)).toEqual({ old: [], new: ['kept'] });
  });

  it('is nothing for a value that has no bits', () => {
    expect(dependent(three, [{ value: 'Bern' }, { value: 'Wien', validFor: '' }])).toEqual({ DE: [], AT: [], CH: [] });
  });

  it('is not told where describe does not show the field that controls', () => {
    expect(described({ name: 'Other__c' }, [{ value: 'Bern', validFor: bits('1') }]).dependentPicklists).toEqual([]);
  });
});

it('fields that COUNT() takes and lookups with a filter are kept', () => {
  const fields = [
    { name: 'Id', type: 'id', aggregatable: true },
    { name: 'Note__c', type: 'textarea', aggregatable: false },
    { name: 'Site__c', type: 'reference', aggregatable: true, filteredLookupInfo: { dependent: false } },
    { name: 'Other__c', type: 'reference', aggregatable: true, filteredLookupInfo: null },
  ];
  const answer = parseDescribe({ name: 'Plant__c', fields });
  expect(answer && describedBeside(answer)).toMatchObject({
    countable: ['Id', 'Site__c', 'Other__c'],
    filteredLookups: ['Site__c'],
  });
});

it('custom fields are known by the first 15 characters of their id, those of activities twice', () => {
  const beside = createBeside();
  const tables = (id: string) => ({
    definitions: new Map([['Effort__c', toDefinition({ DurableId: id })]]),
    particles: new Map(),
    refusals: {},
  });
  beside.defined('Task', tables('Activity.00N000000000001'));
  beside.defined('Event', tables('Activity.00N000000000001AAA'));
  beside.defined('Account', tables('Account.Industry'));
  beside.defined('Lead', undefined);
  expect([...beside.result().fieldIds]).toEqual([
    [
      '00N000000000001',
      [
        { object: 'Task', field: 'Effort__c' },
        { object: 'Event', field: 'Effort__c' },
      ],
    ],
  ]);
});
