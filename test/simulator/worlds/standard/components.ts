import type { WorldField } from '../../world.ts';
import { componentOnly, worldField } from '../fields/world-field.ts';
import type { FieldSpec } from '../fields/world-field.ts';
import { readData } from '../read-data.ts';
import { picklistOf } from './picklists.ts';

/** The parts of a compound field and the single bits of a bit vector, which have no row in FieldDefinition. */
export function componentsOf(object: string, field: WorldField): WorldField[] {
  if (field.type === 'address') return addressParts(field);
  if (field.dataType === 'Name' && object in PEOPLE) return nameParts(object, field);
  return bitsOf(object, field.name);
}

/** True for a field that describe shows as its bits only. */
export function isBits(object: string, name: string, dataType: string): boolean {
  return dataType === 'BitVector' || `${object}.${name}` in BITS;
}

function addressParts(whole: WorldField): WorldField[] {
  const stem = whole.name.replace(/Address$/, '');
  const about = whole.label.replace(/\s*Address$/i, '');
  return ADDRESS.map(([part, label, shape]) =>
    worldField({
      name: stem + part,
      label: `${about} ${label}`.trim(),
      dataType: null,
      in: componentOnly,
      ...shape,
      ...(part === 'GeocodeAccuracy' ? { picklist: picklistOf('Address', 'GeocodeAccuracy') } : {}),
      compoundFieldName: whole.name,
    }),
  );
}

/** The first name and last name of a person; only some have a salutation. */
function nameParts(object: string, whole: WorldField): WorldField[] {
  const stem = whole.name.replace(/(Full)?Name$/, '');
  const part = { dataType: null, in: componentOnly, compoundFieldName: whole.name };
  const last = { length: 80, nillable: !PEOPLE[object]?.required };
  const names = [
    worldField({ ...part, name: `${stem}LastName`, label: 'Last Name', type: 'string', ...last }),
    worldField({ ...part, name: `${stem}FirstName`, label: 'First Name', type: 'string', length: 40 }),
  ];
  if (!PEOPLE[object]?.salutation) return names;
  const picklist = picklistOf(object, 'Salutation');
  return [
    ...names,
    worldField({ ...part, name: 'Salutation', label: 'Salutation', type: 'picklist', length: 40, picklist }),
  ];
}

function bitsOf(object: string, name: string): WorldField[] {
  const bits = BITS[`${object}.${name}`] ?? [];
  return bits.map((bit) => {
    const [bitName = '', label = ''] = bit.split(':');
    const shape = { type: 'boolean', dataType: null, nillable: false, defaultedOnCreate: true, defaultValue: false };
    return worldField({ name: bitName, label, ...shape, in: componentOnly });
  });
}

type Shape = Pick<FieldSpec, 'type'> & Partial<WorldField>;
const degrees: Shape = { type: 'double', precision: 18, scale: 15 };

const ADDRESS: readonly (readonly [string, string, Shape])[] = [
  ['Street', 'Street', { type: 'textarea', length: 255, extraTypeInfo: 'plaintextarea' }],
  ['City', 'City', { type: 'string', length: 40 }],
  ['State', 'State/Province', { type: 'string', length: 80 }],
  ['PostalCode', 'Zip/Postal Code', { type: 'string', length: 20 }],
  ['Country', 'Country', { type: 'string', length: 80 }],
  ['Latitude', 'Latitude', degrees],
  ['Longitude', 'Longitude', degrees],
  ['GeocodeAccuracy', 'Geocode Accuracy', { type: 'picklist', length: 40 }],
];

const PEOPLE: Readonly<Record<string, { salutation: boolean; required: boolean }>> = {
  Contact: { salutation: true, required: true },
  Individual: { salutation: true, required: true },
  Lead: { salutation: true, required: true },
  OrderDeliveryGroup: { salutation: false, required: false },
  OrderDeliveryGroupSummary: { salutation: false, required: false },
  RecentlyViewed: { salutation: false, required: false },
  User: { salutation: false, required: true },
};

const BITS = readData<Readonly<Record<string, readonly string[]>>>('bit-fields.json');
