import type { World } from '../../world.ts';
import type { Security } from '../../world/security.ts';
import { groupRow, licence, muting, nothing, permissionSet, profile } from '../contents/holders.ts';
import { recordId } from '../ids.ts';
import { DANGEROUS_NAMES } from './names.ts';
import { KEPT_TEXTS, NAMES, short } from './rules.ts';

const [firstName = '', secondName = ''] = NAMES;

const everywhere = {
  objects: [...DANGEROUS_NAMES.map((name) => [name, 'cred'] as const), ['Field_Names__c', 'cred'] as const],
  fields: [{ object: 'Field_Names__c', readOnly: DANGEROUS_NAMES.slice(0, 10), edit: DANGEROUS_NAMES.slice(10) }],
};

/** Holders with hostile names and labels, and rights on objects and fields with dangerous names. */
export const security = ({ users }: World): Security => ({
  holders: [
    profile('System Administrator', {
      custom: false,
      systemPermissions: ['ApiEnabled', 'ViewSetup', 'ViewAllData', 'ModifyMetadata'],
      ...everywhere,
    }),
    profile('Minimum Access - API Only Integrations', {
      custom: false,
      systemPermissions: ['ApiEnabled', 'ViewSetup'],
    }),
    profile('=Analyst | "Profile"', {
      description: '<b>x</b>\n| y |',
      objects: ['Account', 'Texts__c', 'Values__c', 'Wide__c', 'Field_Names__c', ...NAMES.slice(0, 2), '..'].map(
        (name) => [name, 'r'] as const,
      ),
      systemPermissions: ['ApiEnabled', 'ViewSetup'],
    }),
    profile('../../etc/passwd', { objects: [['Texts__c', 'cred']] }),
    ...KEPT_TEXTS.map(([name, text]) =>
      profile(`${name}: ${short(text)}`, { description: text, objects: [['Texts__c', 'r']] }),
    ),
    ...KEPT_TEXTS.map(([name, text]) =>
      permissionSet(`Set_${name}`, {
        label: short(text),
        description: text,
        objects: [['Texts__c', 'cre']],
        fields: [
          { object: 'Texts__c', readOnly: [`${name}__c`], edit: ['Pipe__c'].filter((one) => one !== `${name}__c`) },
        ],
      }),
    ),
    ...NAMES.map((name) => permissionSet(name, { label: name, ...everywhere })),
    groupRow(firstName, { objects: [['__proto__', 'credvm']] }),
    muting(secondName, { label: '| muted |', objects: [['constructor', 'd']] }),
    licence('__proto__', '0PL', { objects: [['Account', 'r']] }),
    nothing('constructor', { objects: [['Account', 'r']] }),
  ],
  groups: [
    {
      name: firstName,
      label: '| `group` |\n<i>x</i>',
      namespace: null,
      description: '=1+1',
      status: 'Updated',
      members: [firstName, secondName],
      muting: secondName,
    },
  ],
  assignments: [
    ...Object.values(users).map(({ id, profileName }) => ({
      holder: `profile ${profileName}`,
      assignee: id,
      active: true,
      expires: null,
    })),
    { holder: `group ${firstName}`, assignee: recordId('005', '__proto__'), active: true, expires: null },
    { holder: `permission-set ${secondName}`, assignee: recordId('005', '__proto__'), active: false, expires: null },
  ],
});
