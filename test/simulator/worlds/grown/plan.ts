import type { Chance } from '../random.ts';
import { ROLES, SUBJECTS } from './words.ts';

/** What is known of a custom object before its fields are drawn. */
export type Plan = {
  readonly name: string;
  readonly label: string;
  readonly number: number;
  readonly namespace: string | undefined;
  /** The bigger the weight, the more fields. */
  readonly weight: number;
  /** Objects that own it: none, one, or two for a junction. */
  readonly parents: readonly Plan[];
};

/** Managed packages that were installed in a grown world, with the share of the custom objects that they brought. */
export const PACKAGES = {
  volunta: { title: 'Volunta Fundraising', share: 0.09 },
  dockside: { title: 'Dockside Documents', share: 0.05 },
  ledgerly: { title: 'Ledgerly Accounting', share: 0.08 },
  sgnr: { title: 'Signer', share: 0.02 },
} as const;

/** Plans custom objects: names, packages and who owns whom, each parent before its children. */
export function planCustomObjects(count: number, first: number, random: Chance): Plan[] {
  const taken = new Set<string>();
  const plans: Plan[] = [];
  for (let index = 0; index < count; index++) {
    const namespace = namespaceOf(index / count);
    const { name, label } = objectName(namespace, taken, random);
    const parents = parentsOf(
      plans.filter((plan) => plan.namespace === namespace),
      random,
    );
    const weight = index === 0 ? 8 : 0.08 + random.next() ** 3 * 3;
    plans.push({ name, label, number: first + index, namespace, weight, parents });
  }
  return plans;
}

/** Own objects come first, then those of one package after the other. */
function namespaceOf(position: number): string | undefined {
  let border = 1;
  for (const [namespace, { share }] of Object.entries(PACKAGES)) {
    border -= share;
    if (position >= border) return namespace;
  }
  return undefined;
}

function objectName(
  namespace: string | undefined,
  taken: Set<string>,
  random: Chance,
): { name: string; label: string } {
  const words = `${random.pick(SUBJECTS)} ${random.pick(ROLES)}`;
  const prefix = namespace === undefined ? '' : `${namespace}__`;
  for (let number = 1; ; number++) {
    const label = number === 1 ? words : `${words} ${number}`;
    const name = `${prefix}${label.replaceAll(' ', '_')}__c`;
    if (!taken.has(name)) {
      taken.add(name);
      return { name, label };
    }
  }
}

/** Three in ten have a master, one in ten is a junction of two, and so is the fourth in every world. */
function parentsOf(earlier: readonly Plan[], random: Chance): readonly Plan[] {
  const owners = earlier.filter((plan) => plan.parents.length === 0);
  const [one, other] = owners;
  if (earlier.length === 3 && one && other) return [one, other];
  if (owners.length < 3 || random.share(0.6)) return [];
  const first = random.pick(owners);
  const second = random.pick(owners);
  return random.share(0.25) && second !== first ? [first, second] : [first];
}
