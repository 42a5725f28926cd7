import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatorOptions } from '../simulator/org.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { manualClock } from '../support/manual-clock.ts';
import { newFolder, runBuild, type Run } from '../support/run-build.ts';

/** Everything that --with selects. */
export const everything = ['automation', 'metadata', 'security', 'usage', 'stats', 'list-views'] as const;

export type FactJson = {
  readonly key: string;
  readonly label: string;
  readonly description?: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly uses?: readonly string[];
};
export type GapJson = { readonly kind: string; readonly reason: string; readonly object?: string };
type FactsJson = Readonly<Record<string, readonly FactJson[]>>;

export type ObjectJson = {
  readonly name: string;
  readonly fields?: readonly (Readonly<Record<string, unknown>> & { readonly name: string })[];
  readonly facts: FactsJson;
  readonly gaps?: readonly GapJson[];
};
export type OrgJson = {
  readonly facts: FactsJson;
  readonly gaps: readonly GapJson[];
  readonly holders: readonly Readonly<Record<string, unknown>>[] | null;
  readonly packages: readonly Readonly<Record<string, unknown>>[] | null;
};
type FillJson = Readonly<Record<string, unknown>> | null;
export type StatsJson = {
  readonly objects: Readonly<
    Record<string, { readonly recordCount: unknown; readonly fields?: Readonly<Record<string, FillJson>> }>
  >;
  readonly holders: Readonly<Record<string, number>> | null;
};

/** A library on disk. */
export type Library = {
  readonly folder: string;
  readonly objects: ReadonlyMap<string, ObjectJson>;
  readonly org: OrgJson;
  readonly stats: StatsJson;
  readonly gaps: readonly GapJson[];
  readonly text: (path: string) => string;
};

export type Built = { readonly run: Run; readonly library: Library; readonly simulator: Simulator };

export type BuildSpec = SimulatorOptions & {
  readonly user?: string;
  readonly with?: readonly string[];
  readonly argv?: readonly string[];
  readonly before?: (simulator: Simulator) => void;
};

/** Builds the library of a simulated org; nothing waits, since the clock runs ahead whenever somebody sleeps. */
export async function build({
  user = 'admin',
  with: classes,
  argv = [],
  before,
  ...options
}: BuildSpec): Promise<Built> {
  const simulator = await startSimulator(options);
  try {
    before?.(simulator);
    const folder = newFolder();
    const selected = (classes ?? everything).flatMap((name) => ['--with', name]);
    const emit = argv.includes('--emit') ? [] : ['--emit', 'jsonl'];
    const args = ['-d', folder, '--json', ...selected, ...emit, ...argv];
    const run = await runBuild(args, { simulator, user, clock: manualClock() });
    if (run.error) throw new Error(`The build failed: ${JSON.stringify(run.error)}`);
    return { run, library: readLibrary(folder), simulator };
  } finally {
    await simulator.close();
  }
}

export function readLibrary(folder: string): Library {
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const json = <T>(path: string): T => JSON.parse(text(path)) as T;
  const files = readdirSync(join(folder, 'objects')).map((file) => json<ObjectJson>(`objects/${file}`));
  return {
    folder,
    text,
    objects: new Map(files.map((object) => [object.name, object])),
    org: json('org.json'),
    stats: json('stats.json'),
    gaps: json<{ gaps: readonly GapJson[] }>('library.json').gaps,
  };
}

/** The object's own JSON, which must be there. */
export function objectIn({ objects }: Library, name: string): ObjectJson {
  const found = objects.get(name);
  if (found === undefined) throw new Error(`The library has no ${name}.`);
  return found;
}

/** The facts of a kind about an object; none where there are none. */
export const factsIn = (library: Library, object: string, kind: string): readonly FactJson[] =>
  objectIn(library, object).facts[kind] ?? [];

/** Codes of the gaps of a kind, wherever they stand: `HIDDEN`, `API_RESERVE`. */
export const gapsIn = ({ gaps }: Library, kind: string): readonly GapJson[] => gaps.filter((gap) => gap.kind === kind);
