import type { BodyType, Scope } from '../collector.js';
import { conditionOf, criteriaOf, type Criterion } from '../criteria.js';
import { flag, text, trees } from '../row.js';

/** What only the definition of a custom field tells. */
export type FieldBody = {
  readonly rollUp?: {
    readonly operation: string;
    /** `Opportunity.AccountId`: the lookup of the child. */
    readonly foreignKey: string | null;
    /** `Opportunity.Amount`; none where records are counted. */
    readonly summarized: string | null;
    readonly filter: string | null;
    readonly criteria: readonly Criterion[];
  };
  readonly lookupFilter?: {
    readonly active: boolean | null;
    readonly required: boolean | null;
    readonly condition: string | null;
    readonly message: string | null;
    readonly criteria: readonly Criterion[];
  };
  readonly displayFormat?: string;
  readonly encryption?: { readonly scheme: string; readonly maskType: string | null; readonly maskChar: string | null };
};

/** Definitions of custom fields by `Account.Won_Amount__c`, of those that tell more than describe does. */
export const fieldBody: BodyType<FieldBody> = {
  type: 'CustomField',
  retrieve: { type: 'CustomObject', element: 'fields' },
  records: ({ scope }) => {
    if (scope.fieldIds.size === 0 && scope.objects.size > 0) return undefined;
    return [...scope.fieldIds]
      .filter(([, names]) => names.some(({ object, field }) => tellsMore(object, field, scope)))
      .map(([id]) => id);
  },
  digest: (tree) => {
    const body = { ...rollUpOf(tree), ...lookupFilterOf(tree), ...formatOf(tree), ...encryptionOf(tree) };
    return Object.keys(body).length > 0 ? body : undefined;
  },
};

/** What describe says of a field tells whether its definition is worth a request of its own. */
function tellsMore(object: string, name: string, { objects, described }: Scope): boolean {
  const field = objects.get(object)?.fields.find((one) => one.name === name);
  if (!field) return false;
  const rollUp = field.calculated === true && field.formula === undefined;
  const filtered = described.get(object)?.filteredLookups.includes(name) === true;
  return rollUp || filtered || field.autoNumber === true || field.encrypted === true;
}

type Digest = (tree: Parameters<typeof text>[0]) => FieldBody;

const rollUpOf: Digest = (tree) => {
  const operation = text(tree, 'summaryOperation');
  if (operation === null) return {};
  const rollUp = {
    operation,
    foreignKey: text(tree, 'summaryForeignKey'),
    summarized: text(tree, 'summarizedField'),
    filter: conditionOf(tree, 'summaryFilterItems') ?? null,
    criteria: criteriaOf(tree, 'summaryFilterItems'),
  };
  return { rollUp };
};

const lookupFilterOf: Digest = (tree) => {
  const [filter] = trees(tree, 'lookupFilter');
  if (!filter) return {};
  const optional = flag(filter, 'isOptional');
  const lookupFilter = {
    active: flag(filter, 'active'),
    required: optional === null ? null : !optional,
    condition: conditionOf(filter, 'filterItems') ?? null,
    message: text(filter, 'errorMessage') ?? text(filter, 'infoMessage'),
    criteria: criteriaOf(filter, 'filterItems'),
  };
  return { lookupFilter };
};

const formatOf: Digest = (tree) => {
  const displayFormat = text(tree, 'displayFormat');
  return text(tree, 'type') === 'AutoNumber' && displayFormat !== null ? { displayFormat } : {};
};

/** Shield encrypts with a scheme; the classic way is a type of its own, with a mask. */
const encryptionOf: Digest = (tree) => {
  const scheme = text(tree, 'encryptionScheme');
  const classic = text(tree, 'type') === 'EncryptedText';
  if (!classic && (scheme === null || scheme === 'None')) return {};
  return {
    encryption: {
      scheme: classic ? 'classic' : `Shield: ${scheme ?? ''}`,
      maskType: text(tree, 'maskType'),
      maskChar: text(tree, 'maskChar'),
    },
  };
};
