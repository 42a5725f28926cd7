import type { Kind } from '../../model/kind.js';
import { conditionOf, criteriaOf, type Criterion } from '../criteria.js';
import type { BodyType, Collector, Found, List, Scope, Told } from '../collector.js';
import { about } from '../fact.js';
import { missing } from '../hidden.js';
import { flag, text, trees } from '../row.js';
import type { Row, Tree } from '../../salesforce/org.js';
import { criteriaPlaces, formulaPlaces } from '../usage/formula-places.js';

/** A rule of entries that are tried in order: assignment, auto-response and escalation rules are built alike. */
type EntryRule = {
  readonly active: boolean | null;
  /** Condition and outcome of each entry, in order; null where the definitions could not be read. */
  readonly entries: readonly EntryOf[] | null;
  readonly fullName: string;
};

/** Without a condition it is for every record; without an outcome nothing is assigned or sent. */
type EntryOf = { readonly condition?: string; readonly then?: string };

type Entry = {
  readonly condition: string | null;
  readonly then: string | null;
  readonly formula: string | null;
  readonly criteria: readonly Criterion[];
};
type Body = { readonly active: boolean | null; readonly entries: readonly Entry[] };

const assignmentList: List = { api: 'data', from: 'AssignmentRule', columns: ['Id', 'Name', 'SobjectType', 'Active'] };
const autoResponseList: List = {
  api: 'tooling',
  from: 'AutoResponseRule',
  columns: ['Id', 'Name', 'Active', 'EntityDefinitionId'],
};

/** Bodies by `Case.Standard rule`: one file an object holds all its rules. */
function ruleBody(type: string, element: string): BodyType<Body> {
  return {
    type,
    retrieve: { type: `${type}s`, element },
    digest: (tree) => ({ active: flag(tree, 'active'), entries: trees(tree, 'ruleEntry').map(entryOf) }),
  };
}

function entryOf(tree: Tree): Entry {
  const escalated = trees(tree, 'escalationAction').map(assignee);
  const then = [assignee(tree), text(tree, 'template'), ...escalated].filter((part) => part !== null);
  return {
    condition: conditionOf(tree, 'criteriaItems') ?? null,
    then: then.join(', ') || null,
    formula: text(tree, 'formula'),
    criteria: criteriaOf(tree, 'criteriaItems'),
  };
}

/** A queue by its name; a user is a person, whose name stands in no file. */
function assignee(tree: Tree): string | null {
  const to = text(tree, 'assignedTo');
  return to === null || text(tree, 'assignedToType') === 'Queue' ? to : 'a user';
}

type Named = Pick<Kind, 'name' | 'title'> & {
  readonly step: 'assignment rule' | 'auto-response rule' | 'escalation rule';
  readonly words: string;
  readonly body: BodyType<Body>;
  readonly list?: List;
};

function entryRules({ name, title, step, words, body, list }: Named): Collector<EntryRule> {
  return {
    name,
    title,
    class: 'automation',
    componentType: body.type,
    lists: list ? [list] : [],
    bodies: [body],
    read: (told) => (list ? fromList(name, list, body, told) : fromBodies(name, body, told)),
    active: ({ details }) => details.active,
    steps: () => [step],
    row: ({ label, details }) => ({
      Rule: label,
      Entries: details.entries === null ? null : entriesText(details.entries) || undefined,
    }),
    sentence: ({ label, details }) =>
      `${words} "${label}"${details.active === false ? ' (inactive)' : ''}: ` +
      `${details.entries === null ? 'its entries could not be read' : entriesText(details.entries) || 'no entries'}.`,
  };
}

function entriesText(entries: NonNullable<EntryRule['entries']>): string {
  return entries
    .map(({ condition, then }, at) => `${at + 1}. ${condition ?? 'always'}${then === undefined ? '' : ` -> ${then}`}`)
    .join('; ');
}

function* fromList(kind: string, list: List, body: BodyType<Body>, told: Told): Iterable<Found<EntryRule>> {
  const { rows, bodies, scope } = told;
  const definitions = bodies(body);
  for (const row of rows(list)) {
    const name = text(row, 'Name');
    if (name === null) continue;
    const object = scope.objectOf(ownerOf(row));
    const found = definitions?.get(`${object ?? ''}.${name}`);
    yield ruleFact(kind, { object, name, active: flag(row, 'Active'), entries: found?.entries ?? null }, scope);
    if (!found) yield* missing(told, body, { kind, object, packaged: false });
  }
}

function* fromBodies(kind: string, body: BodyType<Body>, { bodies, scope }: Told): Iterable<Found<EntryRule>> {
  for (const [fullName, { active, entries }] of bodies(body) ?? []) {
    const [owner = '', ...name] = fullName.split('.');
    yield ruleFact(kind, { object: scope.objectOf(owner), name: name.join('.'), active, entries }, scope);
  }
}

type Rule = {
  readonly object: string | undefined;
  readonly name: string;
  readonly active: boolean | null;
  readonly entries: readonly Entry[] | null;
};

function ruleFact(kind: string, { object, name, active, entries }: Rule, scope: Scope): Found<EntryRule> {
  return about<EntryRule>(kind, {
    object,
    name,
    details: { active, entries: entries?.map(toEntry) ?? null, fullName: name },
    places: (entries ?? []).flatMap(({ formula, criteria }) => [
      ...formulaPlaces(formula, object, scope),
      ...criteriaPlaces(criteria, object, scope),
    ]),
  });
}

function toEntry({ condition, then }: Entry): EntryOf {
  return { ...(condition !== null && { condition }), ...(then !== null && { then }) };
}

function ownerOf(row: Row): string | null {
  return text(row, 'SobjectType') ?? text(row, 'EntityDefinitionId');
}

/** Source: Object Reference, AssignmentRule. */
export const assignmentRules = entryRules({
  name: 'assignment-rule',
  title: 'Assignment rules',
  step: 'assignment rule',
  words: 'Assignment rule',
  list: assignmentList,
  body: ruleBody('AssignmentRule', 'assignmentRule'),
});

/** Source: Tooling API, AutoResponseRule. */
export const autoResponseRules = entryRules({
  name: 'auto-response-rule',
  title: 'Auto-response rules',
  step: 'auto-response rule',
  words: 'Auto-response rule',
  list: autoResponseList,
  body: ruleBody('AutoResponseRule', 'autoResponseRule'),
});

/** No list knows them: without the Metadata API they cannot be read. */
export const escalationRules = entryRules({
  name: 'escalation-rule',
  title: 'Escalation rules',
  step: 'escalation rule',
  words: 'Escalation rule',
  body: ruleBody('EscalationRule', 'escalationRule'),
});
