import { NOT_EVALUATED } from '../model/access-words.js';
import { accessAnchor } from '../model/anchor.js';
import { compareText } from '../model/compare-text.js';
import {
  fieldGrants,
  objectGrants,
  operations,
  type FieldGrants,
  type Grantee,
  type ObjectGrant,
  type Operation,
} from '../model/grants.js';
import { holdersOf, openingPermissions } from '../model/data-openers.js';
import { holderTypeWords, holderWords } from '../model/holder-words.js';
import { isAsked } from '../model/kind-facts.js';
import type { Field } from '../model/schema.js';
import { called } from './called.js';
import type { Passage, Scope, Statement } from './passage.js';
import { plainLine } from './plain.js';

const NOBODY = ['no holder explicitly'];

/** Who grants what on an object and on each of its fields, one record a question. */
export function accessPassages(scope: Scope): readonly Passage[] {
  if (!isAsked(scope.context.schema, 'security')) {
    return [];
  }
  const fields = new Map(scope.object.fields.map((field) => [field.name, field]));
  const grants = objectGrants(scope.object);
  const allFields = grants
    .filter((each) => each.grants.viewAllFields === true)
    .map(({ grantee }) => granteeWords(grantee));
  return [
    ...operationPassages(grants, scope),
    ...[...fieldGrants(scope.object)]
      .sort(([left], [right]) => compareText(left, right))
      .map(([name, ofField]) => fieldPassage(name, { ...ofField, field: fields.get(name), allFields }, scope)),
  ];
}

function operationPassages(all: readonly ObjectGrant[], scope: Scope): readonly Passage[] {
  const { object } = scope;
  return (Object.keys(operations) as readonly Operation[]).flatMap((operation): readonly Passage[] => {
    const grantees = all.filter(({ grants }) => grants[operation] === true).map(({ grantee }) => grantee);
    const unread = unreadOf('object-access', scope);
    if (grantees.length === 0 && !alwaysTold(operation, object)) {
      return [];
    }
    const nobody = unread.length > 0 ? ['no holder as far as could be read'] : NOBODY;
    const word = operations[operation];
    return [
      {
        type: 'access',
        // A dot stands in no field's name, so that no field has the same id.
        id: `object.${operation}`,
        label: object.label,
        namespace: object.namespace,
        custom: object.custom,
        path: scope.anchorPath('access'),
        subject: `Profiles and permission sets that grant ${word} on the object ${called(object)}.`,
        statements: [
          {
            lead: `${word} on ${plainLine(object.name)} is granted by`,
            items: grantees.length > 0 ? grantees.map(granteeWords) : nobody,
          },
          ...(operation === 'read' ? [openedBy('ViewAllData', scope)] : []),
          openedBy('ModifyAllData', scope),
          ...unread,
          NOT_EVALUATED,
        ],
      },
    ];
  });
}

/** Who may do the four things that people ask for is told also where nobody may. */
function alwaysTold(operation: Operation, { accessModel }: Scope['object']): boolean {
  return accessModel === 'object-permissions' && ['create', 'read', 'edit', 'delete'].includes(operation);
}

/** A system permission that opens every record, with its holders: View All Data to read, Modify All Data to do anything. */
function openedBy(permission: 'ViewAllData' | 'ModifyAllData', { context }: Scope): Statement {
  const holders = holdersOf(context.schema, permission);
  const items = holders?.map((holder) => granteeWords(holder)) ?? ['unknown'];
  const lead = `The system permission ${openingPermissions[permission]} opens it too; it is granted by`;
  return { lead, items: items.length > 0 ? items.map(plainLine) : ['nobody'] };
}

/** What is missing from a list of holders, in words. */
function unreadOf(kind: string, { context, object }: Scope): readonly string[] {
  const gaps = [...context.schema.gaps, ...object.gaps].filter((gap) => gap.kind === kind);
  return [...new Set(gaps.map(({ reason }) => `Not all of this could be read: ${plainLine(reason)}`))].sort();
}

type GrantedField = FieldGrants & { readonly field: Field | undefined; readonly allFields: readonly string[] };

function fieldPassage(name: string, { edit, read, field, allFields }: GrantedField, scope: Scope): Passage {
  const { object } = scope;
  const label = field?.label ?? null;
  const whole = `${plainLine(object.name)}.${plainLine(name)}`;
  return {
    type: 'access',
    name,
    label,
    namespace: undefined,
    custom: field?.custom ?? name.endsWith('__c'),
    path: scope.anchorPath(accessAnchor(name)),
    subject: `Profiles and permission sets that grant Edit or Read on the field ${called({ name, label })} of the object ${called(object)}.`,
    statements: [
      { lead: `Edit on ${whole} is granted by`, items: edit.length === 0 ? NOBODY : edit.map(granteeWords) },
      { lead: 'Read only', items: read.length === 0 ? NOBODY : read.map(granteeWords) },
      {
        lead: `View All Fields on ${plainLine(object.name)}, which opens every field for reading, is granted by`,
        items: allFields,
      },
      ...unreadOf('field-access', scope),
      NOT_EVALUATED,
    ],
  };
}

/** A holder with its type, since a profile and a permission set may have the same name. */
export function granteeWords(grantee: Grantee): string {
  return `${holderTypeWords[grantee.holderType].toLowerCase()} ${holderWords(grantee)}`;
}
