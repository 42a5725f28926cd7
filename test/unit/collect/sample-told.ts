import type { BodyType, Collector, Scope, Told } from '../../../src/collect/collector.ts';
import { createGrants } from '../../../src/collect/security/grants.ts';
import type { Row } from '../../../src/salesforce/org.ts';
import { field, lookup, sobject } from '../sample-schema.ts';
import { beside, entity, scopeOf } from './sample-scope.ts';
import { sampleDigest, type Say } from './sample-trees.ts';
import { accessOf, group, permissionSet } from './security/sample-holders.ts';

/** What a column holds in a row of a test, by its name. */
export type CellOf = (column: string, at: number) => unknown;

export type Telling = {
  readonly cell?: CellOf;
  /** What stands in definitions, permissions and descriptions in the place of words. */
  readonly say?: Say;
  /** Rows a list. */
  readonly count?: number;
  /** `closed`: no definition could be read; `hidden`: they could, and this component is not among them. */
  readonly definitions?: 'there' | 'closed' | 'hidden';
};

/** Everything that a collector may be told, made of the columns that it asks for. */
export function toldOf({ lists }: Collector, { cell = plausible, count = 2, ...telling }: Telling = {}): Told {
  const { say = (word) => word, definitions = 'there' } = telling;
  const rows = new Map(
    lists.map((list) => [list, Array.from({ length: count }, (_, at) => rowOf(list.columns, (one) => cell(one, at)))]),
  );
  return {
    scope: sampleScope(say),
    rows: (list) => rows.get(list) ?? [],
    unfinished: () => false,
    isKnown: () => true,
    bodies: (type) =>
      definitions === 'closed' ? undefined : bodiesOf(type, definitions === 'there' ? say : undefined),
    ...granted(say),
    dependencies: [{ ...used, component: say('Pricing'), type: say('ApexClass'), namespace: say('ns') }],
    found: [
      {
        ...{ component: say('Account.Rule'), componentType: say('ValidationRule'), source: 'formula' },
        touches: [{ object: 'Account' }, { object: 'Account', field: 'Industry' }],
      },
    ],
  };
}

const objectColumns = /^(SobjectType|TableEnumOrId|EntityDefinitionId|Target(Entity|SobjectType)|SelectedEntity)$/;

/** A column that names an object. */
export function namesObject(column: string): boolean {
  return objectColumns.test(column) || /QualifiedApiName$|^TriggerObjectOrEventId$/.test(column);
}

/** A text, flag, number, id or object as columns of this name have them. */
export function plausible(column: string, at: number): unknown {
  if (namesObject(column)) return 'Account';
  if (/^(Is|Has|Usage)|^Active$/.test(column)) return true;
  if (/(Number|Order|^ApiVersion)$/.test(column)) return at + 1;
  if (/Id$/.test(column)) return `0AB00000000000${at}AAA`;
  if (/Namespace/.test(column)) return null;
  return /(State|Status)$/.test(column) ? 'Active' : `${column.replaceAll('.', '_')}_${at}`;
}

/** A row with a value in each column; `A.B` is B of the parent A. */
export function rowOf(columns: readonly string[], cell: (column: string) => unknown): Row {
  const row: Record<string, unknown> = {};
  for (const column of columns) {
    const [parent = '', child] = column.split('.');
    if (child === undefined) row[parent] = cell(column);
    else row[parent] = { ...(row[parent] as Row | undefined), [child]: cell(column) };
  }
  return row;
}

const used = { usedId: '00N000000000001AAA', usedName: 'Industry', usedType: 'CustomField' };

function sampleScope(say: Say): Scope {
  const fields = [field('Name'), field('Industry', { historyTracked: true }), lookup('ParentId', ['Account'])];
  const dependent = { field: 'City__c', controllingField: 'Country__c', values: { [say('DE')]: [say('Berlin')] } };
  const sharing = { internalSharing: say('Private'), externalSharing: say('Read') };
  return scopeOf([sobject('Account', { fields })], {
    fieldIds: new Map([['00N000000000001', [{ object: 'Account', field: 'Industry' }]]]),
    entities: new Map([['Account', entity('Account', { ...sharing, historyTracked: true, feedEnabled: false })]]),
    described: new Map([['Account', beside({ filteredLookups: ['ParentId'], dependentPicklists: [dependent] })]]),
  });
}

/** The same definition for every name that is asked for; those that are gone through have names as their type has them. */
function bodiesOf<T>(type: BodyType<T>, say: Say | undefined): ReadonlyMap<string, T> {
  if (!say) return new Map();
  const digest = sampleDigest(type as BodyType, say) as T;
  const ofObject = type.type === 'SharingRules' || type.type === 'CustomObject';
  const bodies = new Map([[ofObject ? 'Account' : 'Account.ParentId', digest]]);
  return Object.assign(bodies, { get: () => digest });
}

function granted(say: Say): Pick<Told, 'access'> {
  const grants = createGrants();
  grants.addObject('A', 'Account', ['read', 'edit']);
  grants.addField('A', 'Account', say('Industry'), { read: true, edit: true });
  grants.addField('A', 'Account', say('Name'), { read: true, edit: false });
  const profile = permissionSet('A', { holder: say('Admin'), holderLabel: say('Admin'), holderType: 'profile' });
  return {
    access: accessOf({ grants, holding: [profile, group(['A'])], setupEntities: new Map([['A', ['Account']]]) }),
  };
}
