import type { WorldField } from '../../world.ts';
import * as build from '../build.ts';
import type { More } from '../build.ts';
import type { Chance } from '../random.ts';
import { HINTS, NOUNS, QUALIFIERS, SENTENCES, VALUE_SETS } from './words.ts';

/** Fields that belong together and enter an object together. */
export type Bundle = readonly WorldField[];

/** How often each kind of custom field occurs; the sum does not matter. Lookups and roll-ups depend on the object. */
export const FIELD_MIX = {
  text: 20,
  longText: 5,
  richText: 2,
  textArea: 3,
  encrypted: 0.6,
  externalId: 1.2,
  uniqueText: 0.6,
  autoNumber: 0.6,
  checkbox: 13,
  picklist: 13,
  dependentPicklist: 1,
  multiPicklist: 3,
  currency: 7,
  number: 8,
  percent: 3,
  date: 7,
  dateTime: 4,
  time: 0.5,
  email: 1.2,
  phone: 1.2,
  url: 1.5,
  geolocation: 0.5,
  formula: 6,
  defaultFormula: 1,
} as const;

/** Bundles with names of their own, from which objects take a share; the fields are frozen and shared. */
export function fieldPool(size: number, random: Chance, namespace?: string): Bundle[] {
  const taken = new Set<string>();
  const prefix = namespace === undefined ? '' : `${namespace}__`;
  return Array.from({ length: size }, () => bundle({ random, taken, prefix }));
}

type Making = { readonly random: Chance; readonly taken: Set<string>; readonly prefix: string };
type Noun = keyof typeof NOUNS;
type Named = { readonly name: string; readonly label: string; readonly random: Chance };
type Make = (named: Named, more: More) => readonly WorldField[];

function bundle(making: Making): Bundle {
  const kind = making.random.weighted(FIELD_MIX);
  const [noun, make] = MAKERS[kind];
  const { name, label } = named(noun, making);
  return make({ name, label, random: making.random }, remarks(making.random));
}

function named(noun: Noun, { random, taken, prefix }: Making): { name: string; label: string } {
  const words = `${random.pick(QUALIFIERS)} ${random.pick(NOUNS[noun])}`;
  for (let number = 1; ; number++) {
    const label = number === 1 ? words : `${words} ${number}`;
    const name = `${prefix}${label.replace(/[^A-Za-z0-9]+/g, '_')}__c`;
    if (!taken.has(name)) {
      taken.add(name);
      return { name, label };
    }
  }
}

/** Descriptions, help texts and classifications are written for some fields only. */
function remarks(random: Chance): More {
  const sentences = Array.from({ length: random.between(1, 3) }, () => random.pick(SENTENCES));
  return {
    description: random.share(0.28) ? [...new Set(sentences)].join(' ') : null,
    helpText: random.share(0.18) ? random.pick(HINTS) : null,
    ...(random.share(0.09) ? CLASSES[random.between(0, CLASSES.length - 1)] : {}),
    historyTracked: random.share(0.06),
  };
}

const CLASSES: readonly More[] = [
  { securityClassification: 'Internal', businessStatus: 'Active' },
  { securityClassification: 'Confidential', complianceGroup: 'GDPR;PII', businessStatus: 'Active' },
  { securityClassification: 'Restricted', complianceGroup: 'PCI', businessStatus: 'Active' },
  { securityClassification: 'Public', businessStatus: 'DeprecateCandidate' },
];

