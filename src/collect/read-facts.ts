import type { InformationClass } from '../model/kind.js';
import type { Fact, FactsByKind, Gap } from '../model/schema.js';
import type { Row } from '../salesforce/org.js';
import type { FactPhase } from './collect-facts.js';
import type { About, BodyType, Collector, Found, List, ObjectGapFound, Scope, Told, Touching } from './collector.js';
import { columnUnknown, definitionsClosed, leftOut, notDescribed, partOfOrg, reasonOf } from './reason.js';
import type { Bodies } from './read-bodies.js';
import type { Lists } from './read-lists.js';
import type { Access } from './security/read-access.js';
import type { Dependencies } from './usage/read-dependencies.js';

export type FactsRead = {
  readonly byObject: ReadonlyMap<string, FactsByKind>;
  readonly ofOrg: FactsByKind;
  readonly objectGaps: ReadonlyMap<string, readonly Gap[]>;
  readonly gaps: readonly Gap[];
  readonly failed: readonly string[];
};

export type Answers = {
  /** Collectors that were read for. */
  readonly chosen: readonly Collector[];
  /** Classes whose facts are wanted; others were read for the sake of where-used. */
  readonly classes: readonly InformationClass[];
  readonly scope: Scope;
  readonly listed: Lists;
  readonly bodies: Bodies;
  readonly access: Access | undefined;
  readonly dependencies: Dependencies | undefined;
  readonly without: ReadonlySet<FactPhase>;
  /** Only some of the org's objects were selected. */
  readonly partial: boolean;
  /** Why the setup tables are closed, where they are. */
  readonly setupRefusal: string | undefined;
};

/** Makes facts of the answers: pure. What could not be read is a gap of each kind that needs it. */
export function readFacts(answers: Answers): FactsRead {
  const gathering = newGathering(answers.scope);
  const found: Touching[] = [];
  const told = (): Told => ({
    scope: answers.scope,
    rows: (list) => rowsIn(answers.listed, list),
    isKnown: (list) => isKnown(answers.listed, list),
    bodies: (type) => bodiesIn(answers.bodies, type),
    unfinished: (type) => isUnfinished(answers.bodies, type),
    access: answers.access,
    dependencies: answers.dependencies?.rows,
    found,
  });
  // Where-used stands last in the registry: it tells what all others found.
  for (const collector of answers.chosen) {
    const wanted = answers.classes.includes(collector.class);
    for (const one of collector.read(told())) {
      if ('fact' in one) found.push(...touching(one, collector));
      if (wanted) gathering.take(collector.name, one);
    }
    if (wanted) for (const gap of closedSources(collector, answers)) gathering.take(collector.name, gap);
    if (wanted) gathering.failedKinds(failedOf(collector, answers));
  }
  return gathering.result();
}

export function rowsIn(lists: Lists, list: List): readonly Row[] {
  const answer = lists.get(list);
  return answer && 'value' in answer ? answer.value.rows : [];
}

function isKnown(lists: Lists, list: List): boolean {
  const answer = lists.get(list);
  return answer !== undefined && 'value' in answer;
}

function bodiesIn<T>(bodies: Bodies, type: BodyType<T>): ReadonlyMap<string, T> | undefined {
  const answer = bodies.get(type as BodyType);
  return answer && 'value' in answer ? (answer.value as ReadonlyMap<string, T>) : undefined;
}

function isUnfinished(bodies: Bodies, type: BodyType): boolean {
  return bodies.get(type)?.unfinished === true;
}

function touching({ object, fact, touches = [] }: About, { name, componentType }: Collector): readonly Touching[] {
  if (componentType === undefined || touches.length === 0) return [];
  const { fullName, field, namespace } = fact.details;
  const own = typeof fullName === 'string' ? fullName : String(field ?? fact.label);
  const component = object === undefined || componentType === 'Flow' ? own : `${object}.${own}`;
  return [
    {
      component,
      componentType,
      source: name,
      namespace: typeof namespace === 'string' ? namespace : undefined,
      touches,
    },
  ];
}

