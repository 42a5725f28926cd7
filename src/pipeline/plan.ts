import type { Entry } from '../collect/inventory.js';
import { rowsPerQuery } from '../collect/pack.js';
import { compositeQueries, compositeSize } from '../salesforce/composite.js';
import type { Usage } from '../salesforce/usage.js';

export type PlannedPhase = {
  readonly phase: 'list' | 'describe' | 'fields';
  readonly calls: number;
  /** False where the number depends on what is not read yet. */
  readonly exact: boolean;
};

export type Plan = {
  readonly objects: number;
  readonly phases: readonly PlannedPhase[];
  /** API calls that the whole build would make, those of the plan included. */
  readonly calls: number;
  /** API calls that the org has left today; null where it did not say. */
  readonly remaining: number | null;
  readonly limit: number | null;
};

/** Fields of an average object: an assumption for the plan alone, no output but the plan shows it. */
const assumedFields = 40;
/** Both field tables, FieldDefinition and EntityParticle, are asked for the same objects. */
const fieldTables = 2;

/** How many API calls a build makes, before it makes them. `entries` are the selected objects. */
export function planBuild(
  entries: readonly Entry[],
  { usage, setupReadable }: { readonly usage: Usage; readonly setupReadable: boolean },
): Plan {
  const listed = entries.filter((entry) => entry.listed).map(({ name }) => name);
  // What opens the objects is read from one more describe.
  const describes = listed.length === 0 || listed.includes('ObjectPermissions') ? listed.length : listed.length + 1;
  const queries = setupReadable ? Math.ceil((entries.length * assumedFields) / rowsPerQuery) * fieldTables : 0;
  const phases: readonly PlannedPhase[] = [
    { phase: 'list', calls: usage.calls + 1, exact: true },
    { phase: 'describe', calls: Math.ceil(describes / compositeSize), exact: true },
    { phase: 'fields', calls: Math.ceil(queries / compositeQueries), exact: false },
  ];
  return {
    objects: entries.length,
    phases,
    calls: phases.reduce((sum, { calls }) => sum + calls, 0),
    remaining: usage.used === null || usage.limit === null ? null : Math.max(0, usage.limit - usage.used),
    limit: usage.limit,
  };
}
