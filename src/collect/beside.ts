import type { DescribedObject } from '../salesforce/org.js';
import type { DescribedBeside, FieldName, Scope } from './collector.js';
import { describedBeside } from './described-beside.js';
import type { FieldTables } from './field-tables.js';

/** What the sources of objects tell beside the schema. */
export type Beside = Pick<Scope, 'described' | 'fieldIds'>;

/** Keeps it, object by object, before the sources are let go of. */
export function createBeside(): {
  described(answer: DescribedObject): void;
  defined(object: string, tables: FieldTables | undefined): void;
  result(): Beside;
} {
  const described = new Map<string, DescribedBeside>();
  const fieldIds = new Map<string, FieldName[]>();
  return {
    described: (answer) => void described.set(answer.name, describedBeside(answer)),
    defined: (object, tables) => {
      for (const [field, { durableId }] of tables?.definitions ?? []) {
        const id = customFieldId(durableId);
        if (id !== undefined) fieldIds.set(id, [...(fieldIds.get(id) ?? []), { object, field }]);
      }
    },
    result: () => ({ described, fieldIds }),
  };
}

/** `Account.00N...`: the id of a custom field stands behind that of its object. Standard fields have none. */
function customFieldId(durableId: string | null | undefined): string | undefined {
  return /\.(00N\w{12})/.exec(durableId ?? '')?.[1];
}
