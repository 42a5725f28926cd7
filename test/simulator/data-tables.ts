import type { Column, ColumnType, Scalar, Table } from './table.ts';
import type { World, WorldUser } from './world.ts';
import { idOf } from './world/identity.ts';

type Definition<Row> = Readonly<Record<string, readonly [ColumnType, (row: Row) => Scalar]>>;

/** The org's own record. */
export const organizationTable = ({ org }: World): Table<World['org']> => ({
  ...dataTable<World['org']>('Organization', {
    Id: ['string', ({ id }) => id],
    Name: ['string', ({ name }) => name],
    OrganizationType: ['string', ({ organizationType }) => organizationType],
    InstanceName: ['string', ({ instanceName }) => instanceName],
    IsSandbox: ['boolean', ({ isSandbox }) => isSandbox],
    NamespacePrefix: ['string', ({ namespacePrefix }) => namespacePrefix],
    TrialExpirationDate: ['date', ({ trialExpirationDate }) => trialExpirationDate],
    LanguageLocaleKey: ['string', ({ languageLocaleKey }) => languageLocaleKey],
  }),
  id: ({ id }) => id,
  rows: () => [org],
});

/** The world's users. */
export const userTable = ({ users }: World): Table<WorldUser> => ({
  ...dataTable<WorldUser>('User', {
    Id: ['string', ({ id }) => id],
    Username: ['string', ({ username }) => username],
    Name: ['string', ({ username }) => username.replace(/@.*/, '')],
    LanguageLocaleKey: ['string', ({ languageLocaleKey }) => languageLocaleKey],
    UserType: ['string', () => 'Standard'],
    ProfileId: ['string', ({ profileName }) => idOf('Profile', profileName)],
    IsActive: ['boolean', () => true],
  }),
  id: ({ id }) => id,
  rows: () => Object.values(users),
});

function dataTable<Row>(
  name: string,
  definition: Definition<Row>,
): Pick<Table<Row>, 'name' | 'api' | 'virtual' | 'perRow' | 'columns' | 'required'> {
  const columns = new Map<string, Column<Row>>(
    Object.entries(definition).map(([column, [type, of]]) => [column, { type, of }]),
  );
  return { name, api: 'data', virtual: false, perRow: false, columns, required: null };
}
