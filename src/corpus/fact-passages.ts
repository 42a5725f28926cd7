import { factAnchor } from '../model/anchor.js';
import { factName, keyName } from '../model/fact-name.js';
import type { InformationClass } from '../model/kind.js';
import { ofClasses, type KindFacts } from '../model/kind-facts.js';
import type { Fact } from '../model/schema.js';
import { called } from './called.js';
import { factWords, unreadWords } from './fact-words.js';
import { labelled } from './labelled.js';
import type { Passage, Scope } from './passage.js';
import { plainLine } from './plain.js';

/** Kinds whose facts people ask for one by one, and which the library promises a record each. */
const ONE_EACH: ReadonlySet<string> = new Set(['validation-rule', 'flow']);

// Their records are look-ups by operation and by field.
const TOLD_APART: ReadonlySet<string> = new Set(['object-access', 'field-access']);

const CLASSES: readonly InformationClass[] = ['automation', 'security', 'metadata', 'list-views'];

/** About whom facts are told: an object, or the org, whose `object` is undefined. */
export type FactsOwner = {
  readonly object?: Pick<Scope['object'], 'name' | 'label' | 'namespace' | 'custom'>;
  readonly anchorPath: (anchor: string) => string;
};

/** The facts about an object that no other record tells whole: one record a fact, or one a kind. */
export function factPassages({ object, context, anchorPath }: Scope): readonly Passage[] {
  return ofClasses(object, context, CLASSES)
    .filter(({ kind }) => !TOLD_APART.has(kind.name))
    .flatMap((each) => kindPassages(each, { object, anchorPath }));
}

/** The records of one kind under an object or the org. */
export function kindPassages(each: KindFacts, owner: FactsOwner): readonly Passage[] {
  if (each.facts.length === 0) {
    return [];
  }
  return ONE_EACH.has(each.kind.name)
    ? each.facts.map((fact) => factPassage(fact, each, owner))
    : [kindPassage(each, owner)];
}

function kindPassage(each: KindFacts, owner: FactsOwner): Passage {
  const { kind, facts } = each;
  const [first] = facts;
  return {
    type: kind.name,
    ...(owner.object === undefined ? { name: kind.name } : {}),
    label: owner.object === undefined ? kind.title : owner.object.label,
    namespace: owner.object?.namespace,
    custom: owner.object?.custom ?? true,
    path: owner.anchorPath(factAnchor(kind.name, first === undefined ? '' : keyName(first, owner.object?.name))),
    subject: `${kind.title} ${ownerWords(owner)} (${kind.name}).`,
    statements: [...facts.map((fact) => `${factWords(fact, kind)}.`), unreadWords([each])],
  };
}

function factPassage(fact: Fact, { kind }: KindFacts, owner: FactsOwner): Passage {
  const name = factName(fact, owner.object?.name);
  const key = keyName(fact, owner.object?.name);
  const { namespace } = fact.details;
  const word = kind.name.replaceAll('-', ' ');
  return {
    type: kind.name,
    id: key,
    name,
    label: fact.label,
    namespace: typeof namespace === 'string' ? namespace : undefined,
    custom: true,
    path: owner.anchorPath(factAnchor(kind.name, key)),
    subject: `${word.charAt(0).toUpperCase()}${word.slice(1)} ${called({ name, label: fact.label })} ${ownerWords(owner)}.`,
    statements: [
      `${factWords(fact, kind)}.`,
      kind.sentence(fact).includes(fact.description ?? '') ? '' : labelled('Description', fact.description),
      { lead: 'Uses', items: [...new Set(fact.uses)].map((used) => plainLine(used.slice(used.indexOf(':') + 1))) },
    ],
  };
}

function ownerWords({ object }: FactsOwner): string {
  return object === undefined ? 'of the org' : `of the object ${called(object)}`;
}
