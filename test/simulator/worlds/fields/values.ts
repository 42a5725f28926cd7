import type { WorldField, WorldPicklistValue } from '../../world.ts';
import { componentOnly, worldField } from './world-field.ts';
import type { FieldSpec, More } from './world-field.ts';

/** A line of text: Text(80). */
export function text(name: string, label: string, more: More = {}): WorldField {
  const length = more.length ?? 255;
  const note = `${more.externalId ? '  (External ID)' : ''}${more.unique ? '  (Unique Case Insensitive)' : ''}`;
  return worldField({ name, label, type: 'string', dataType: `Text(${length})${note}`, length, ...more });
}

/** Plain text of several lines, at most 255 characters. */
export function textArea(name: string, label: string, more: More = {}): WorldField {
  return worldField({ name, label, type: 'textarea', dataType: 'Text Area(255)', length: 255, ...plain, ...more });
}

/** Long plain text. */
export function longText(name: string, label: string, more: More = {}): WorldField {
  const length = more.length ?? 32768;
  return worldField({
    name,
    label,
    type: 'textarea',
    dataType: `Long Text Area(${length})`,
    length,
    ...plain,
    ...more,
  });
}

/** Text with formatting, which the org keeps as HTML. */
export function richText(name: string, label: string, more: More = {}): WorldField {
  const length = more.length ?? 32768;
  const shape = { type: 'textarea', dataType: `Rich Text Area(${length})`, length, extraTypeInfo: 'richtextarea' };
  return worldField({ name, label, ...shape, ...more });
}

/** Text that the org encrypts and shows with a mask. */
export function encrypted(name: string, label: string, more: More = {}): WorldField {
  const length = more.length ?? 50;
  const shape = { type: 'encryptedstring', dataType: `Text (Encrypted)(${length})`, length, encrypted: true };
  return worldField({ name, label, ...shape, ...more });
}

/** A box to tick: never null, false until ticked. */
export function checkbox(name: string, label: string, more: More = {}): WorldField {
  return worldField({ name, label, type: 'boolean', dataType: 'Checkbox', ...ticked, ...more });
}

/** Number(16, 2): `digits` before the point, `scale` behind it. */
export function number(name: string, label: string, more: More = {}): WorldField {
  return worldField({ name, label, ...decimal('Number', { digits: 18, scale: 0, ...more }) });
}

/** A count that the org itself keeps. */
export function wholeNumber(name: string, label: string, more: More = {}): WorldField {
  return worldField({ name, label, type: 'int', dataType: 'Number(9, 0)', digits: 9, ...more });
}

/** An amount of money. */
export function currency(name: string, label: string, more: More = {}): WorldField {
  return worldField({ name, label, ...decimal('Currency', { digits: 16, scale: 2, ...more }) });
}

/** A share of a hundred. */
export function percent(name: string, label: string, more: More = {}): WorldField {
  return worldField({ name, label, ...decimal('Percent', { digits: 3, scale: 2, ...more }) });
}

export function date(name: string, label: string, more: More = {}): WorldField {
  return worldField({ name, label, type: 'date', dataType: 'Date', ...more });
}

export function dateTime(name: string, label: string, more: More = {}): WorldField {
  return worldField({ name, label, type: 'datetime', dataType: 'Date/Time', ...more });
}

export function time(name: string, label: string, more: More = {}): WorldField {
  return worldField({ name, label, type: 'time', dataType: 'Time', ...more });
}

export function email(name: string, label: string, more: More = {}): WorldField {
  return worldField({ name, label, type: 'email', dataType: 'Email', length: 80, ...more });
}

export function phone(name: string, label: string, more: More = {}): WorldField {
  return worldField({ name, label, type: 'phone', dataType: 'Phone', length: 40, ...more });
}

export function url(name: string, label: string, more: More = {}): WorldField {
  return worldField({ name, label, type: 'url', dataType: 'URL(255)', length: 255, ...more });
}