/** What a collector needs and the org did not give, as gaps of its kind. */
function* closedSources(collector: Collector, answers: Answers): Generator<ObjectGapFound> {
  const { name: kind, needs = [] } = collector;
  for (const gap of unreadBy(collector, answers)) yield { gap };
  if (needs.includes('entities') && answers.setupRefusal !== undefined)
    yield { gap: { kind, reason: answers.setupRefusal } };
  const byRecords = collector.bodies?.some((type) => answers.bodies.get(type)?.byRecords === true) === true;
  const ofDescribe = needs.includes('describe') || (needs.includes('describe unless retrieved') && byRecords);
  for (const object of ofDescribe ? answers.scope.objects.keys() : [])
    if (!answers.scope.described.has(object)) yield { object, gap: { kind, reason: notDescribed } };
  if (collector.class !== 'usage') return;
  if (answers.partial) yield { gap: { kind, reason: partOfOrg } };
  // A use that stands in what could not be read is not found.
  for (const other of answers.chosen.filter(({ componentType }) => componentType !== undefined))
    for (const { reason } of unreadBy(other, answers)) yield { gap: { kind, reason } };
}

function unreadBy(
  { name: kind, lists, bodies = [] }: Collector,
  { listed, bodies: read, without }: Answers,
): readonly Gap[] {
  const ofLists = lists.flatMap((list) => {
    const answer = listed.get(list);
    if (!answer) return [];
    if ('refusal' in answer) return [{ kind, reason: reasonOf(answer.refusal, list.from) }];
    const unknown = answer.value.unknownColumns.filter((column) => list.columns.includes(column));
    return unknown.map((column) => ({ kind, reason: columnUnknown(list.from, column) }));
  });
  const ofBodies = bodies.flatMap((type) => {
    const answer = read.get(type);
    return answer && 'refusal' in answer ? [{ kind, reason: definitionsClosed(answer.refusal, type.type) }] : [];
  });
  const kept = [
    ...(lists.length > 0 && without.has('setup') ? [{ kind, reason: leftOut('this list') }] : []),
    ...(bodies.length > 0 && without.has('definitions') ? [{ kind, reason: leftOut('the definitions of these') }] : []),
  ];
  return [...ofLists, ...ofBodies, ...kept];
}

function failedOf(
  { name, lists, bodies = [] }: Collector,
  { listed, bodies: read, without }: Answers,
): readonly string[] {
  const answers = [...lists.map((list) => listed.get(list)), ...bodies.map((type) => read.get(type))];
  const failed =
    answers.some((answer) => answer && 'refusal' in answer && !answer.refusal.final) ||
    bodies.some((type) => isUnfinished(read, type));
  const kept = (lists.length > 0 && without.has('setup')) || (bodies.length > 0 && without.has('definitions'));
  return failed || kept ? [name] : [];
}

type Gathering = {
  take(kind: string, found: Found): void;
  failedKinds(kinds: readonly string[]): void;
  result(): FactsRead;
};

type Kinds = Map<string, Fact[]>;

function newGathering({ objects, objectOf }: Scope): Gathering {
  const byObject = new Map<string, Kinds>();
  const ofOrg: Kinds = new Map();
  const objectGaps = new Map<string, Map<string, Gap>>();
  const gaps = new Map<string, Gap>();
  const failed = new Set<string>();
  const under = (object: string | undefined): Kinds | undefined => {
    if (object === undefined) return ofOrg;
    // The org has the object, and this build was not asked for it.
    if (!objects.has(object)) return objectOf(object) === undefined ? ofOrg : undefined;
    return within(byObject, object);
  };
  return {
    take: (kind, found) => {
      if ('fact' in found) {
        const kinds = under(found.object);
        if (!kinds) return;
        const ofKind = kinds.get(kind) ?? [];
        kinds.set(kind, ofKind);
        ofKind.push(found.fact);
      } else if (found.object === undefined) gaps.set(JSON.stringify(found.gap), found.gap);
      else if (objects.has(found.object)) within(objectGaps, found.object).set(JSON.stringify(found.gap), found.gap);
    },
    failedKinds: (kinds) => kinds.forEach((kind) => failed.add(kind)),
    result: () => ({
      byObject: new Map([...byObject].map(([object, kinds]) => [object, Object.fromEntries(kinds)])),
      ofOrg: Object.fromEntries(ofOrg),
      objectGaps: new Map([...objectGaps].map(([object, own]) => [object, [...own.values()]])),
      gaps: [...gaps.values()],
      failed: [...failed],
    }),
  };
}

function within<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const found = maps.get(key) ?? new Map<string, V>();
  maps.set(key, found);
  return found;
}
