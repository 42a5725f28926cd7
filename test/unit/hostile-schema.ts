import type { Field, Schema, SObject } from '../../src/model/schema.ts';
import { hostileNames, hostileTexts, randomTexts } from './hostile-text.ts';
import { hostileFacts, hostileHolder, withHostileFacts } from './hostile-facts.ts';
import { holder } from './sample-facts.ts';
import { everything } from './sample-kinds.ts';
import { field, lookup, picklist, schema, sobject } from './sample-schema.ts';

export { hostileNames } from './hostile-text.ts';

/** An org that does its worst: every text and name is hostile, some objects are very wide, some lists very long. */
export function hostileSchema(): Schema {
  const objects = [...namedObjects(), wideObject(), wideHostileObject(), parentOfMany(), longLists()];
  return schema(objects.map(withHostileFacts), {
    selection: { objects: [], exclude: [], with: everything },
    facts: hostileFacts('The org', undefined),
    holders: hostileNames.map((name, index) => holder(name, ['ViewAllData', 'a|b'], hostileHolder(name, index))),
    assignedUsers: { 'profile:CON': 3 },
    org: { id: '00D000000000002EAA', name: '# <b>Evil</b> | {{ org }}\n---', type: '`edition` | x', sandbox: null },
    language: null,
    stats: Object.fromEntries(
      objects.slice(3).map(({ name }) => [name, { recordCount: { value: 1_000, source: 'count' } }]),
    ),
    packages: [{ namespace: 'evil|ns', name: '<i>Package</i> | one', version: '1' }],
    gaps: hostileTexts.map((reason, index) => ({ kind: index % 2 === 0 ? 'record-count' : 'weird|kind', reason })),
  });
}

function namedObjects(): readonly SObject[] {
  return hostileNames.map((name, index) => {
    const text = hostileTexts[index % hostileTexts.length] ?? '';
    return sobject(name, {
      label: index % 5 === 0 ? '' : index % 5 === 1 ? '   ' : text,
      labelPlural: text,
      description: text,
      namespace: index % 7 === 0 ? 'evil|ns' : '',
      fields: [...hostileFields(text), lookup('Parent__c', [hostileNames[(index + 1) % hostileNames.length] ?? ''])],
      childRelationships: [{ object: name, field: 'a|b', relationshipName: text, cascadeDelete: true }],
      gaps: [{ kind: 'describe', reason: text }],
      customizable: index % 3 === 0 ? null : index % 3 === 1,
    });
  });
}

function hostileFields(text: string): readonly Field[] {
  return [
    field('Help__c', { label: text, helpText: text, description: `${text} ${text}` }),
    field('Formula__c', {
      label: '',
      formula: `IF(a, "\`\`\`", ${text})`.repeat(20),
      defaultValue: text,
      calculated: true,
    }),
    field('Short__c', { label: ' ', formula: text.slice(0, 60), dataType: text, controllingField: text }),
    field('Unknown__c', { label: null, type: null, dataType: null, description: null, formula: null, required: null }),
    picklist('Few__c', [text, 'plain'], { label: text }),
    picklist('Many__c', [{ value: text, label: `${text}!`, active: false, default: true }, '', ' ']),
    ...hostileNames.map((name) => field(name, { label: text })),
  ];
}

function wideObject(): SObject {
  const fields = Array.from({ length: 800 }, (_, index) =>
    field(`Wide${index}__c`, {
      description: `Field ${index} of a wide object. `.repeat(8),
      helpText: 'Help. '.repeat(30),
    }),
  );
  return sobject('Wide__c', { fields });
}

function wideHostileObject(): SObject {
  const texts = randomTexts(7, 120);
  const fields = texts.map((text, index) =>
    field(`${index}|${text}`, {
      label: `\u202E${text}`,
      description: '\u200B'.repeat(300),
      helpText: text.repeat(20),
      dataType: '|'.repeat(300),
      formula: `\u0001${text}`.slice(0, 70).replaceAll('\n', ' '),
      referenceTo: ['CON', text],
    }),
  );
  return sobject('WideHostile__c', { label: texts.join(' '), fields });
}

function parentOfMany(): SObject {
  const childRelationships = Array.from({ length: 3_000 }, (_, index) => ({
    object: hostileNames[index % hostileNames.length] ?? '',
    field: `Child${index}__c`,
    relationshipName: `Children of ${index} | and more`,
    cascadeDelete: index % 2 === 0,
  }));
  return sobject('Parent__c', { childRelationships });
}

function longLists(): SObject {
  const values = Array.from({ length: 10_000 }, (_, index) => `Value ${index} | of <many> ${'x'.repeat(index % 40)}`);
  const formula = `IF(x, "\`\`\`\`", "${'y|<b>'.repeat(800)}")`.slice(0, 3_900);
  return sobject('LongLists__c', {
    description: 'Long. '.repeat(5_000),
    fields: [picklist('Values__c', values, { label: 'Values' }), field('Formula__c', { formula, calculated: true })],
  });
}
