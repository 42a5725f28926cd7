import { compareText } from '../model/compare-text.js';
import { countRecords } from '../model/count-records.js';
import type { TextFile } from '../model/file.js';
import { fileNames } from '../model/file-name.js';
import type { Holder } from '../model/holder.js';
import type { ChildRelationship, FactsByKind, Gap, Package, Schema, SObject } from '../model/schema.js';
import { stableJson } from '../model/stable-json.js';
import { fieldJson } from './field-json.js';
import { withoutEmpty } from './without-empty.js';

/** The library's data, which every other output can be made from again. */
export function* json(schema: Schema): Iterable<TextFile> {
  const names = fileNames(schema.objects.map(({ name }) => name));
  for (const object of schema.objects) {
    yield { path: `objects/${names.get(object.name)}.json`, text: stableJson(objectJson(object)) };
  }
  yield statsFile(schema);
  yield orgFile(schema);
}

function statsFile(schema: Schema): TextFile {
  const objects = schema.objects.map(({ name }) => {
    const fields = Object.hasOwn(schema.stats, name) ? schema.stats[name]?.fields : undefined;
    return [name, { recordCount: countRecords(schema, name), ...(fields === undefined ? {} : { fields }) }] as const;
  });
  return {
    path: 'stats.json',
    text: stableJson({ objects: Object.fromEntries(objects), holders: schema.assignedUsers }),
  };
}

function orgFile({ facts, packages, gaps, holders }: Schema): TextFile {
  const org = {
    facts: sortedFacts(facts),
    gaps: sortedGaps(gaps),
    holders: holders?.toSorted(byTypeAndName).map(holderJson) ?? null,
    packages: packages?.toSorted(byNamespaceAndName) ?? null,
  };
  return { path: 'org.json', text: stableJson(org) };
}

function byTypeAndName(left: Holder, right: Holder): number {
  return compareText(left.holderType, right.holderType) || compareText(left.holder, right.holder);
}

function byNamespaceAndName(left: Package, right: Package): number {
  return compareText(left.namespace, right.namespace) || compareText(left.name, right.name);
}

function holderJson(holder: Holder): unknown {
  const { holderLabel, members, muting, systemPermissions } = holder;
  return {
    ...withoutEmpty({
      ...holder,
      members: members?.toSorted(compareText),
      muting: muting?.toSorted(compareText),
    }),
    holderLabel,
    systemPermissions: systemPermissions.toSorted(compareText),
  };
}

function objectJson(object: SObject): unknown {
  return {
    ...withoutEmpty(object),
    ...withoutEmpty({
      fields: object.fields.toSorted((left, right) => compareText(left.name, right.name)).map(fieldJson),
      childRelationships: object.childRelationships?.toSorted(byObjectAndField).map(withoutEmpty) ?? null,
      gaps: sortedGaps(object.gaps),
    }),
    facts: sortedFacts(object.facts),
  };
}

function byObjectAndField(left: ChildRelationship, right: ChildRelationship): number {
  return (
    compareText(left.object, right.object) ||
    compareText(left.field, right.field) ||
    compareText(left.relationshipName ?? '', right.relationshipName ?? '')
  );
}

function sortedFacts(facts: FactsByKind): unknown {
  const kinds = Object.entries(facts).map(([kind, ofKind]) => [
    kind,
    ofKind
      .toSorted((left, right) => compareText(left.key, right.key))
      .map((fact) => withoutEmpty({ ...fact, uses: fact.uses.toSorted(compareText) })),
  ]);
  return Object.fromEntries(kinds);
}

function sortedGaps(gaps: readonly Gap[]): readonly Gap[] {
  return gaps.toSorted((left, right) => compareText(left.kind, right.kind) || compareText(left.reason, right.reason));
}