const MAKERS: Readonly<Record<keyof typeof FIELD_MIX, readonly [Noun, Make]>> = {
  text: [
    'text',
    ({ name, label, random }, more) => [
      build.text(name, label, { length: random.pick([20, 40, 80, 120, 255]), ...more }),
    ],
  ],
  longText: [
    'long',
    ({ name, label, random }, more) => [
      build.longText(name, label, { length: random.pick([2000, 32768, 131072]), ...more }),
    ],
  ],
  richText: ['long', ({ name, label }, more) => [build.richText(name, label, more)]],
  textArea: ['long', ({ name, label }, more) => [build.textArea(name, label, more)]],
  encrypted: ['text', ({ name, label }, more) => [build.encrypted(name, label, more)]],
  externalId: [
    'text',
    ({ name, label }, more) => [build.text(name, label, { length: 40, ...more, ...build.externalId })],
  ],
  uniqueText: ['text', ({ name, label }, more) => [build.text(name, label, { length: 40, ...more, ...build.unique })]],
  autoNumber: ['text', ({ name, label }, more) => [build.autoNumber(name, label, more)]],
  checkbox: ['yes', ({ name, label }, more) => [build.checkbox(name, label, more)]],
  picklist: [
    'choice',
    ({ name, label, random }, more) => [build.picklist(name, label, { values: random.pick(VALUE_SETS), ...more })],
  ],
  dependentPicklist: ['choice', dependent],
  multiPicklist: [
    'choice',
    ({ name, label, random }, more) => [build.multiPicklist(name, label, { values: random.pick(VALUE_SETS), ...more })],
  ],
  currency: ['money', ({ name, label }, more) => [build.currency(name, label, more)]],
  number: [
    'amount',
    ({ name, label, random }, more) => [
      build.number(name, label, { digits: 16, scale: random.pick([0, 0, 1, 2]), ...more }),
    ],
  ],
  percent: ['share', ({ name, label }, more) => [build.percent(name, label, more)]],
  date: ['day', ({ name, label }, more) => [build.date(name, label, more)]],
  dateTime: ['moment', ({ name, label }, more) => [build.dateTime(name, label, more)]],
  time: ['moment', ({ name, label }, more) => [build.time(name, label, more)]],
  email: ['contact', ({ name, label }, more) => [build.email(name, label, more)]],
  phone: ['contact', ({ name, label }, more) => [build.phone(name, label, more)]],
  url: ['contact', ({ name, label }, more) => [build.url(name, label, more)]],
  geolocation: ['place', ({ name, label }, more) => build.geolocation(name, label, more)],
  formula: ['amount', computed],
  defaultFormula: [
    'day',
    ({ name, label }, more) => [build.date(name, label, { ...more, defaultValueFormula: 'TODAY() + 14' })],
  ],
};

/** A picklist and a second one whose values depend on it. */
function dependent({ name, label, random }: Named, more: More): readonly WorldField[] {
  const controller = build.picklist(name, label, { values: random.pick(VALUE_SETS), ...more });
  const details = ['Detail A', 'Detail B', 'Detail C', 'Detail D', 'Other'];
  const values = controller.picklist?.values.map((value) => value.value) ?? [];
  const valid = Object.fromEntries(values.map((value, index) => [value, [details[index % 4] ?? '', 'Other']]));
  return [
    controller,
    build.dependentPicklist(name.replace('__c', '_Detail__c'), `${label} Detail`, { controller, valid }),
  ];
}

/** A number and a formula over it, so that the formula is right wherever the two go. */
function computed({ name, label, random }: Named, more: More): readonly WorldField[] {
  const input = build.number(name, label, { digits: 14, scale: 2 });
  const [returns, expression] = random.pick(FORMULAS);
  const formula = expression.replaceAll('$', name);
  return [
    input,
    build.formula(name.replace('__c', '_Result__c'), `${label} Result`, { returns, expression: formula, ...more }),
  ];
}

const FORMULAS = [
  ['Number', 'IF(ISBLANK($), 0, ROUND($ * 1.19, 2))'],
  ['Percent', 'IF($ = 0, 0, 1 / $)'],
  ['Text', 'IF($ > 1000, "Large", IF($ > 100, "Medium", "Small"))'],
  ['Checkbox', 'AND(NOT(ISBLANK($)), $ > 0)'],
  ['Date', 'DATEVALUE(CreatedDate) + BLANKVALUE($, 30)'],
  ['Currency', 'CASE(MOD(FLOOR($), 3), 0, $ * 100, 1, $ * 90, $ * 80)'],
] as const;
