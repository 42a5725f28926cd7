import { readInventory, type Inventory } from '../collect/inventory.js';
import { selectNames } from '../collect/selection.js';
import { readCapabilities, writeCapabilities } from '../files/capabilities.js';
import { inspectFolder, type Folder } from '../files/inspect-folder.js';
import { withFolder, writeLibrary, type Written } from '../files/write-library.js';
import type { Observe } from '../limiter/decision.js';
import type { File } from '../model/file.js';
import { Problem } from '../model/problem.js';
import type { InformationClass } from '../model/kind.js';
import type { Schema, Selection } from '../model/schema.js';
import { json } from '../render/index.js';
import { manifest } from '../render/manifest.js';
import { reserveReached } from '../salesforce/failure.js';
import type { Identified, Org } from '../salesforce/org.js';
import type { Usage } from '../salesforce/usage.js';
import { emitters, type Emitter } from './choices.js';
import { createJournal, type Journal, type RequestSummary } from './journal.js';
import { keepEarlier } from './keep-earlier.js';
import { kinds } from './kinds.js';
import { planBuild, type Plan } from './plan.js';
import { readOrg, type OrgRead } from './read-org.js';
import type { Progress } from './progress.js';
import { createTidy } from './small-heap.js';

export type BuildOptions = {
  readonly outputDir: string;
  readonly selection: Selection;
  readonly emit: readonly Emitter[];
  /** Above so many records an object's fill rates are counted in a window of time. */
  readonly statsMaxRows: number;
  /** The folder may hold another org's library, or one of another selection. */
  readonly replace: boolean;
  /** Say what the build would cost, and write nothing. */
  readonly dryRun: boolean;
  readonly plugin: { readonly name: string; readonly version: string };
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
};

export type BuildReport = {
  readonly schema: Schema;
  readonly files: Written;
  readonly usage: Usage;
  readonly requests: RequestSummary;
  /** Objects, and kinds of information of the whole org, that could not be read to the end. */
  readonly unfinished: readonly string[];
  readonly describedShare: number | null;
  readonly setupReadable: boolean;
  /** Globs of --exclude that exclude nothing. */
  readonly unmatchedExcludes: readonly string[];
  /** Whether the library has pages for people. */
  readonly hasPages: boolean;
};

/** Reads an org and writes its schema library: org → objects and gaps → schema → files → disk. */
export async function buildOrPlan(
  open: (observe: Observe) => Promise<Org>,
  given: BuildOptions,
): Promise<{ readonly report: BuildReport } | { readonly plan: Plan }> {
  const folder = await inspectFolder(given.outputDir, given);
  const journal = createJournal(given);
  const options = { ...given, progress: journal.progress };
  const survey = await readSurvey(() => open(journal.observe), folder, options);
  const identified = await survey.identifying;
  const plan = planOf(survey, options);
  if (options.dryRun) return { plan };
  if ((survey.org.spendable() ?? 1) < 1) throw reserveReached();
  const work = { survey, identified, plan, folder, journal, options };
  try {
    return { report: await withFolder(folder, () => journal.during(folder.path, () => build(work))) };
  } finally {
    await survey.org.close();
  }
}

type Work = {
  readonly survey: Survey;
  readonly identified: Identified;
  readonly plan: Plan;
  readonly folder: Folder;
  readonly journal: Journal;
  readonly options: BuildOptions;
};

async function build(work: Work): Promise<BuildReport> {
  const { survey, identified, plan, journal, options } = work;
  const { org, inventory, selected } = survey;
  const tidy = createTidy();
  journal.note('run', { plugin: options.plugin.version, apiVersion: org.apiVersion });
  journal.note('plan', plan);
  for (const { phase, calls, decision } of plan.phases)
    if (decision === 'left-out') journal.observe({ what: 'skip', phase, need: calls, spendable: org.spendable() ?? 0 });
  options.progress({ stage: 'read', objects: selected.names.length, described: 0, inSetup: 0, usage: org.usage });
  const read = await readAll(work, tidy);
  const schema = schemaOf(org, { identified, inventory, read, selection: options.selection });
  options.progress({ stage: 'write', files: 0, usage: org.usage });
  const files = await writeAll(work, schema, tidy);
  journal.note('end', org.usage);
  return {
    schema,
    files,
    usage: org.usage,
    requests: journal.summary(),
    unfinished: [...read.unfinished, ...(read.countsFailed ? ['record-count'] : []), ...read.failedKinds],
    describedShare: read.describedShare,
    setupReadable: inventory.setupRefusal === undefined,
    unmatchedExcludes: selected.unmatched.exclude,
    hasPages: options.emit.includes('markdown'),
  };
}

