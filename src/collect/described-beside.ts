import type { DescribedField, DescribedObject, DescribedPicklistValue } from '../salesforce/org.js';
import type { DependentPicklist, DescribedBeside } from './collector.js';

/** What a describe tells beside the schema, before it is let go of. */
export function describedBeside({ fields }: DescribedObject): DescribedBeside {
  return {
    countable: fields.filter(({ aggregatable }) => aggregatable).map(({ name }) => name),
    filteredLookups: fields.filter(({ filtered }) => filtered).map(({ name }) => name),
    dependentPicklists: fields.flatMap((field) => dependentOf(field, fields)),
  };
}

function dependentOf(field: DescribedField, fields: readonly DescribedField[]): readonly DependentPicklist[] {
  const { name, controllingField, picklistValues } = field;
  const controlling = fields.find((one) => one.name === controllingField);
  if (!controllingField || !controlling) return [];
  const values = controllingValues(controlling).map((value, at) => {
    const valid = picklistValues.filter(({ active, validFor }) => active && isValidFor(validFor, at));
    return [value, valid.map((one) => one.value)] as const;
  });
  return [{ field: name, controllingField, values: Object.fromEntries(values) }];
}

/** A checkbox controls by its two values. Source: REST API, describe: the first bit is for false. */
function controllingValues({ type, picklistValues }: DescribedField): readonly string[] {
  return type === 'boolean' ? ['false', 'true'] : picklistValues.map(({ value }: DescribedPicklistValue) => value);
}

/** Source: SOAP API, PicklistEntry.validFor: the bits of each byte from the highest on. */
function isValidFor(validFor: string | undefined, at: number): boolean {
  const byte = Buffer.from(validFor ?? '', 'base64')[at >> 3] ?? 0;
  return (byte & (0x80 >> (at & 7))) !== 0;
}
