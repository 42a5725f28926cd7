import { fieldTraitsOf } from '../../simulator/field-traits.ts';
import { traitsOf } from '../../simulator/object-traits.ts';
import { hashedCounts } from '../../simulator/record-counts.ts';
import type { WorldField, WorldObject } from '../../simulator/world.ts';
import type { Truth } from './expectation.ts';

type Fill = { readonly filled: number; readonly total: number; readonly sampled: boolean; readonly scope: 'all' };

/** Above so many records only those of the last 90 days are counted. */
const maxRows = 1_000_000;

/** How many records fill each field, for somebody who sees all of them. */
export function fillRates({ schema }: Truth, object: WorldObject): Readonly<Record<string, Fill | null>> {
  const { name, recordCount } = object;
  if (recordCount === 0) return {};
  const known = recordCount !== null && mayBeCounted(object);
  const fills = schema
    .fields(name)
    .map((field) => [field.name, known ? fillOf(object, field, recordCount > maxRows) : null]);
  return Object.fromEntries(fills) as Readonly<Record<string, Fill | null>>;
}

/** Big objects take no aggregates, events no query; a name that SOQL cannot hold cannot be asked for. */
const mayBeCounted = (object: WorldObject): boolean =>
  object.inDescribeGlobal &&
  traitsOf(object).queryable &&
  !object.name.endsWith('__b') &&
  /^\w+(\.\w+)*$/.test(object.name);

function fillOf(object: WorldObject, field: WorldField, sampled: boolean): Fill | null {
  if (field.calculated) return null;
  const days = sampled ? 90 : null;
  const total = hashedCounts(object, null, days);
  const fill = (filled: number): Fill => ({ filled, total, sampled, scope: 'all' });
  if (isAlwaysFilled(field)) return fill(total);
  const counted = field.in.describe && fieldTraitsOf(field).aggregatable;
  return counted ? fill(hashedCounts(object, field.name, days)) : null;
}

/** Whoever creates a record must fill it, or it holds true or false; FieldDefinition alone tells neither. */
const isAlwaysFilled = ({ createable, defaultedOnCreate, nillable, type, in: shown }: WorldField): boolean => {
  const plain = type === 'boolean' || type === 'id';
  const required = !nillable && createable && !defaultedOnCreate && shown.entityParticle;
  return required || (plain && (shown.describe || shown.entityParticle));
};