/** Reads the org, beginning in the ways that an earlier run found it to bear. */
async function readAll({ survey, identified, plan, folder, options }: Work, tidy: () => void): Promise<OrgRead> {
  const { org, inventory, selected } = survey;
  const { id: orgId } = identified.identity;
  org.recall(await readCapabilities(folder.path, orgId, options.now()));
  const read = await readOrg(org, {
    inventory,
    names: selected.names,
    classes: options.selection.with as readonly InformationClass[],
    plan,
    statsMaxRows: options.statsMaxRows,
    userId: identified.userId ?? undefined,
    now: options.now,
    progress: (progress) => {
      options.progress(progress);
      tidy();
    },
  });
  await writeCapabilities(folder.path, orgId, { ways: org.capabilities(), now: options.now() });
  return keep(read, { folder, inventory, identified, options });
}

async function writeAll({ folder, options }: Work, schema: Schema, tidy: () => void): Promise<Written> {
  const { name, version } = options.plugin;
  return writeLibrary(folder, {
    files: filesOf(schema, options.emit, tidy),
    manifest: (hashes) =>
      manifest(schema, { plugin: `${name}/${version}`, files: hashes, builtAt: options.now().toISOString() }),
    signal: options.signal,
    progress: (count) => {
      options.progress({ stage: 'write', files: count });
      tidy();
    },
  });
}

type Keeping = {
  readonly folder: Folder;
  readonly inventory: Inventory;
  readonly identified: Identified;
  readonly options: BuildOptions;
};

/** A library that is replaced leaves nothing behind. */
async function keep(read: OrgRead, { folder, inventory, identified, options }: Keeping): Promise<OrgRead> {
  if (options.replace) return read;
  const { selection } = options;
  return keepEarlier(read, { folder, inventory, orgId: identified.identity.id, selection });
}

function planOf({ org, inventory, selected }: Survey, { selection }: BuildOptions): Plan {
  const chosen = new Set(selected.names);
  const entries = inventory.entries.filter(({ name }) => chosen.has(name));
  return planBuild(entries, {
    usage: org.usage,
    spendable: org.spendable(),
    setupReadable: inventory.setupRefusal === undefined,
    classes: selection.with as readonly InformationClass[],
  });
}

type Survey = {
  readonly org: Org;
  /** Rejects when the folder is not for this org. */
  readonly identifying: Promise<Identified>;
  readonly inventory: Inventory;
  readonly selected: ReturnType<typeof selectNames>;
};

/** Opens the org, refuses a folder that belongs to something else, and lists the objects that the user selected. */
async function readSurvey(
  open: () => Promise<Org>,
  folder: Folder,
  { selection, replace, progress }: BuildOptions,
): Promise<Survey> {
  progress({ stage: 'connect' });
  const org = await open();
  progress({ stage: 'list', usage: org.usage });
  const identifying = org.identify().then((identified) => {
    if (!replace) refuseOther(folder, identified.identity.id, selection);
    return identified;
  });
  const inventory = await firstOf(readInventory(org), identifying);
  if (inventory.entries.length === 0) throw new Problem('selectionNone');
  const selected = selectNames(
    inventory.entries.map(({ name }) => name),
    selection,
  );
  if (selected.unmatched.objects.length > 0)
    throw new Problem('selectionUnmatched', [selected.unmatched.objects.join(', ')]);
  if (selected.names.length === 0) throw new Problem('selectionEmpty');
  return { org, identifying, inventory, selected };
}

/** The result of the work, unless the other fails before. */
async function firstOf<T>(work: Promise<T>, other: Promise<unknown>): Promise<T> {
  const failure = other.then(() => new Promise<never>(() => undefined));
  return Promise.race([work, failure]);
}

function refuseOther({ path, earlier }: Folder, orgId: string, selection: Selection): void {
  if (!earlier) return;
  if (earlier.orgId !== orgId) throw new Problem('folderOtherOrg', [path, earlier.orgId, orgId]);
  const same = (key: 'objects' | 'exclude'): boolean => sameSet(earlier.selection[key], selection[key]);
  const narrower = earlier.selection.with.some((kind) => !selection.with.includes(kind));
  if (!same('objects') || !same('exclude') || narrower) throw new Problem('folderOtherSelection', [path]);
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
}

type Parts = {
  readonly identified: Identified;
  readonly inventory: Inventory;
  readonly read: OrgRead;
  readonly selection: Selection;
};

function schemaOf({ apiVersion }: Org, { identified, inventory, read, selection }: Parts): Schema {
  return {
    org: identified.identity,
    apiVersion,
    language: identified.language,
    selection,
    objects: read.objects,
    stats: read.stats,
    facts: read.ofOrg,
    holders: read.holders,
    assignedUsers: read.assignedUsers,
    packages: read.packages,
    gaps: [...inventory.gaps, ...read.gaps],
  };
}

function* filesOf(schema: Schema, emit: readonly Emitter[], tidy: () => void): Generator<File> {
  yield* json(schema);
  for (const name of emit) for (const file of emitters[name](schema, kinds)) yield tidied(file, tidy);
}

/** A file that grows with the org is one file for minutes. */
function tidied(file: File, tidy: () => void): File {
  if ('text' in file) return file;
  const pieces = function* (): Generator<string> {
    for (const piece of file.pieces) {
      yield piece;
      tidy();
    }
  };
  return { ...file, pieces: { [Symbol.iterator]: pieces } };
}
