import { badRequest } from './api-error.ts';
import { organizationTable, userTable } from './data-tables.ts';
import { entityTable } from './entity-table.ts';
import { entityParticleTable, fieldDefinitionTable } from './field-tables.ts';
import type { Org } from './org.ts';
import { automationTables } from './tables/automation.ts';
import { dependencyTable } from './tables/dependencies.ts';
import { metadataTables } from './tables/metadata.ts';
import { securityTables } from './tables/security.ts';
import { openTable, setupTable } from './tables/entry.ts';
import type { Entries, Source } from './tables/entry.ts';
import type { WorldUser } from './world.ts';

/** One line a table, with the option that takes it away. */
const entries: Entries = {
  Organization: openTable(organizationTable),
  User: openTable(userTable),
  EntityDefinition: setupTable(entityTable, 'entityDefinition'),
  FieldDefinition: setupTable(fieldDefinitionTable, 'fieldDefinition'),
  EntityParticle: setupTable(entityParticleTable, 'entityParticle'),
  MetadataComponentDependency: setupTable(dependencyTable),
  ...automationTables,
  ...metadataTables,
  ...securityTables,
};

/** The table of a query, when this API has it, this org knows it and this user may ask it. */
export function findTable({ options, world }: Org, api: Source['api'], name: string, user: WorldUser): Source {
  const found = Object.hasOwn(entries, name) ? entries[name] : undefined;
  const refused = found?.refusal !== undefined && options.refuses?.[found.refusal] === true;
  const source = found?.open(world, user);
  if (source === undefined || source.api !== api || refused || (found?.setup === true && !user.viewSetup)) {
    throw badRequest(
      'INVALID_TYPE',
      `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the ` +
        `'__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
    );
  }
  return source;
}
