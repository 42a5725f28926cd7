import type { Holder } from '../model/holder.js';
import type { InformationClass } from '../model/kind.js';
import type { FactsByKind, Gap, Package, SObject } from '../model/schema.js';
import type { Org } from '../salesforce/org.js';
import type { Collected } from './collect-schema.js';
import type { BodyType, Collector, Scope } from './collector.js';
import { collectors } from './index.js';
import { namesByDurableId, type Inventory } from './inventory.js';
import { readPackages } from './metadata/read-packages.js';
import { readBodies, type Bodies } from './read-bodies.js';
import { readFacts, rowsIn, type FactsRead } from './read-facts.js';
import { readLists, type Lists } from './read-lists.js';
import { readAccess, type Access } from './security/read-access.js';
import { readDependencies, type Dependencies } from './usage/read-dependencies.js';

/** Everything an org knows beside its objects and fields. */
export type Facts = {
  /** By object, then by kind. */
  readonly byObject: ReadonlyMap<string, FactsByKind>;
  /** What belongs to no single object. */
  readonly ofOrg: FactsByKind;
  readonly objectGaps: ReadonlyMap<string, readonly Gap[]>;
  readonly gaps: readonly Gap[];
  readonly holders: readonly Holder[] | null;
  readonly assignedUsers: Readonly<Record<string, number>> | null;
  readonly packages: readonly Package[] | null;
  /** Kinds that failed, though the user may read them. */
  readonly failed: readonly string[];
};

/** What is asked of the org beside the schema; each can be left out to keep the API reserve. */
export type FactPhase = 'setup' | 'definitions' | 'security' | 'usage';

export type FactTask = {
  readonly inventory: Inventory;
  readonly names: readonly string[];
  readonly classes: readonly InformationClass[];
  readonly without: ReadonlySet<FactPhase>;
  /** Resolves when the objects are put together: what facts are about. */
  readonly schema: Promise<Collected>;
  /** Tells expired assignments from current ones. */
  readonly now: Date;
  readonly progress: (phase: FactPhase) => void;
};

/**
 * Reads every class of information that was asked for, the slow jobs of the org first, while the objects are being
 * described; puts the facts together when both are there.
 */
export async function collectFacts(org: Org, task: FactTask): Promise<Facts> {
  const chosen = neededFor(task.classes);
  const scope = task.schema.then(({ objects, beside }) => scopeOf(task.inventory, objects, beside));
  scope.catch(() => undefined); // whoever awaits the schema hears of it
  const { without } = task;
  const { setupRefusal } = task.inventory;
  const asks = (phase: FactPhase, name: InformationClass): boolean =>
    task.classes.includes(name) && !without.has(phase);
  const lists = without.has('setup') ? Promise.resolve(new Map()) : readLists(org, chosen);
  const [listed, bodies, access, dependencies, packages] = await Promise.all([
    lists,
    lists.then((answers) => readAllBodies(org, { task, chosen, answers, scope })),
    asks('security', 'security') ? readAccess(org, { now: task.now }) : undefined,
    asks('usage', 'usage') ? readDependencies(org, () => scope) : undefined,
    asks('setup', 'metadata') ? readPackages(org) : undefined,
  ]);
  const read = readFacts({
    chosen,
    classes: task.classes,
    scope: await scope,
    listed,
    bodies,
    access,
    dependencies,
    without,
    setupRefusal,
    partial: task.names.length < task.inventory.entries.length,
  });
  return whole(read, { access, dependencies, packages });
}

/** Where-used is told from the side of what is used: every class that uses something is read for it. */
function neededFor(classes: readonly InformationClass[]): readonly Collector[] {
  const usage = classes.includes('usage');
  return collectors.filter((one) => classes.includes(one.class) || (usage && one.componentType !== undefined));
}

type Around = {
  readonly task: FactTask;
  readonly chosen: readonly Collector[];
  readonly answers: Lists;
  readonly scope: Promise<Scope>;
};

async function readAllBodies(org: Org, { task, chosen, answers, scope }: Around): Promise<Bodies> {
  const types: readonly BodyType[] = [...new Set(chosen.flatMap(({ bodies = [] }) => bodies))];
  if (task.without.has('definitions') || types.length === 0) return new Map();
  return readBodies(org, {
    types,
    objects: namedInRetrieve(task),
    rows: (list) => rowsIn(answers, list),
    scope: () => scope,
    progress: () => task.progress('definitions'),
  });
}

/** Objects whose definitions can be retrieved; custom fields of Task and Event are those of Activity there. */
function namedInRetrieve({ inventory, names }: FactTask): readonly string[] {
  const selected = new Set(names);
  const own = inventory.entries.filter(({ name, entity, listed }) => {
    return selected.has(name) && entity?.customizable !== false && !listed?.associateEntityType;
  });
  const activity = selected.has('Task') || selected.has('Event') ? ['Activity'] : [];
  const persons = selected.has('Account') ? ['PersonAccount'] : [];
  return [...own.map(({ name }) => name), ...activity, ...persons];
}

function scopeOf(inventory: Inventory, objects: readonly SObject[], beside: Collected['beside']): Scope {
  const names = new Set(inventory.entries.map(({ name }) => name));
  const byLowerCase = new Map(inventory.entries.map(({ name }) => [name.toLowerCase(), name]));
  const byId = namesByDurableId(inventory.entries);
  const objectOf: Scope['objectOf'] = (given) => {
    if (given === null) return undefined;
    const name = byId(given);
    return names.has(name) ? name : byLowerCase.get(name.toLowerCase());
  };
  return {
    objects: new Map(objects.map((object) => [object.name, object])),
    objectOf,
    entities: new Map(inventory.entries.flatMap(({ name, entity }) => (entity ? [[name, entity] as const] : []))),
    ...beside,
  };
}

type Special = {
  readonly access: Access | undefined;
  readonly dependencies: Dependencies | undefined;
  readonly packages: Awaited<ReturnType<typeof readPackages>> | undefined;
};

function whole(read: FactsRead, { access, dependencies, packages }: Special): Facts {
  return {
    ...read,
    gaps: [...read.gaps, ...(access?.gaps ?? []), ...(dependencies?.gaps ?? []), ...(packages?.gaps ?? [])],
    holders: access?.holders ?? null,
    assignedUsers: access?.assignedUsers ?? null,
    packages: packages?.packages ?? null,
    failed: [
      ...new Set([
        ...read.failed,
        ...(access?.failed ?? []),
        ...(dependencies?.failed ? ['usage'] : []),
        ...(packages?.failed ?? []),
      ]),
    ].sort(),
  };
}
