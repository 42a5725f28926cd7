import type { Tree } from '../../salesforce/org.js';
import type { BodyType } from '../collector.js';
import { conditionOf, criteriaOf, type Criterion } from '../criteria.js';
import { text, trees } from '../row.js';

/** One sharing rule. */
export type SharingRuleBody = {
  readonly name: string;
  readonly label: string | null;
  readonly description: string | null;
  readonly type: 'criteria' | 'owner' | 'guest' | 'territory';
  /** `Read`, `Edit`, as the API says it. */
  readonly access: string | null;
  /** Groups, roles...: `role VP_Sales`. */
  readonly sharedTo: string | null;
  /** Whose records: of a rule by owner. */
  readonly sharedFrom: string | null;
  readonly condition: string | null;
  readonly criteria: readonly Criterion[];
};

const elements = {
  sharingCriteriaRules: 'criteria',
  sharingOwnerRules: 'owner',
  sharingGuestRules: 'guest',
  sharingTerritoryRules: 'territory',
} as const;

/** All sharing rules of an object, by its API name. No list and no Tooling record knows them. */
export const sharingBody: BodyType<readonly SharingRuleBody[]> = {
  type: 'SharingRules',
  retrieve: { type: 'SharingRules' },
  digest: (tree) =>
    Object.entries(elements).flatMap(([element, type]) => trees(tree, element).map((rule) => ruleOf(rule, type))),
};

function ruleOf(rule: Tree, type: SharingRuleBody['type']): SharingRuleBody {
  return {
    name: text(rule, 'fullName') ?? '',
    label: text(rule, 'label'),
    description: text(rule, 'description'),
    type,
    access: text(rule, 'accessLevel'),
    sharedTo: membersOf(rule, 'sharedTo'),
    sharedFrom: membersOf(rule, 'sharedFrom'),
    condition: conditionOf(rule, 'criteriaItems') ?? null,
    criteria: criteriaOf(rule, 'criteriaItems'),
  };
}

/** `<sharedTo><role>VP</role></sharedTo>` as `role VP`; an element without content (`allInternalUsers`) is its own name. */
function membersOf(rule: Tree, name: string): string | null {
  const members = Object.entries(trees(rule, name)[0] ?? {}).flatMap(([kind, value]) => {
    const names: readonly unknown[] = Array.isArray(value) ? value : [value];
    return names.filter((one) => one !== null).map((one) => (typeof one === 'string' && one ? `${kind} ${one}` : kind));
  });
  return members.join(', ') || null;
}
