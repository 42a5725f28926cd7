import { describe, expect, it } from 'vitest';
import { standardObjects, standardResolution } from './standard.ts';
import { standardRows } from './standard/rows.ts';

const objects = standardObjects();
const named = (name: string) => objects.find((object) => object.name === name);
const field = (object: string, name: string) => named(object)?.fields.find((one) => one.name === name);

describe('the standard objects', () => {
  it('carry every object and every field over as Setup names them', () => {
    const carried = objects.map((object) => [
      object.name,
      {
        label: object.label,
        fields: object.fields.filter((one) => one.in.fieldDefinition).map((one) => [one.name, one.dataType]),
      },
    ]);
    const source = Object.entries(standardRows).map(([name, row]) => [
      name,
      { label: row.label, fields: row.fields.map(([fieldName, , dataType]) => [fieldName, dataType]) },
    ]);
    expect(carried).toEqual(source);
    expect(objects).toHaveLength(824);
    expect(objects.flatMap((object) => object.fields).filter((one) => one.in.fieldDefinition)).toHaveLength(11_887);
  });

  it('keep every label that Setup has', () => {
    for (const object of objects) {
      const labels = new Map(object.fields.map((one) => [one.name, one.label]));
      for (const [name, label] of standardRows[object.name]?.fields ?? []) {
        if (label !== null) expect(labels.get(name)).toBe(label);
      }
    }
  });

  it('resolve the labels of lookup targets, and say which they could not', () => {
    const { byLabel, byException, byFieldName, unresolved } = standardResolution();
    const without = objects.flatMap(({ name, fields }) =>
      fields.filter((one) => one.reference?.to.length === 0).map((one) => `${name}.${one.name}`),
    );
    console.log({ byLabel, byException, byFieldName, unresolved: unresolved.length, fieldsWithoutTarget: without });
    expect(byLabel).toBe(4810);
    expect(byException).toBe(52);
    expect(byFieldName).toBe(6);
    expect(unresolved).toHaveLength(243);
    expect(without).toEqual(WITHOUT_TARGET);
  });

  it('point to objects that exist', () => {
    const names = new Set(objects.map((object) => object.name));
    const targets = objects.flatMap((object) => object.fields.flatMap((one) => one.reference?.to ?? []));
    expect(targets.filter((target) => !names.has(target))).toEqual([]);
  });

  it('know ids, owners, names and files as an org knows them', () => {
    expect(field('Account', 'Id')).toMatchObject({ type: 'id', nillable: false, createable: false, length: 18 });
    expect(field('Account', 'OwnerId')).toMatchObject({ nillable: false, defaultedOnCreate: true, createable: true });
    expect(field('Account', 'NumberOfEmployees')).toMatchObject({ type: 'int', digits: 8 });
    expect(field('Account', 'AnnualRevenue')).toMatchObject({ type: 'currency', precision: 18, scale: 0 });
    expect(field('Attachment', 'Body')).toMatchObject({ type: 'base64', nillable: false });
    expect(field('AccountHistory', 'OldValue')).toMatchObject({ type: 'anyType', createable: false });
    expect(field('Task', 'Subject')).toMatchObject({ type: 'combobox', nameField: true });
    expect(field('Account', 'IsDeleted')).toMatchObject({ type: 'boolean', defaultedOnCreate: true });
    expect(field('Contact', 'ReportsToId')?.reference?.to).toEqual(['Contact']);
    expect(field('Account', 'ParentId')?.reference).toMatchObject({ to: ['Account'], relationshipName: 'Parent' });
    expect(field('Contact', 'AccountId')?.reference?.childRelationshipName).toBe('Contacts');
    expect(field('CalendarViewShare', 'ParentId')?.reference?.to).toEqual(['CalendarView']);
    expect(field('LinkedArticle', 'KnowledgeArticleId')?.reference?.to).toEqual(['Knowledge__ka']);
    expect(field('LinkedArticle', 'KnowledgeArticleVersionId')?.reference?.to).toEqual(['Knowledge__kav']);
  });

  it('expand compound fields and bit vectors into parts that FieldDefinition does not list', () => {
    expect(field('Account', 'BillingStreet')).toMatchObject({ compoundFieldName: 'BillingAddress', dataType: null });
    expect(field('Contact', 'LastName')).toMatchObject({ compoundFieldName: 'Name', nillable: false });
    expect(field('Contact', 'Name')).toMatchObject({ createable: false, updateable: false });
    expect(field('ObjectPermissions', 'Permissions')?.in.describe).toBe(false);
    expect(field('ObjectPermissions', 'PermissionsRead')).toMatchObject({ type: 'boolean', dataType: null });
    expect(field('Account', 'UserRecordAccessId')?.in).toEqual({
      describe: false,
      fieldDefinition: true,
      entityParticle: false,
    });
  });

  it('recognise what stands beside an object, and what only looks like it', () => {
    expect(named('AccountShare')?.associate).toEqual({ type: 'Share', parent: 'Account' });
    expect(named('OpportunityFieldHistory')?.associate).toEqual({ type: 'History', parent: 'Opportunity' });
    expect(named('OpportunityHistory')?.associate).toBeNull();
    expect(named('LoginHistory')?.associate).toBeNull();
    expect(named('AccountTag')?.associate).toEqual({ type: 'Tag', parent: 'Account' });
  });

  it('have key prefixes of three characters, unique but for the one that histories share', () => {
    const prefixes = objects.flatMap((object) => object.keyPrefix ?? []).filter((prefix) => prefix !== '017');
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(prefixes.every((prefix) => /^[0-9A-Za-z]{3}$/.test(prefix))).toBe(true);
    expect(named('AccountTag')?.keyPrefix).toBeNull();
    expect(named('Account')?.keyPrefix).toBe('001');
  });
});

/** Their labels belong to no object that this org shows, and their names leave it open. */
const WITHOUT_TARGET = [
  'AppMenuItem.ApplicationId',
  'ContentNote.LatestContentId',
  'ContentVersion.ContentBodyId',
  'DataType.ContextServiceDataTypeId',
  'DataType.ContextWsdlDataTypeId',
  'EntityDefinition.DefaultCompactLayoutId',
  'PlatformAction.GroupId',
  'UiFormulaCriterion.OperatorId',
  'UserAppMenuItem.ApplicationId',
];
