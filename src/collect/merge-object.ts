import type { ChildRelationship, Field, Gap, ObjectKind, SObject } from '../model/schema.js';
import type { Answer, DescribedChild, DescribedObject } from '../salesforce/org.js';
import type { FieldTables } from './field-tables.js';
import type { Entry } from './inventory.js';
import { mergeField } from './merge-field.js';
import { objectKind } from './object-kind.js';
import { fieldsNotDescribed, fieldsNotInSetup, notDescribed, notInSetup, reasonOf } from './reason.js';

export type ObjectSources = {
  readonly entry: Entry;
  /** Left out where describe global does not list the object, so that nobody asked. */
  readonly described?: Answer<DescribedObject> | undefined;
  /** Left out where the setup tables are closed. */
  readonly tables?: FieldTables | undefined;
};

/** What is known of all objects together, for what one object's sources do not say. */
export type Surroundings = {
  readonly names: ReadonlySet<string>;
  /** Why the setup tables are closed to the user, where they are. */
  readonly setupRefusal: string | undefined;
};

/** One object from describe, EntityDefinition and the two field tables; what opens it, no source of its own says. */
export function mergeObject(sources: ObjectSources, around: Surroundings): Omit<SObject, 'accessModel'> {
  const { entry, described: answer } = sources;
  const { name, listed, entity } = entry;
  const described = answer && 'value' in answer ? answer.value : undefined;
  const kind = objectKind(entry, around.names);
  const fields = mergeFields(described, sources.tables);
  const keyPrefix = described?.keyPrefix ?? listed?.keyPrefix ?? entity?.keyPrefix;
  const namespace = entity?.namespace ?? namespaceIn(name);
  const description = entity ? entity.description : null;
  return {
    name,
    label: described?.label ?? listed?.label ?? entity?.label ?? null,
    labelPlural: described?.labelPlural ?? listed?.labelPlural ?? entity?.labelPlural ?? null,
    ...(keyPrefix && { keyPrefix }),
    kind,
    custom: described?.custom ?? listed?.custom ?? isCustom(name, kind),
    customizable: entity?.customizable ?? null,
    ...(namespace && { namespace }),
    ...(description !== undefined && { description }),
    fields,
    childRelationships: childrenOf(described),
    facts: {},
    gaps: gapsOf(sources, { described, fields, setupRefusal: around.setupRefusal }),
    ...(!listed && { source: 'tooling' as const }),
  };
}

function mergeFields(described: DescribedObject | undefined, tables: FieldTables | undefined): readonly Field[] {
  const byName = new Map(described?.fields.map((field) => [field.name, field]));
  const definitions = tables?.definitions;
  const names = new Set([...byName.keys(), ...(definitions?.keys() ?? []), ...(tables?.particles.keys() ?? [])]);
  const nameById = new Map([...(definitions ?? [])].map(([name, { durableId }]) => [durableId, name]));
  const definitionsRead =
    tables !== undefined && !tables.refusals.FieldDefinition && definitions !== undefined && definitions.size > 0;
  return [...names].sort().map((name) =>
    mergeField({
      name,
      described: byName.get(name),
      definition: definitions?.get(name),
      particle: tables?.particles.get(name),
      definitionsRead,
      nameOf: (durableId) => nameById.get(durableId),
    }),
  );
}

function childrenOf(described: DescribedObject | undefined): readonly ChildRelationship[] | null {
  if (!described) return null;
  const key = ({ object, field, relationshipName }: DescribedChild): string =>
    `${object}\n${field}\n${relationshipName ?? ''}`;
  return described.childRelationships
    .filter(({ object, field }) => object !== '' && field !== '')
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map(({ object, field, relationshipName, cascadeDelete }) => ({
      object,
      field,
      ...(relationshipName && { relationshipName }),
      cascadeDelete,
    }));
}

type Merged = {
  readonly described: DescribedObject | undefined;
  readonly fields: readonly Field[];
  /** Why the setup tables are closed to the user, where they are. */
  readonly setupRefusal: string | undefined;
};

function gapsOf({ entry, described: answer, tables }: ObjectSources, merged: Merged): readonly Gap[] {
  const { described, fields, setupRefusal } = merged;
  const gaps: Gap[] = [];
  if (answer && 'refusal' in answer) gaps.push({ kind: 'describe', reason: reasonOf(answer.refusal, 'describe') });
  else if (!answer) gaps.push({ kind: 'describe', reason: notDescribed });
  else if (fields.some(({ source }) => source === 'tooling'))
    gaps.push({ kind: 'describe', reason: fieldsNotDescribed });
  if (!setupRefusal && !entry.entity) gaps.push({ kind: 'object', reason: notInSetup });
  for (const table of ['FieldDefinition', 'EntityParticle'] as const) {
    const refusal = tables?.refusals[table];
    if (refusal) gaps.push({ kind: 'field-definition', reason: reasonOf(refusal, table) });
  }
  const empty = tables && Object.keys(tables.refusals).length === 0 && tables.definitions.size === 0;
  if (described && described.fields.length > 0 && (!tables || empty)) {
    gaps.push({ kind: 'field-definition', reason: setupRefusal ?? fieldsNotInSetup });
  }
  return gaps;
}

/** The namespace inside an API name, `ns__Name__c`: a custom name has one suffix, a packaged one a prefix as well. */
function namespaceIn(name: string): string | undefined {
  return /^([A-Za-z]\w*?)__\w+?__[A-Za-z]+$/.exec(name)?.[1];
}

function isCustom(name: string, kind: ObjectKind): boolean {
  return kind !== 'standard' && /__[A-Za-z]+$/.test(name);
}
