import type { Kind } from '../model/kind.js';
import type { KindFacts } from '../model/kind-facts.js';
import type { Fact } from '../model/schema.js';
import type { Statement } from './passage.js';
import { plainLine } from './plain.js';

/** A fact in one sentence without its full stop, after what has to be said of it: that it is inactive, or legacy. */
export function factWords(fact: Fact, kind: Kind): string {
  const active = kind.active?.(fact);
  const words = [
    ...(active === false ? ['Inactive'] : active === null ? ['Not known whether active'] : []),
    ...(kind.legacy?.(fact) === true ? ['Legacy'] : []),
  ];
  const sentence = kind.sentence(fact).trim().replace(/\.$/, '');
  return words.length === 0 ? sentence : `${words.join(', ')}: ${sentence}`;
}

/** Why facts of these kinds may be missing. */
export function unreadWords(all: readonly KindFacts[]): Statement {
  const items = all.flatMap(({ kind, unread }) => unread.map((reason) => `${kind.title} (${plainLine(reason)})`));
  return { lead: 'Could not be read', items };
}
