import { describe, expect, it } from 'vitest';
import { flowBody, flowViews } from '../../../../src/collect/bodies/flow-body.ts';
import type { Row, Tree } from '../../../../src/salesforce/org.ts';

const digest = (tree: Tree) => {
  const body = flowBody.digest(tree, 'My_Flow');
  if (!body) throw new Error('A flow has a digest.');
  return body;
};
const pathsIn = (tree: Tree) => digest(tree).paths.map(({ object, path }) => [object, ...path].join('.'));
const fieldsIn = (tree: Tree) => digest(tree).fields.map(({ object, field }) => `${object}.${field}`);
const condition = (leftValueReference: string) => ({
  rules: { conditions: { leftValueReference, operator: 'EqualTo' } },
});

describe('the object of a flow', () => {
  it('is that of its start', () => {
    expect(digest({ start: { object: 'Account', triggerType: 'RecordAfterSave' } }).object).toBe('Account');
  });

  it('stands among the settings of a process', () => {
    const settings = [
      { name: 'ObjectVariable', value: { elementReference: 'myVariable_current' } },
      { name: 'ObjectType', value: { stringValue: 'Lead' } },
      { name: 'TriggerType', value: { stringValue: 'onCreateOnly' } },
    ];
    expect(digest({ processMetadataValues: settings }).object).toBe('Lead');
    expect(digest({ processMetadataValues: settings[1] }).object).toBe('Lead'); // XML gives one element as itself
  });

  it('is unknown for a screen flow', () => {
    expect(digest({ screens: { label: 'Hello' } })).toEqual({ object: null, objects: [], fields: [], paths: [] });
  });
});

describe('objects and the fields beside them', () => {
  it.each(['recordLookups', 'recordCreates', 'recordUpdates', 'recordDeletes', 'dynamicChoiceSets'])(
    'of %s',
    (element) => {
      const one = { name: 'One', object: 'Contact', filters: { field: 'Email', operator: 'IsNull' } };
      const tree = { [element]: [one, { ...one, name: 'Two', object: 'Lead' }] };
      expect(digest(tree).objects).toEqual(['Contact', 'Lead']);
      expect(fieldsIn(tree)).toEqual(['Contact.Email', 'Lead.Email']);
    },
  );

  it.each([
    ['filters', { filters: [{ field: 'A' }, { field: 'B' }] }, ['Contact.A', 'Contact.B']],
    ['assignments of a create', { inputAssignments: { field: 'A', value: { stringValue: 'B' } } }, ['Contact.A']],
    ['assignments of a lookup', { outputAssignments: { field: 'A', assignToReference: 'x' } }, ['Contact.A']],
    ['queried fields', { queriedFields: ['A', 'B'] }, ['Contact.A', 'Contact.B']],
    ['one queried field', { queriedFields: 'A' }, ['Contact.A']],
    ['the sort order', { sortField: 'A', sortOrder: 'Asc' }, ['Contact.A']],
    ['choices', { displayField: 'A', valueField: 'B' }, ['Contact.A', 'Contact.B']],
    ['a field twice', { filters: { field: 'A' }, sortField: 'A' }, ['Contact.A']],
  ])('%s', (_, parts, expected) => {
    expect(fieldsIn({ recordLookups: { name: 'Get', object: 'Contact', ...parts } })).toEqual(expected);
  });

  it('filters of the start are of its object', () => {
    const start = { object: 'Account', filters: [{ field: 'Industry', operator: 'IsChanged' }] };
    expect(fieldsIn({ start })).toEqual(['Account.Industry']);
  });

  it('are not told of an element that names a record instead of an object', () => {
    const tree = { recordUpdates: { name: 'Save', inputReference: '$Record', inputAssignments: { field: 'A' } } };
    expect(digest(tree)).toMatchObject({ objects: [], fields: [] });
  });
});

