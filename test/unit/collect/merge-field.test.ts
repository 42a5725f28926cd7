import { describe, expect, it } from 'vitest';
import { toDefinition, toParticle } from '../../../src/collect/field-rows.js';
import { mergeField, type FieldSources } from '../../../src/collect/merge-field.js';
import { parseDescribe } from '../../../src/salesforce/parse-describe.js';

const described = (field: Record<string, unknown>) =>
  parseDescribe({ name: 'O', fields: [{ name: 'F', label: 'L', type: 'string', ...field }] })?.fields[0];
const merge = (sources: Partial<FieldSources>) =>
  mergeField({ name: 'F', definitionsRead: true, nameOf: () => undefined, ...sources });

const open = { IsNillable: false, IsCreatable: true, IsDefaultedOnCreate: false, IsUpdatable: true };

describe('required', () => {
  it.each([
    [open, true],
    [{ ...open, IsNillable: true }, false],
    [{ ...open, IsCreatable: false }, false],
    [{ ...open, IsDefaultedOnCreate: true }, false],
    [{ IsNillable: false, IsCreatable: true }, null],
  ])('%j: %s', (row, expected) => {
    expect(merge({ particle: toParticle(row) }).required).toBe(expected);
  });

  it('is not what describe says, whose answer is the running user’s', () => {
    const field = described({ nillable: false, createable: true, defaultedOnCreate: false });
    expect(merge({ described: field })).toMatchObject({ required: null, createable: null, updateable: null });
  });
});

describe('what only FieldDefinition knows', () => {
  it('is left out where it was read and is empty', () => {
    const field = merge({
      described: described({}),
      definition: toDefinition({ DataType: 'Text(80)', Description: null, ComplianceGroup: null }),
    });
    expect(field).toMatchObject({ dataType: 'Text(80)' });
    expect(field).not.toHaveProperty('description');
  });

  it('is null where the table was not read', () => {
    expect(merge({ described: described({}), definitionsRead: false })).toMatchObject({
      dataType: null,
      description: null,
      classification: null,
      indexed: null,
    });
  });

  it('does not apply to a component of a compound field, which has no row', () => {
    const field = merge({ described: described({}) });
    expect(field).not.toHaveProperty('dataType');
    expect(field).not.toHaveProperty('description');
  });

  it('is null in a column that the org does not know', () => {
    expect(merge({ definition: toDefinition({ DataType: 'Text(80)' }) }).description).toBeNull();
  });

  it('holds the classification, groups apart and sorted', () => {
    const row = {
      SecurityClassification: 'Restricted',
      ComplianceGroup: 'PII;GDPR',
      BusinessOwnerId: '005',
      BusinessStatus: 'Active',
    };
    expect(merge({ definition: toDefinition(row) }).classification).toEqual({
      security: 'Restricted',
      compliance: ['GDPR', 'PII'],
      owner: '005',
      status: 'Active',
    });
  });
});

describe('relationship', () => {
  const lookup = { type: 'reference', referenceTo: ['B', 'A'] };
  it.each([
    [lookup, undefined, 'lookup'],
    [{ ...lookup, relationshipOrder: 0 }, undefined, 'master-detail'],
    [{ ...lookup, relationshipOrder: 1 }, undefined, 'master-detail'],
    [{ ...lookup, extraTypeInfo: 'externallookup' }, undefined, 'external'],
    [{ ...lookup, extraTypeInfo: 'indirectlookup' }, undefined, 'indirect'],
    [lookup, { DataType: 'Hierarchy' }, 'hierarchy'],
  ])('%j %j: %s', (field, row, expected) => {
    const merged = merge({ described: described(field), definition: row && toDefinition(row) });
    expect(merged).toMatchObject({ relationship: expected, referenceTo: ['A', 'B'] });
  });

  it('says what a delete does, where describe says it', () => {
    expect(merge({ described: described({ ...lookup, cascadeDelete: true }) }).onDelete).toBe('cascade');
    expect(merge({ described: described({ ...lookup, restrictedDelete: true }) }).onDelete).toBe('restrict');
    expect(merge({ described: described(lookup) })).not.toHaveProperty('onDelete');
    expect(
      merge({ particle: toParticle({ DataType: 'reference', ReferenceTo: { referenceTo: ['A'] } }) }).onDelete,
    ).toBeNull();
  });
});

describe('a field that describe hides', () => {
  it('has the name of its controlling field by that field’s id', () => {
    const definition = toDefinition({ ControllingFieldDefinitionId: 'O.00N1' });
    const particle = toParticle({ DataType: 'picklist' });
    const nameOf = (id: string) => (id === 'O.00N1' ? 'Region__c' : undefined);
    expect(merge({ definition, particle, nameOf }).controllingField).toBe('Region__c');
    expect(merge({ definition, particle }).controllingField).toBeNull();
  });

  it.each([
    ['boolean', { defaultValue: null, restrictedPicklist: false }],
    ['picklist', { defaultValue: null, picklistValues: null, restrictedPicklist: null }],
    ['string', { restrictedPicklist: false }],
  ])('%s: what applies is null, what does not is left out', (type, expected) => {
    const { defaultValue, picklistValues, restrictedPicklist } = merge({
      particle: toParticle({ DataType: type, IsCalculated: false, DefaultValueFormula: null }),
    });
    expect(JSON.parse(JSON.stringify({ defaultValue, picklistValues, restrictedPicklist }))).toEqual(expected);
  });

  it('has a formula that is unknown only when it is calculated', () => {
    expect(merge({ particle: toParticle({ DataType: 'string', IsCalculated: false }) })).not.toHaveProperty('formula');
    expect(merge({ particle: toParticle({ DataType: 'string', IsCalculated: true }) }).formula).toBeNull();
  });
});
