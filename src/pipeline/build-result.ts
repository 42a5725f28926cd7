import type { OrgIdentity } from '../model/schema.js';
import type { BuildReport } from './build.js';
import type { RequestSummary } from './journal.js';
import type { Plan } from './plan.js';

/** What `sf schema build --json` gives of a build. */
export type BuildResult = {
  readonly outputDir: string;
  readonly org: OrgIdentity;
  readonly apiVersion: string;
  readonly counts: { readonly objects: number; readonly fields: number; readonly facts: number };
  readonly files: { readonly written: number; readonly unchanged: number; readonly removed: number };
  /** Gaps with the same kind and reason, and how many objects they concern; 0 for a gap of the org as a whole. */
  readonly gaps: readonly { readonly kind: string; readonly reason: string; readonly objects: number }[];
  /** Objects that could not be read to the end, though the user may read them. */
  readonly unfinished: readonly string[];
  /** How the org was asked. */
  readonly requests: RequestSummary;
  /** API calls of this run that count against the org's daily limit. */
  readonly calls: number;
  /** Calls that the org has left today; null where it did not say. */
  readonly remaining: number | null;
  readonly seconds: number;
};

/** What `sf schema build --json` gives: the build, or with --dry-run its plan. */
export type SchemaBuildResult = BuildResult | Plan;

export function toResult(
  report: BuildReport,
  { outputDir, seconds }: { outputDir: string; seconds: number },
): BuildResult {
  const { schema, files, usage, unfinished } = report;
  return {
    outputDir,
    org: schema.org,
    apiVersion: schema.apiVersion,
    counts: {
      objects: schema.objects.length,
      fields: schema.objects.reduce((sum, { fields }) => sum + fields.length, 0),
      facts: [schema.facts, ...schema.objects.map(({ facts }) => facts)].reduce(
        (sum, facts) => sum + Object.values(facts).reduce((ofObject, { length }) => ofObject + length, 0),
        0,
      ),
    },
    files,
    gaps: gapsOf(report),
    unfinished,
    requests: report.requests,
    calls: usage.calls,
    remaining: usage.limit === null || usage.used === null ? null : Math.max(0, usage.limit - usage.used),
    seconds: Math.round(seconds * 10) / 10,
  };
}

function gapsOf({ schema }: BuildReport): BuildResult['gaps'] {
  const counts = new Map<string, { kind: string; reason: string; objects: number }>();
  const add = (kind: string, reason: string, objects: number): void => {
    const key = `${kind}\n${reason}`;
    const before = counts.get(key)?.objects ?? 0;
    counts.set(key, { kind, reason, objects: before + objects });
  };
  for (const { kind, reason } of schema.gaps) add(kind, reason, 0);
  for (const { gaps } of schema.objects) for (const { kind, reason } of gaps) add(kind, reason, 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap);
}