describe('paths through record variables', () => {
  const start = { object: 'Account' };

  it.each([
    ['a condition', { start, decisions: condition('$Record.Industry') }, ['Account.Industry']],
    ['the record before', { start, decisions: condition('$Record__Prior.Name') }, ['Account.Name']],
    ['a path', { start, decisions: condition('$Record.Owner.Manager.Email') }, ['Account.Owner.Manager.Email']],
    [
      'a value',
      { start, assignments: { assignmentItems: { value: { elementReference: '$Record.A' } } } },
      ['Account.A'],
    ],
    ['a target', { start, assignments: { assignmentItems: { assignToReference: '$Record.A' } } }, ['Account.A']],
    ['a formula', { start, formulas: { expression: 'TEXT({!$Record.A}) & {!$Record.B}' } }, ['Account.A', 'Account.B']],
    ['a text', { start, textTemplates: { text: 'Dear {!$Record.Name}' } }, ['Account.Name']],
    ['the entry formula', { start: { ...start, filterFormula: '{!$Record.A} > 1' } }, ['Account.A']],
    ['another case', { start, decisions: condition('$record.Industry') }, ['Account.Industry']],
    ['the record itself', { start, recordUpdates: { inputReference: '$Record' } }, []],
    ['a variable that nothing declares', { start, decisions: condition('unknown.Name') }, []],
    ['a text that is no reference', { start, label: '$Record.Industry' }, []],
  ])('%s', (_, tree, expected) => {
    expect(pathsIn(tree)).toEqual(expected);
  });

  it('a variable is of the object that it declares', () => {
    const variables = [
      { name: 'contact', dataType: 'SObject', objectType: 'Contact' },
      { name: 'text', dataType: 'String' },
    ];
    expect(pathsIn({ variables, decisions: [condition('Contact.Email'), condition('text.Email')] })).toEqual([
      'Contact.Email',
    ]);
  });

  it('a lookup is a variable by its own name', () => {
    const recordLookups = { name: 'Get_Contact', object: 'Contact' };
    expect(pathsIn({ recordLookups, decisions: condition('Get_Contact.Account.Name') })).toEqual([
      'Contact.Account.Name',
    ]);
  });

  it('a loop is of the object of what it goes through', () => {
    const tree = {
      variables: { name: 'leads', objectType: 'Lead', isCollection: 'true' },
      recordLookups: { name: 'Get_Contacts', object: 'Contact' },
      loops: [
        { name: 'Each_Contact', collectionReference: 'Get_Contacts' },
        { name: 'Each_Lead', collectionReference: 'leads' },
        { name: 'Each_Number', collectionReference: 'numbers' },
      ],
      decisions: ['Each_Contact.Email', 'Each_Lead.Company', 'Each_Number.Value'].map(condition),
    };
    expect(pathsIn(tree)).toEqual(['Contact.Email', 'Lead.Company']);
  });

  it('a process knows the record by a variable of its own', () => {
    const tree = {
      processMetadataValues: { name: 'ObjectType', value: { stringValue: 'Lead' } },
      variables: { name: 'myVariable_current', objectType: 'Lead' },
      decisions: condition('myVariable_current.Status'),
    };
    expect(pathsIn(tree)).toEqual(['Lead.Status']);
  });
});

describe('which versions are read', () => {
  const views: readonly Row[] = [
    { ApiName: 'Both', ActiveVersionId: '301A', LatestVersionId: '301B', NamespacePrefix: 'ns' },
    { ApiName: 'Draft', ActiveVersionId: null, LatestVersionId: '301C' },
    { ApiName: 'Same', ActiveVersionId: '301D', LatestVersionId: '301D' },
    { ApiName: 'None' },
  ];
  const rows = (list: unknown) => (list === flowViews ? views : []);

  it('record by record: the active, else the latest', () => {
    expect(flowBody.records?.({ rows, scope: {} as never })).toEqual(['301A', '301C', '301D']);
  });

  it('beside a retrieve: an active one that is not the latest', () => {
    expect(flowBody.besideRetrieve?.({ rows })).toEqual([{ id: '301A', fullName: 'ns__Both' }]);
  });
});
