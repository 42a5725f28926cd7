import type { Tree } from '../salesforce/org.js';
import { text, trees } from './row.js';

/** One filter line of a rule, as every metadata type has it. Source: Metadata API, FilterItem. */
export type Criterion = {
  readonly field: string;
  readonly operation: string | null;
  readonly value: string | null;
  /** A field that it compares with: `$Source.Region__c`. */
  readonly valueField?: string;
};

/** The filter lines under one name. */
export function criteriaOf(tree: Tree, path: string): readonly Criterion[] {
  return trees(tree, path).flatMap((item) => {
    const field = text(item, 'field');
    const valueField = text(item, 'valueField');
    const value = text(item, 'value') ?? valueField;
    if (field === null) return [];
    return [{ field, operation: text(item, 'operation'), value, ...(valueField !== null && { valueField }) }];
  });
}

/** The condition of a rule in one line: its formula, or its filter lines with their logic. */
export function conditionOf(tree: Tree, path: string): string | undefined {
  const formula = text(tree, 'formula');
  if (formula !== null) return formula;
  const lines = criteriaOf(tree, path).map(({ field, operation, value }) =>
    [field, operation, value === null ? null : JSON.stringify(value)].filter((part) => part !== null).join(' '),
  );
  if (lines.length === 0) return undefined;
  const logic = text(tree, 'booleanFilter');
  return logic === null ? lines.join(' AND ') : `${logic}: ${lines.map((line, at) => `${at + 1}. ${line}`).join('; ')}`;
}
