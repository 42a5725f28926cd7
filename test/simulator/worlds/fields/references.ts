import type { WorldField } from '../../world.ts';
import type { RollUp } from '../../world/field-details.ts';
import { worldField } from './world-field.ts';
import type { More } from './world-field.ts';

type Relation = More & {
  /** The API name of the parent; several for a lookup that may point to any of them. */
  to: string | readonly string[];
  /** The list of children on the parent; null where the parent shows none. */
  children: string | null;
  relationshipName?: string | null;
};

/** A lookup. */
export function lookup(
  name: string,
  label: string,
  more: Relation & { onDelete?: 'clear' | 'restrict' | 'cascade' },
): WorldField {
  const { onDelete = 'clear', ...rest } = more;
  return reference({ name, label, kind: 'Lookup', onDelete }, rest);
}

/** The parent that owns the record; order 1 is the second parent of a junction. */
export function masterDetail(
  name: string,
  label: string,
  more: Relation & { order?: 0 | 1; reparentable?: boolean },
): WorldField {
  const { order = 0, reparentable = false, ...rest } = more;
  const fixed = { nillable: false, updateable: reparentable, ...rest };
  return reference({ name, label, kind: 'Master-Detail', onDelete: 'cascade', order }, fixed);
}

/** A lookup to the object itself, as a tree. */
export function hierarchy(name: string, label: string, more: Relation): WorldField {
  return reference({ name, label, kind: 'Hierarchy' }, { dataType: 'Hierarchy', ...more });
}

/** A lookup to an external object, by its External ID. */
export function externalLookup(name: string, label: string, more: Relation): WorldField {
  const type = { extraTypeInfo: 'externallookup', length: 255, ...more };
  return reference({ name, label, kind: 'External Lookup' }, type);
}

/** A lookup from an external object to an object of the org, by a unique external id field. */
export function indirectLookup(name: string, label: string, more: Relation): WorldField {
  const type = { extraTypeInfo: 'indirectlookup', length: 255, ...more };
  return reference({ name, label, kind: 'Indirect Lookup' }, type);
}

/** What a formula gives back. */
type Returns = 'Text' | 'Number' | 'Currency' | 'Percent' | 'Checkbox' | 'Date' | 'Date/Time' | 'Time';

/** A field that the org works out whenever it is read. */
export function formula(
  name: string,
  label: string,
  more: More & { returns: Returns; expression: string },
): WorldField {
  const { returns, expression, ...rest } = more;
  const shape = { ...RETURNED[returns], ...computed, formula: expression };
  return worldField({ name, label, dataType: `Formula (${returns})`, ...shape, ...rest });
}

/** A count, sum, lowest or highest over the children. */
export function rollUp(name: string, label: string, more: More & Summary): WorldField {
  const { operation, child, as = 'Number', foreignKey, summarized = null, filters = [], ...rest } = more;
  const dataType = `Roll-Up Summary (${operation} ${child})`;
  const details = { rollUp: { foreignKey, operation: lower(operation), summarized, filters } };
  return worldField({ name, label, dataType, ...RETURNED[as], ...computed, details, ...rest });
}

type Summary = {
  operation: 'COUNT' | 'SUM' | 'MIN' | 'MAX';
  /** The label of the child object. */
  child: string;
  as?: 'Number' | 'Currency' | 'Date';
  /** The child's field that points to the parent: 'Opportunity.AccountId'. */
  foreignKey: string;
  summarized?: string;
  filters?: RollUp['filters'];
};

const lower = (operation: Summary['operation']): RollUp['operation'] => operation.toLowerCase() as RollUp['operation'];

type Shape = {
  name: string;
  label: string;
  kind: 'Lookup' | 'Master-Detail' | 'Hierarchy' | 'External Lookup' | 'Indirect Lookup';
  onDelete?: 'clear' | 'restrict' | 'cascade';
  order?: 0 | 1;
};

function reference({ name, label, kind, onDelete, order }: Shape, more: Relation): WorldField {
  const { to, children, relationshipName: relation = relationshipName(name), ...rest } = more;
  const targets = [to].flat();
  const dataType = `${kind}(${targets.join(',')})`;
  return worldField({
    name,
    label,
    type: 'reference',
    dataType,
    length: 18,
    indexed: true,
    ...rest,
    reference: {
      to: targets,
      relationshipName: relation,
      relationshipOrder: order ?? null,
      cascadeDelete: onDelete === 'cascade',
      restrictedDelete: onDelete === 'restrict',
      childRelationshipName: children,
    },
  });
}

/** Account__c -> Account__r, AccountId -> Account. */
export function relationshipName(fieldName: string): string {
  return /__p?c$/.test(fieldName) ? fieldName.replace(/__(p?)c$/, '__$1r') : fieldName.replace(/Id$/, '');
}

const computed = { calculated: true, createable: false, updateable: false } as const;

const RETURNED: Readonly<Record<Returns, { type: string; length?: number; precision?: number; scale?: number }>> = {
  Text: { type: 'string', length: 1300 },
  Number: { type: 'double', precision: 18, scale: 2 },
  Currency: { type: 'currency', precision: 18, scale: 2 },
  Percent: { type: 'percent', precision: 18, scale: 2 },
  Checkbox: { type: 'boolean' },
  Date: { type: 'date' },
  'Date/Time': { type: 'datetime' },
  Time: { type: 'time' },
};
