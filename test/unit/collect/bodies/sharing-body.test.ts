import { expect, it } from 'vitest';
import { sharingBody, type SharingRuleBody } from '../../../../src/collect/bodies/sharing-body.ts';
import type { Tree } from '../../../../src/salesforce/org.ts';

const rulesOf = (tree: Tree): readonly SharingRuleBody[] => sharingBody.digest(tree, 'Account') ?? [];
const rule = { fullName: 'Rule', accessLevel: 'Read', label: 'A rule', sharedTo: { role: 'VP' } };

it('rules of every type, one or several', () => {
  const tree = {
    sharingCriteriaRules: [rule, { ...rule, fullName: 'Second' }],
    sharingOwnerRules: { ...rule, sharedFrom: { group: 'East' } },
    sharingGuestRules: rule,
    sharingTerritoryRules: rule,
  };
  expect(rulesOf(tree).map(({ name, type }) => `${type} ${name}`)).toEqual([
    ...['criteria Rule', 'criteria Second', 'owner Rule', 'guest Rule', 'territory Rule'],
  ]);
  expect(rulesOf({})).toEqual([]);
});

it('a rule by criteria has a condition, one by owner says whose', () => {
  const criteriaItems = { field: 'Industry', operation: 'equals', value: 'Banking' };
  expect(rulesOf({ sharingCriteriaRules: { ...rule, criteriaItems } })).toEqual([
    {
      ...{ name: 'Rule', label: 'A rule', description: null, type: 'criteria', access: 'Read', sharedTo: 'role VP' },
      ...{ sharedFrom: null, condition: 'Industry equals "Banking"', criteria: [criteriaItems] },
    },
  ]);
  expect(rulesOf({ sharingOwnerRules: { ...rule, sharedFrom: { queue: 'East' } } })[0]).toMatchObject({
    ...{ sharedFrom: 'queue East', condition: null },
  });
});

it.each([
  [{ role: 'VP' }, 'role VP'],
  [{ role: ['VP', 'CEO'] }, 'role VP, role CEO'],
  [{ role: 'VP', group: 'East' }, 'role VP, group East'],
  [{ allInternalUsers: '' }, 'allInternalUsers'],
  [{ role: null, group: 'East' }, 'group East'],
  ['', null],
  [undefined, null],
])('shared to %j: %s', (sharedTo, expected) => {
  expect(rulesOf({ sharingOwnerRules: { ...rule, sharedTo } })[0]?.sharedTo).toBe(expected);
});