/** A number that the org counts up itself. */
export function autoNumber(name: string, label: string, more: More = {}): WorldField {
  const details = { displayFormat: '{00000}' };
  return worldField({ name, label, type: 'string', dataType: 'Auto Number', length: 30, ...counted, details, ...more });
}

/** One of several values; `defaultValue` names the one that a new record has. */
export function picklist(name: string, label: string, more: PicklistMore): WorldField {
  return choice({ name, label, type: 'picklist', dataType: 'Picklist' }, more);
}

/** Some of several values. */
export function multiPicklist(name: string, label: string, more: PicklistMore): WorldField {
  const shape = { name, label, type: 'multipicklist', dataType: 'Picklist (Multi-Select)', length: 4099, precision: 4 };
  return choice(shape, more);
}

/** A picklist whose values depend on another's: controlling value -> values. */
export function dependentPicklist(name: string, label: string, more: DependentMore): WorldField {
  const { controller, valid, ...rest } = more;
  const controlling = controller.picklist?.values.map((value) => value.value) ?? [];
  const values = [...new Set(Object.values(valid).flat())].map((value) => ({
    ...picklistValue(value),
    validFor: controlling.flatMap((from, index) => (valid[from]?.includes(value) ? [index] : [])),
  }));
  return picklist(name, label, { ...rest, values, controller: controller.name });
}

/** A place on earth and its two components. */
export function geolocation(name: string, label: string, more: More = {}): WorldField[] {
  const stem = name.replace(/__c$/, '');
  const part = { type: 'double', dataType: null, precision: 18, scale: 15, compoundFieldName: name, in: componentOnly };
  const whole = {
    name,
    label,
    type: 'location',
    dataType: 'Geolocation',
    createable: false,
    updateable: false,
    ...more,
  };
  return [
    worldField(whole),
    worldField({ ...part, name: `${stem}__Latitude__s`, label: `${label} (Latitude)` }),
    worldField({ ...part, name: `${stem}__Longitude__s`, label: `${label} (Longitude)` }),
  ];
}

/** An active value that is not the default. */
export function picklistValue(value: string, label = value): WorldPicklistValue {
  return { value, label, active: true, isDefault: false };
}

type PicklistMore = More & {
  values: readonly (string | WorldPicklistValue)[];
  restricted?: boolean;
  controller?: string;
};

type DependentMore = More & { controller: WorldField; valid: Readonly<Record<string, readonly string[]>> };

function choice(shape: FieldSpec, more: PicklistMore): WorldField {
  const { restricted = true, controller = null, values, ...rest } = more;
  const whole = values.map((value) => (typeof value === 'string' ? picklistValue(value) : value));
  const marked = whole.map((value) => (value.value === rest.defaultValue ? { ...value, isDefault: true } : value));
  const field = worldField({ length: 255, ...shape, ...rest, picklist: { restricted, controller, values: marked } });
  return rest.defaultValue === undefined ? field : Object.freeze({ ...field, defaultedOnCreate: true });
}

type Decimal = Pick<WorldField, 'type' | 'dataType'> & Partial<WorldField>;

/** Describe counts all digits in the precision, Setup only those before the point. */
function decimal(kind: 'Number' | 'Currency' | 'Percent', more: More & { digits: number; scale: number }): Decimal {
  const { digits, ...rest } = more;
  const type = kind === 'Number' ? 'double' : kind.toLowerCase();
  return { type, dataType: `${kind}(${digits}, ${rest.scale})`, precision: digits + rest.scale, ...rest };
}

const plain = { extraTypeInfo: 'plaintextarea' } as const;
const ticked = { nillable: false, defaultedOnCreate: true, defaultValue: false } as const;
const counted = {
  autoNumber: true,
  nillable: false,
  createable: false,
  updateable: false,
  defaultedOnCreate: true,
} as const;
