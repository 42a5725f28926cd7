import type { WorldField } from '../../world.ts';
import { worldField } from './world-field.ts';
import type { More } from './world-field.ts';

type Target = string | readonly string[];
type Deletion = { onDelete?: 'clear' | 'restrict' | 'cascade'; relationshipName?: string | null };

/** A lookup; `children` names the list of children on the parent, null where the parent shows none. */
export function lookup(
  name: string,
  label: string,
  to: Target,
  children: string | null,
  more: More & Deletion = {},
): WorldField {
  const { onDelete = 'clear', relationshipName, ...rest } = more;
  const dataType = `Lookup(${[to].flat().join(',')})`;
  return reference({ name, label, dataType, to, children, relationshipName, onDelete, order: null }, rest);
}

/** The parent that owns the record; order 1 is the second parent of a junction. */
export function masterDetail(
  name: string,
  label: string,
  to: string,
  children: string,
  more: More & { order?: 0 | 1; reparentable?: boolean } = {},
): WorldField {
  const { order = 0, reparentable = false, ...rest } = more;
  const fixed = { nillable: false, updateable: reparentable, ...rest };
  const dataType = `Master-Detail(${to})`;
  return reference({ name, label, dataType, to, children, onDelete: 'cascade', order }, fixed);
}

/** A lookup to the object itself, as a tree. */
export function hierarchy(name: string, label: string, to: string, children: string, more: More = {}): WorldField {
  return reference({ name, label, dataType: 'Hierarchy', to, children, onDelete: 'clear', order: null }, more);
}

/** A lookup to an external object, by its External ID. */
export function externalLookup(name: string, label: string, to: string, children: string, more: More = {}): WorldField {
  const dataType = `External Lookup(${to})`;
  const type = { extraTypeInfo: 'externallookup', length: 255, ...more };
  return reference({ name, label, dataType, to, children, onDelete: 'clear', order: null }, type);
}

/** A lookup from an external object to an object of the org, by a unique external id field. */
export function indirectLookup(name: string, label: string, to: string, children: string, more: More = {}): WorldField {
  const dataType = `Indirect Lookup(${to})`;
  const type = { extraTypeInfo: 'indirectlookup', length: 255, ...more };
  return reference({ name, label, dataType, to, children, onDelete: 'clear', order: null }, type);
}

/** What a formula gives back. */
type Returns = 'Text' | 'Number' | 'Currency' | 'Percent' | 'Checkbox' | 'Date' | 'Date/Time' | 'Time';

/** A field that the org works out whenever it is read. */
export function formula(
  name: string,
  label: string,
  returns: Returns,
  expression: string,
  more: More = {},
): WorldField {
  const dataType = `Formula (${returns})`;
  const shape = { ...RETURNED[returns], ...computed, formula: expression };
  return worldField({ name, label, dataType, ...shape, ...more });
}

/** A count, sum, lowest or highest over the children. */
export function rollUp(
  name: string,
  label: string,
  of: { operation: 'COUNT' | 'SUM' | 'MIN' | 'MAX'; child: string; as?: 'Number' | 'Currency' | 'Date' },
  more: More = {},
): WorldField {
  const dataType = `Roll-Up Summary (${of.operation} ${of.child})`;
  return worldField({ name, label, dataType, ...RETURNED[of.as ?? 'Number'], ...computed, ...more });
}

type ReferenceShape = {
  name: string;
  label: string;
  dataType: string;
  to: Target;
  children: string | null;
  relationshipName?: string | null | undefined;
  onDelete: 'clear' | 'restrict' | 'cascade';
  order: 0 | 1 | null;
};

function reference(shape: ReferenceShape, more: More): WorldField {
  const { name, label, dataType, to, children, onDelete, order } = shape;
  const relation = shape.relationshipName === undefined ? relationshipName(name) : shape.relationshipName;
  return worldField({
    ...{ name, label, type: 'reference', dataType, length: 18, indexed: true },
    ...more,
    reference: {
      to: [to].flat(),
      relationshipName: relation,
      relationshipOrder: order,
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
