import { readData } from '../read-data.ts';
import type { Parsed } from './data-type.ts';
import { standardRows } from './rows.ts';

/** How a lookup's targets became known, counted so that a test can print it. */
export type Resolution = { byLabel: number; byException: number; byFieldName: number; unresolved: string[] };

/** The API names behind a lookup's labels; a label that no object carries adds nothing. */
export function targetsOf(at: { object: string; name: string }, parsed: Parsed, count: Resolution): string[] {
  const { object, name } = at;
  const ofField = certain(object, name, parsed.kind);
  if (ofField) {
    count[EXCEPTIONS.fields[`${object}.${name}`] ? 'byException' : 'byFieldName'] += 1;
    return [...ofField];
  }
  const labels = parsed.targets;
  if (labels.length === 0) count.unresolved.push(`${object}.${name}: no label`);
  return [...new Set(labels.flatMap((label) => named(label.trim(), labels, { field: `${object}.${name}`, count })))];
}

/** A count that stands at zero. */
export function resolution(): Resolution {
  return { byLabel: 0, byException: 0, byFieldName: 0, unresolved: [] };
}

/** Where the field's own name leaves no doubt, whatever the label. */
function certain(object: string, name: string, kind: string): readonly string[] | undefined {
  const exception = EXCEPTIONS.fields[`${object}.${name}`];
  if (exception) return exception;
  return kind === 'Hierarchy' ? [object] : undefined;
}

function named(label: string, labels: readonly string[], at: { field: string; count: Resolution }): readonly string[] {
  const twice = labels.filter((other) => other.trim() === label).length > 1;
  const exception = (twice ? EXCEPTIONS.both[label] : undefined) ?? EXCEPTIONS.labels[label];
  if (exception) {
    at.count.byException += 1;
    return exception;
  }
  const name = nameByLabel.get(label);
  if (name === undefined) at.count.unresolved.push(`${at.field}: ${label}`);
  else at.count.byLabel += 1;
  return name === undefined ? [] : [name];
}

type Exceptions = Readonly<Record<'labels' | 'fields' | 'both', Readonly<Record<string, readonly string[]>>>>;

const EXCEPTIONS = readData<Exceptions>('target-labels.json');

const nameByLabel = new Map(Object.entries(standardRows).map(([name, row]) => [row.label.trim(), name]));
