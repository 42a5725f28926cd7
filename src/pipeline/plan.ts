import type { FactPhase } from '../collect/collect-facts.js';
import type { Entry } from '../collect/inventory.js';
import { rowsPerQuery } from '../collect/pack.js';
import { compositeQueries, compositeSize } from '../salesforce/composite.js';
import type { InformationClass } from '../model/kind.js';
import type { Usage } from '../salesforce/usage.js';

export type PlannedPhase = {
  readonly phase: 'list' | 'describe' | 'fields' | FactPhase | 'fill-rates';
  readonly calls: number;
  /** False where the number depends on what is not read yet, or on how fast the org answers. */
  readonly exact: boolean;
  /** What is left of the day's calls decides: some phases are left out, describes are read as far as the calls go. */
  readonly decision: 'read' | 'partly' | 'left-out';
};

export type Plan = {
  readonly objects: number;
  readonly phases: readonly PlannedPhase[];
  /** API calls that the whole build would make, those of the plan included. */
  readonly calls: number;
  /** API calls that the org has left today; null where it did not say. */
  readonly remaining: number | null;
  readonly limit: number | null;
  /** Of these, calls that the build leaves untouched. */
  readonly reserve: number | null;
};

/** Fields of an average object: an assumption for the plan alone, no output but the plan shows it. */
const assumedFields = 40;
/** Both field tables, FieldDefinition and EntityParticle, are asked for the same objects. */
const fieldTables = 2;
/** A plan is a guess: a phase begins only when so much more than it needs is there. */
const margin = 1.2;
/** What is left out when the calls do not suffice, first to last. Describes come last: they read as far as the calls go. */
const dispensable: readonly PlannedPhase['phase'][] = [
  'usage',
  'fill-rates',
  'definitions',
  'security',
  'setup',
  'fields',
];

export type Means = {
  readonly usage: Usage;
  /** Calls that may still be made above the reserve; null where the org did not say. */
  readonly spendable: number | null;
  readonly setupReadable: boolean;
  readonly classes: readonly InformationClass[];
};

/** How many API calls a build makes, before it makes them. `entries` are the selected objects. */
export function planBuild(entries: readonly Entry[], { usage, spendable, setupReadable, classes }: Means): Plan {
  const listed = entries.filter((entry) => entry.listed).map(({ name }) => name);
  // What opens the objects is read from one more describe.
  const describes = listed.length === 0 || listed.includes('ObjectPermissions') ? listed.length : listed.length + 1;
  const queries = setupReadable ? Math.ceil((entries.length * assumedFields) / rowsPerQuery) * fieldTables : 0;
  const counts = 1;
  const phases = leaveOut(
    [
      { phase: 'list', calls: usage.calls + counts, exact: true },
      { phase: 'describe', calls: Math.ceil(describes / compositeSize), exact: false },
      { phase: 'fields', calls: Math.ceil(queries / compositeQueries), exact: false },
      ...factPhases(classes, entries),
    ],
    { spendable, spent: usage.calls },
  );
  return {
    objects: entries.length,
    phases,
    calls: Math.min(
      phases.reduce((sum, { calls, decision }) => sum + (decision === 'left-out' ? 0 : calls), 0),
      spendable === null ? Number.POSITIVE_INFINITY : usage.calls + Math.max(0, spendable),
    ),
    remaining: usage.used === null || usage.limit === null ? null : Math.max(0, usage.limit - usage.used),
    limit: usage.limit,
    reserve: usage.reserve,
  };
}

/** Calls of a phase that nobody can know before: assumed, and shown as such. */
const assumedCalls: Readonly<Record<FactPhase, number>> = { setup: 10, definitions: 12, security: 20, usage: 10 };
/** Objects with records among those that can be customized, and queries that count the fields of one. */
const assumedShareFilled = 0.3;
const assumedCountQueries = 1.3;

function factPhases(
  classes: readonly InformationClass[],
  entries: readonly Entry[],
): readonly Omit<PlannedPhase, 'decision'>[] {
  const any = (...wanted: readonly InformationClass[]): boolean => wanted.some((one) => classes.includes(one));
  const asked: readonly FactPhase[] = [
    ...(any('automation', 'metadata', 'security', 'usage', 'list-views') ? (['setup'] as const) : []),
    ...(any('automation', 'metadata', 'security', 'usage') ? (['definitions'] as const) : []),
    ...(any('security') ? (['security'] as const) : []),
    ...(any('usage') ? (['usage'] as const) : []),
  ];
  const filled = entries.filter(({ entity }) => entity?.customizable === true).length * assumedShareFilled;
  const counts = Math.ceil((filled * assumedCountQueries) / compositeQueries);
  return [
    ...asked.map((phase) => ({ phase, calls: assumedCalls[phase], exact: false })),
    ...(any('stats') ? [{ phase: 'fill-rates' as const, calls: counts, exact: false }] : []),
  ];
}

type Left = { readonly spendable: number | null; readonly spent: number };

/** Leaves out one phase after the other until the rest fits. */
function leaveOut(
  phases: readonly Omit<PlannedPhase, 'decision'>[],
  { spendable, spent }: Left,
): readonly PlannedPhase[] {
  const out = new Set<string>();
  const need = (): number => phases.reduce((sum, { phase, calls }) => sum + (out.has(phase) ? 0 : calls), 0) - spent;
  for (const phase of dispensable) if (spendable !== null && need() * margin > spendable) out.add(phase);
  const short = spendable !== null && need() > spendable;
  return phases.map((phase) => {
    if (out.has(phase.phase) && phase.calls > 0) return { ...phase, decision: 'left-out' };
    return { ...phase, decision: short && phase.phase === 'describe' ? 'partly' : 'read' };
  });
}
