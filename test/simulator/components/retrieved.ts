import type { Component, MetadataTree } from '../components.ts';
import { component } from './component.ts';

/**
 * A component as a retrieve writes it: where Tooling says valueName of the value of a picklist, XML says fullName. The
 * valueName of valueSettings stays.
 */
export const retrieved = (one: Component): Component =>
  withValues.has(one.type) ? component(one, () => (one.metadata === null ? null : renamed(one.metadata))) : one;

const withValues = new Set(['BusinessProcess', 'CustomField', 'GlobalValueSet', 'RecordType']);
const valueLists = new Set(['customValue', 'value', 'values']);

function renamed(tree: MetadataTree): MetadataTree {
  return Object.fromEntries(
    Object.entries(tree).map(([name, value]) => [name, valueLists.has(name) ? namedValues(value) : deeper(value)]),
  );
}

function deeper(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deeper);
  return typeof value === 'object' && value !== null ? renamed(value as MetadataTree) : value;
}

function namedValues(values: unknown): unknown {
  if (!Array.isArray(values)) return values;
  return values.map((value: unknown) => {
    if (typeof value !== 'object' || value === null || !('valueName' in value)) return deeper(value);
    const { valueName, ...rest } = value;
    return { fullName: valueName, ...rest };
  });
}
