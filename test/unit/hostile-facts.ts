import type { Holder, HolderType } from '../../src/model/holder.ts';
import type { Details, Fact, FactsByKind, SObject } from '../../src/model/schema.ts';
import { hostileNames, hostileTexts } from './hostile-text.ts';
import { fact, fieldAccess, objectAccess, usage } from './sample-facts.ts';

const TYPES: readonly HolderType[] = ['profile', 'permission-set', 'permission-set-group'];

/** An object with facts of every kind, each of which is hostile: many on the wide one, so that it takes pages. */
export function withHostileFacts(object: SObject, index: number): SObject {
  const text = hostileTexts[index % hostileTexts.length] ?? '';
  return {
    ...object,
    facts: {
      ...hostileFacts(text, object.name),
      ...access(object),
      usage: hostileNames.flatMap((name) => [
        usage(object.name, name, text, text),
        usage(object.name, undefined, name),
      ]),
    },
    gaps: [...object.gaps, { kind: 'trigger', reason: text }, { kind: 'record-type', reason: text }],
  };
}

/** Facts of an object, or of the org, with names and texts that break what forgets one kind of escaping. */
export function hostileFacts(text: string, object: string | undefined): FactsByKind {
  const many = object === 'Wide__c' ? 5 : 1;
  // A few of the names on each object, and all of them on the wide one and on the org.
  const names =
    many > 1 || object === undefined
      ? hostileNames
      : hostileNames.filter((_, index) => (index + object.length) % 5 === 0);
  const all = (kind: string, details: Details): readonly Fact[] =>
    Array.from({ length: many }, (_, turn) => turn).flatMap((turn) =>
      names.map((name, index) => ({
        ...fact(
          kind,
          `${name}${turn === 0 ? '' : turn}`,
          { ...details, active: [true, false, null][index % 3] ?? null },
          object,
        ),
        label: index % 4 === 0 ? '' : text,
        description: index % 3 === 0 ? null : `${text} `.repeat(index),
      })),
    );
  return {
    'validation-rule': all('validation-rule', { formula: `IF(a, "\`\`\`", ${text})\n`.repeat(30), errorMessage: text }),
    trigger: all('trigger', { events: ['before insert', 'after insert'], note: text }),
    flow: all('flow', { triggerType: text, processType: 'Workflow', order: 3 }),
    'matching-rule': all('matching-rule', { note: `${text}|`.repeat(60) }),
    'record-type': all('record-type', { note: null }),
    'sharing-rule': all('sharing-rule', { type: 'criteria' }),
    'global-value-set': object === undefined ? all('global-value-set', { note: text }) : [],
  };
}

/** A holder of each type in turn, with hostile members. */
export function hostileHolder(name: string, index: number): Partial<Holder> {
  const holderLabel = hostileTexts[index % hostileTexts.length] ?? '';
  return { holderLabel, holderType: TYPES[index % 3] ?? 'profile', members: [name, holderLabel], muting: hostileNames };
}

function access(object: SObject): FactsByKind {
  const grantees = hostileNames.map((name, index) => ({ name, type: TYPES[index % 3] ?? 'profile', index }));
  const fields = object.fields.map(({ name }) => name);
  return {
    'object-access': grantees.map(({ name, type }) => objectAccess(object.name, name, 'cred', type)),
    'field-access': grantees.map(({ name, type, index }) => {
      const read = fields.filter((_, place) => (place + index) % 7 < 5);
      return fieldAccess(object.name, name, { read, edit: read.filter((_, place) => place % 2 === 0) }, type);
    }),
  };
}
