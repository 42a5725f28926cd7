import type { Automation } from '../../world/automation.ts';
import { assign, decide, filter, onRecord, running, updateTrigger } from '../contents/flow.ts';
import { duplicateRule, matchingRule, trigger, validationRule, where, workflowRule } from '../contents/rules.ts';
import { DANGEROUS_NAMES } from './names.ts';
import { HOSTILE_TEXTS } from './texts.ts';

const UNKEPT = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/;

/** What an org could keep as a text: without what XML cannot hold, and trimmed, as Setup trims it. */
export const KEPT_TEXTS: readonly (readonly [name: string, text: string])[] = Object.entries(HOSTILE_TEXTS).filter(
  ([, text]) => text !== '' && text.trim() === text && text.isWellFormed() && !UNKEPT.test(text),
);

/** Names that every JavaScript object has, and one as long as a label may be. */
export const NAMES: readonly string[] = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'N'.repeat(255)];

/** As much as fits into a label. */
export const short = (text: string): string => [...text].slice(0, 120).join('').trim();

/** Rules and flows with every text in every place, and with names that are traps. */
export const automation: Automation = {
  validationRules: [
    ...KEPT_TEXTS.map(([name, text], at) =>
      validationRule({
        object: 'Texts__c',
        name: `Rule_${name}`,
        active: at % 3 !== 0,
        description: text,
        formula: `/* ${text} */ AND(${name}__c = "${text}", TRUE)`,
        errorMessage: text,
        errorField: at % 2 === 0 ? `${name}__c` : null,
      }),
    ),
    ...NAMES.flatMap((name) => [
      validationRule({ object: 'Account', name, formula: 'TRUE', errorMessage: name }),
      validationRule({
        object: 'Field_Names__c',
        name,
        formula: `${name} = "x"`,
        errorMessage: '|',
        errorField: DANGEROUS_NAMES.includes(name) ? name : null,
      }),
      validationRule({ object: 'constructor', name, formula: 'Harmless__c = "`|`"', errorMessage: '`' }),
    ]),
    validationRule({
      object: '__proto__',
      name: 'Rule',
      formula: 'TRUE',
      errorMessage: 'x',
      errorField: 'Harmless__c',
    }),
  ],
  triggers: NAMES.map((name) => trigger({ object: '__proto__', name, events: ['before insert'] })),
  flows: [
    ...KEPT_TEXTS.map(([name, text]) =>
      running(
        { name: `Flow_${name}`, label: short(text), description: text },
        onRecord(
          {
            object: 'Texts__c',
            when: 'RecordAfterSave',
            on: 'Update',
            filters: [filter(`${name}__c`, 'EqualTo', text)],
          },
          { recordUpdates: [updateTrigger('Set', [assign(`${name}__c`, text)])] },
        ),
      ),
    ),
    ...NAMES.map((name) =>
      running(
        { name, label: name },
        onRecord(
          { object: 'constructor', when: 'RecordBeforeSave', on: 'Create' },
          { decisions: [decide(name, '$Record.Harmless__c', 'EqualTo', '|')] },
        ),
      ),
    ),
  ],
  workflowRules: KEPT_TEXTS.map(([name, text]) =>
    workflowRule({
      object: 'Texts__c',
      name: `${name}: ${short(text)}`,
      description: text,
      filters: [where(`Texts__c.${name}__c`, 'equals', text)],
    }),
  ),
  approvalProcesses: [
    {
      object: 'Texts__c',
      name: '__proto__',
      label: HOSTILE_TEXTS['Table_Row'] ?? '',
      active: true,
      description: HOSTILE_TEXTS['Script'] ?? '',
      entry: { formula: 'Pipe__c = "a | b"' },
      steps: [{ name: 'constructor', label: HOSTILE_TEXTS['Backtick'] ?? '', entry: null }],
    },
  ],
  matchingRules: [
    matchingRule({
      object: 'Texts__c',
      name: 'constructor',
      label: HOSTILE_TEXTS['Pipe'] ?? '',
      description: HOSTILE_TEXTS['Tags'] ?? '',
      items: [{ field: 'Pipe__c', method: 'Exact', blankValue: 'MatchBlanks' }],
    }),
  ],
  duplicateRules: [
    duplicateRule({
      object: 'Texts__c',
      name: '__proto__',
      label: HOSTILE_TEXTS['Right_To_Left'] ?? '',
      matchingRules: ['constructor'],
    }),
  ],
};
