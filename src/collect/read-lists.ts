import type { Answer, Org, Rows } from '../salesforce/org.js';
import type { Collector, List } from './collector.js';

/** Answers by list. */
export type Lists = ReadonlyMap<List, Answer<Rows>>;

/** Reads every list that these collectors need, each once, both APIs at the same time. */
export async function readLists(org: Org, collectors: readonly Collector[]): Promise<Lists> {
  const wanted = [...new Set(collectors.flatMap(({ lists }) => lists))];
  const answers = new Map<List, Answer<Rows>>();
  const read = async (api: List['api']): Promise<void> => {
    const lists = wanted.filter((list) => list.api === api);
    for await (const { asked, answer } of org.list(api, lists)) answers.set(asked, answer);
  };
  await Promise.all([read('data'), read('tooling')]);
  return answers;
}
