import { traitsOf } from './object-traits.ts';
import { pinned } from './table.ts';
import type { Table } from './table.ts';
import { columnsOf } from './tooling-columns.ts';
import type { Values } from './tooling-columns.ts';
import type { World, WorldObject } from './world.ts';

const emptyId = '000000000000000AAA'; // what virtual tables answer as Id

const values: Values<WorldObject> = {
  Id: () => emptyId,
  Description: ({ description }) => description,
  DeploymentStatus: ({ custom }) => (custom ? 'Deployed' : null),
  DeveloperName: ({ name, namespace }) => developerName(name, namespace),
  DurableId: ({ durableId }) => durableId,
  IsCompactLayoutable: (object) => traitsOf(object).layoutable,
  IsCustomSetting: ({ customSetting }) => customSetting,
  IsCustomizable: ({ customizable }) => customizable,
  IsDeprecatedAndHidden: () => false,
  IsEverCreatable: (object) => traitsOf(object).writable,
  IsEverDeletable: (object) => traitsOf(object).deletable,
  IsEverUpdatable: (object) => traitsOf(object).writable,
  ExternalSharingModel: ({ sharing }) => sharing?.external ?? null,
  InternalSharingModel: ({ sharing }) => sharing?.internal ?? null,
  IsFeedEnabled: (object) => traitsOf(object).searchable,
  IsFieldHistoryTracked: ({ fields }) => fields.some(({ historyTracked }) => historyTracked),
  IsLayoutable: (object) => traitsOf(object).layoutable,
  IsQueryable: (object) => traitsOf(object).queryable,
  IsReplicateable: (object) => traitsOf(object).replicateable,
  IsRetrieveable: (object) => traitsOf(object).retrieveable,
  IsSearchable: (object) => traitsOf(object).searchable,
  IsTriggerable: (object) => traitsOf(object).triggerable,
  KeyPrefix: ({ keyPrefix }) => keyPrefix,
  Label: ({ label }) => label,
  LastModifiedDate: ({ custom, lastModifiedDate }) => (custom ? salesforceDate(lastModifiedDate) : null),
  MasterLabel: ({ label }) => label,
  NamespacePrefix: ({ namespace }) => namespace,
  PluralLabel: ({ labelPlural }) => labelPlural,
  PublisherId: ({ custom, namespace }) => namespace ?? (custom ? '<local>' : 'System'),
  QualifiedApiName: ({ name }) => name,
};

/** The columns of EntityDefinition, also for the tables that point to it. */
export const entityColumns = columnsOf('EntityDefinition', values);

/** Every entity of the org, whatever the user may read. */
export const entityTable = ({ objects }: World): Table<WorldObject> => ({
  name: 'EntityDefinition',
  api: 'tooling',
  virtual: true,
  perRow: false,
  columns: entityColumns,
  required: null,
  id: ({ durableId }) => durableId,
  rows: (where) => {
    const ids = pinned(where, 'DurableId');
    return objects.filter((object) => object.inEntityDefinition && (ids === null || ids.has(object.durableId)));
  },
});

/** A date in the form of REST answers. */
export const salesforceDate = (date: string): string => new Date(date).toISOString().replace('Z', '+0000');

/** An API name without its namespace and suffix. */
export function developerName(name: string, namespace: string | null): string {
  const local = namespace !== null && name.startsWith(`${namespace}__`) ? name.slice(namespace.length + 2) : name;
  return local.replace(/__\w+$/, '');
}
