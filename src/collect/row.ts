import type { Row, Tree } from '../salesforce/org.js';

/** The value at a path through parents: `EntityDefinition.QualifiedApiName`. */
function valueAt(row: Row | Tree, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    return typeof value === 'object' && value !== null ? (value as Row)[name] : undefined;
  }, row);
}

/** A text of a row or a definition; null where it is empty or missing. */
export function text(row: Row | Tree, path: string): string | null {
  const value = valueAt(row, path);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A flag of a row (JSON) or of a definition (XML has texts); null where the org did not say. */
export function flag(row: Row | Tree, path: string): boolean | null {
  const value = valueAt(row, path);
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : null;
}

export function number(row: Row | Tree, path: string): number | null {
  const value = valueAt(row, path);
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** What may repeat in a definition: XML gives one element as itself, several as a list, JSON always a list. */
export function trees(tree: Tree | undefined, path: string): readonly Tree[] {
  return items(tree, path).filter((one): one is Tree => typeof one === 'object' && one !== null);
}

/** Texts that may repeat. */
export function texts(tree: Tree | undefined, path: string): readonly string[] {
  return items(tree, path).flatMap((one) => (typeof one === 'string' && one !== '' ? [one] : []));
}

function items(tree: Tree | undefined, path: string): readonly unknown[] {
  const value = tree === undefined ? undefined : valueAt(tree, path);
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value : [value];
}

/** A full name of the Metadata API, which percent-encodes what a file name may not hold. */
export function decodedName(fullName: string): string {
  try {
    return decodeURIComponent(fullName);
  } catch {
    return fullName;
  }
}

/** An API name with the namespace of its package. */
export function qualified(namespace: string | null, name: string): string {
  return namespace === null || name.startsWith(`${namespace}__`) ? name : `${namespace}__${name}`;
}
