import { describe, expect, it } from 'vitest';
import { formulaPaths, mergeFieldPaths } from '../../../../src/collect/usage/formula-paths.ts';

const namesIn = (formula: string) => formulaPaths(formula).map((path) => path.join('.'));

describe('the names in a formula', () => {
  it.each([
    ['Amount', ['Amount']],
    ['Amount * 1.2 + Amount', ['Amount']],
    ['Region__c && Other__c', ['Region__c', 'Other__c']],
    ['Account.Owner.Name', ['Account.Owner.Name']],
    ['Site__r.Account__r.Region__c', ['Site__r.Account__r.Region__c']],
    ['Owner:User.Email & Owner:Queue.QueueName', ['Owner:User.Email', 'Owner:Queue.QueueName']],
    ['$User.Email = Email', ['$User.Email', 'Email']],
    ['$Setup.Limits__c.Most__c', ['$Setup.Limits__c.Most__c']],
    ['$CustomMetadata.Tax__mdt.Germany.Rate__c', ['$CustomMetadata.Tax__mdt.Germany.Rate__c']],
    ['', []],
    ['1 + 2', []],
  ])('%s', (formula, expected) => {
    expect(namesIn(formula)).toEqual(expected);
  });

  it.each([
    ['double quotes', 'A & "Not.A__c field"', ['A']],
    ['single quotes', "A & 'Not.A__c field'", ['A']],
    ['an escaped quote', String.raw`"x \" Not__c" & B`, ['B']],
    ['an escaped backslash before the end', String.raw`"x \\" & B`, ['B']],
    ['the other quote inside', `"it's Not__c" & B & 'say "Not__c"'`, ['B']],
    ['a comment inside', '"/* no comment" & B & "*/"', ['B']],
    ['a line feed inside', '"one\nNot__c" & B', ['B']],
  ])('are none in a text: %s', (_, formula, expected) => {
    expect(namesIn(formula)).toEqual(expected);
  });

  it.each([
    ['A /* Not__c */ + B', ['A', 'B']],
    ['/* one\nNot__c\n*/ B', ['B']],
    ['/* "open */ B', ['B']],
    ['A / B * C', ['A', 'B', 'C']],
  ])('are none in a comment: %s', (formula, expected) => {
    expect(namesIn(formula)).toEqual(expected);
  });

  it.each([
    ['ISPICKVAL(Industry, "Banking")', ['Industry']],
    ['IF (A, B, NULL_VALUE)', ['A', 'B', 'NULL_VALUE']],
    ['AND(\n  NOT(ISBLANK(A)),\n  PRIORVALUE(B) <> B\n)', ['A', 'B']],
    ['Amount * (A + B)', ['Amount', 'A', 'B']],
  ])('are no functions: %s', (formula, expected) => {
    expect(namesIn(formula)).toEqual(expected);
  });
});

describe('merge fields in a text of a flow', () => {
  it.each([
    ['{!$Record.Industry} = "x"', ['$Record.Industry']],
    ['Dear {!contact.Account.Name}, {!greeting}', ['contact.Account.Name', 'greeting']],
    ['{!$Record.Owner:User.Email}', ['$Record.Owner:User.Email']],
    ['no field, {just} braces and !Record.Name', []],
    ['{!not closed', []],
  ])('%s', (text, expected) => {
    expect(mergeFieldPaths(text).map((path) => path.join('.'))).toEqual(expected);
  });
});
