import type { WorldField } from '../../world.ts';

/** What Setup's words for a type say about a field: 'Text(255)', 'Lookup(Account,Contact)', 'Number(16, 2)'. */
export type Parsed = {
  /** The words before the brackets: 'Lookup', 'Master-Detail', 'Hierarchy', 'External Lookup', ... */
  readonly kind: string;
  /** The labels of a lookup's targets. */
  readonly targets: readonly string[];
  readonly shape: Shape;
};

type Shape = Pick<WorldField, 'type'> & Partial<WorldField>;

/** Reads a field's Setup data type; a shape that it does not know is an error, never a guess. */
export function parseDataType(dataType: string, name: string): Parsed {
  if (name === 'Id') return { kind: 'Id', targets: [], shape: ID };
  const bare = dataType.replace(/\s*\(Unique[^)]*\)$/, '').trim();
  const [, kind = bare, inside] = /^(.*?)\s*\(((?!Encrypted|Multi-Select).*)\)$/.exec(bare) ?? [];
  const read = SHAPES[kind];
  if (!read) throw new Error(`Unknown data type '${dataType}' of ${name}.`);
  const unique = /\(Unique[^)]*\)$/.test(dataType) ? { unique: true, indexed: true } : {};
  return {
    kind,
    targets: /Lookup|Master/.test(kind) ? labels(inside) : [],
    shape: { ...read(inside, name), ...unique },
  };
}

type Read = (inside: string | undefined, name: string) => Shape;

const SHAPES: Readonly<Record<string, Read>> = {
  Address: () => ({ type: 'address', createable: false, updateable: false }),
  'Auto Number': () => ({ type: 'string', length: 30, autoNumber: true, ...given, nillable: false }),
  BitVector: () => ({ type: 'boolean' }),
  Checkbox: () => ({ type: 'boolean', nillable: false, defaultedOnCreate: true, defaultValue: false }),
  'Complex Value': () => ({ type: 'complexvalue' }),
  Currency: (inside) => ({ type: 'currency', ...decimals(inside) }),
  'Data Category Group Reference': () => ({ type: 'DataCategoryGroupReference', length: 40 }),
  Date: () => ({ type: 'date' }),
  'Date/Time': () => ({ type: 'datetime' }),
  Email: () => ({ type: 'email', length: 80 }),
  Encrypted: () => ({ type: 'encryptedstring', length: 100, encrypted: true }),
  'External Lookup': () => ({ type: 'string', length: 255 }),
  File: () => ({ type: 'base64' }),
  Formula: (inside) => ({ ...returned(inside), ...computed }),
  Hierarchy: () => ({ type: 'reference', length: 18, indexed: true }),
  'IP Address': () => ({ type: 'string', length: 39 }),
  'Long Text Area': (inside) => ({ type: 'textarea', length: Number(inside), extraTypeInfo: 'plaintextarea' }),
  Lookup: lookupOrAnything,
  'Master-Detail': () => ({ type: 'reference', length: 18, indexed: true, ...owned }),
  Name: () => ({ type: 'string', length: 255, indexed: true }),
  Number: wholeOrNot,
  Percent: (inside) => ({ type: 'percent', ...decimals(inside) }),
  Phone: () => ({ type: 'phone', length: 40 }),
  Picklist: () => ({ type: 'picklist', length: 255 }),
  'Picklist (Multi-Select)': () => ({ type: 'multipicklist', length: 4099, precision: 4 }),
  'Rich Text Area': (inside) => ({ type: 'textarea', length: Number(inside), extraTypeInfo: 'richtextarea' }),
  'Roll-Up Summary': (inside, name) => ({ ...summary(inside, name), ...computed }),
  Text: (inside) => ({ type: 'string', length: Number(inside ?? 15) }),
  'Text (Encrypted)': (inside) => ({ type: 'encryptedstring', length: Number(inside), encrypted: true }),
  'Text Area': textAreaOrFile,
  Time: () => ({ type: 'time' }),
  URL: (inside) => ({ type: 'url', length: Number(inside) }),
};

/** A lookup without brackets is the value of a history row: anything. */
function lookupOrAnything(inside: string | undefined): Shape {
  if (inside === undefined) return { type: 'anyType', length: 255 };
  return { type: 'reference', length: 18, indexed: true };
}

/** Setup calls a file's content a text area without a length. */
function textAreaOrFile(inside: string | undefined): Shape {
  if (inside === undefined) return { type: 'base64' };
  return { type: 'textarea', length: Number(inside), extraTypeInfo: 'plaintextarea' };
}

/** Standard whole numbers are ints with digits; all others are doubles with precision. */
function wholeOrNot(inside: string | undefined): Shape {
  const { precision, scale } = decimals(inside);
  const isInt = scale === 0 && precision <= 9;
  return isInt ? { type: 'int', digits: precision } : { type: 'double', precision, scale };
}

function decimals(inside = '18, 0'): { precision: number; scale: number } {
  const [digits = 18, scale = 0] = inside.split(',').map(Number);
  return { precision: digits + scale, scale };
}

function labels(inside = ''): readonly string[] {
  return inside.split(',').filter((label) => label.trim() !== '');
}

function returned(inside = 'Text'): Shape {
  if (inside === 'Checkbox') return { type: 'boolean', nillable: false };
  if (inside === 'Text') return { type: 'string', length: 1300 };
  return { type: inside === 'Number' ? 'double' : inside.toLowerCase(), precision: 18, scale: 2 };
}

function summary(inside = '', name: string): Shape {
  if (inside.startsWith('COUNT')) return { type: 'int', digits: 9 };
  return { type: /Amount|Balance|Amt/.test(name) ? 'currency' : 'double', precision: 18, scale: 2 };
}

const ID = {
  type: 'id',
  length: 18,
  nillable: false,
  createable: false,
  updateable: false,
  defaultedOnCreate: true,
  idLookup: true,
  indexed: true,
} as const;
const given = { createable: false, updateable: false, defaultedOnCreate: true } as const;
const computed = { calculated: true, createable: false, updateable: false } as const;
const owned = { nillable: false, updateable: false } as const;
