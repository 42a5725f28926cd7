import type { Answer, MetadataFile, Org, Refusal, Row, Tree } from '../salesforce/org.js';
import type { BodyType, Scope, Told } from './collector.js';
import { decodedName, text, trees } from './row.js';

type Reading = {
  readonly unfinished?: boolean;
  /** Only those were asked for that describe or a list made known. */
  readonly byRecords?: boolean;
};

/** Digests by full name, or why a type could not be read; `unfinished` where some failed that the user may read. */
export type Bodies = ReadonlyMap<BodyType, Answer<ReadonlyMap<string, unknown>> & Reading>;

export type BodyTask = {
  readonly types: readonly BodyType[];
  /** API names of the objects whose definitions are wanted: standard ones have to be named. */
  readonly objects: readonly string[];
  readonly rows: Told['rows'];
  /** What the second way needs beside the lists; it is asked for when the first is closed. */
  scope(): Promise<Scope>;
  progress(): void;
};

/**
 * Reads definitions: all by one retrieve of the Metadata API where the user may, record by record through the Tooling API
 * where not, which has no records for some types.
 */
export async function readBodies(org: Org, task: BodyTask): Promise<Bodies> {
  if (task.types.length === 0) return new Map();
  const digests = new Map<BodyType, Map<string, unknown>>(task.types.map((type) => [type, new Map()]));
  const refusal = await retrieveAll(org, task, (file) => {
    takeFile(file, digests);
    task.progress();
  });
  if (refusal) return readRecords(org, task, refusal);
  const failed = await readBeside(org, task, digests);
  return new Map([...digests].map(([type, value]) => [type, { value, unfinished: failed.has(type) }]));
}

/** What a retrieve may have given in another state counts for nothing, also where its record cannot be read. */
async function readBeside(org: Org, { types, rows }: BodyTask, digests: Digests): Promise<ReadonlySet<BodyType>> {
  const failed = new Set<BodyType>();
  const asks = types.flatMap((of) =>
    (of.besideRetrieve?.({ rows }) ?? []).map((ask) => ({ ...ask, type: of.type, of })),
  );
  for (const { of, fullName } of asks) digests.get(of)?.delete(fullName);
  for await (const { asked, answer } of org.records(asks)) {
    if ('value' in answer) takeRecord(asked.of, answer.value, digests.get(asked.of) ?? new Map<string, unknown>());
    else if (!answer.refusal.final) failed.add(asked.of);
  }
  return failed;
}

type Digests = ReadonlyMap<BodyType, Map<string, unknown>>;

type Members = { readonly type: string; readonly names: readonly string[] };

/** One retrieve; one that is too large is halved, by types first and then by names. */
async function retrieveAll(
  org: Org,
  { types, objects }: BodyTask,
  take: (file: MetadataFile) => void,
): Promise<Refusal | undefined> {
  let waiting: readonly (readonly Members[])[] = [membersOf(types, objects)];
  while (waiting.length > 0) {
    const again: (readonly Members[])[] = [];
    for (const members of waiting) {
      const answer = await org.retrieve(members, take);
      if (!('refusal' in answer)) continue;
      const parts = answer.refusal.code === tooLarge ? halvesOf(members) : [];
      if (parts.length < 2) return answer.refusal;
      again.push(...parts);
    }
    waiting = again;
  }
  return undefined;
}

/** Status code of a retrieve above 10,000 files or 39 MB. Source: Metadata API, limits. */
const tooLarge = 'LIMIT_EXCEEDED';

function membersOf(types: readonly BodyType[], objects: readonly string[]): readonly Members[] {
  const names = [...new Set(types.map(({ retrieve }) => retrieve.type))].sort();
  return names.map((type) => ({ type, names: type === 'CustomObject' ? objects : ['*'] }));
}

function halvesOf(members: readonly Members[]): readonly (readonly Members[])[] {
  const middle = Math.ceil(members.length / 2);
  if (members.length > 1) return [members.slice(0, middle), members.slice(middle)];
  const { type, names } = members[0] ?? { type: '', names: [] };
  const half = Math.ceil(names.length / 2);
  return names.length > 1 ? [[{ type, names: names.slice(0, half) }], [{ type, names: names.slice(half) }]] : [];
}

/** A file holds one component, or those of an object as its elements. */
function takeFile({ type, fullName, tree }: MetadataFile, digests: Digests): void {
  for (const [bodyType, found] of digests) {
    const { retrieve } = bodyType;
    if (retrieve.type !== type) continue;
    if (retrieve.element === undefined) keep(bodyType, { fullName, tree }, found);
    for (const child of retrieve.element === undefined ? [] : trees(tree, retrieve.element)) {
      keep(bodyType, { fullName: `${fullName}.${text(child, 'fullName') ?? ''}`, tree: child }, found);
    }
  }
}

function keep(type: BodyType, { fullName, tree }: { fullName: string; tree: Tree }, found: Map<string, unknown>): void {
  // Person accounts have an owner of their own in the Metadata API; everywhere else they are accounts.
  const name = decodedName(fullName).replace(/^PersonAccount(?=[.-]|$)/, 'Account');
  const digest = type.digest(tree, name);
  if (digest !== undefined) found.set(name, digest);
}

async function readRecords(org: Org, task: BodyTask, closed: Refusal): Promise<Bodies> {
  const told = { rows: task.rows, scope: await task.scope() };
  const found = new Map<BodyType, Map<string, unknown>>();
  const refused = new Map<BodyType, Refusal>();
  const failed = new Set<BodyType>();
  const asks = task.types.flatMap((of) => {
    const ids = of.records?.(told);
    if (ids) found.set(of, new Map());
    else refused.set(of, closed);
    return (ids ?? []).map((id) => ({ type: of.type, id, of }));
  });
  for await (const { asked, answer } of org.records(asks)) {
    task.progress();
    if ('value' in answer) takeRecord(asked.of, answer.value, found.get(asked.of) ?? new Map<string, unknown>());
    // One record that is closed tells nothing of the others; a type that is closed tells so of each.
    else if (isOfType(answer.refusal)) refused.set(asked.of, answer.refusal);
    else if (!answer.refusal.final) failed.add(asked.of);
  }
  return new Map(
    task.types.map((type) => {
      const refusal = refused.get(type);
      return [
        type,
        refusal ? { refusal } : { value: found.get(type) ?? new Map(), unfinished: failed.has(type), byRecords: true },
      ];
    }),
  );
}

function isOfType({ code }: Refusal): boolean {
  return code === 'INVALID_TYPE' || code === 'INSUFFICIENT_ACCESS' || code === 'API_RESERVE';
}

function takeRecord(type: BodyType, row: Row, found: Map<string, unknown>): void {
  const { Metadata: tree } = row;
  // A flow's version has its number behind its name.
  const fullName = (text(row, 'FullName') ?? '').replace(type.type === 'Flow' ? /-\d+$/ : /$^/, '');
  if (typeof tree === 'object' && tree !== null) keep(type, { fullName, tree: tree as Tree }, found);
}
