import { expect, it } from 'vitest';
import type { Collector, List } from '../../../src/collect/collector.ts';
import { readLists } from '../../../src/collect/read-lists.ts';
import { fakeOrg, refused, rows } from './fake-org.ts';

const flows: List = { api: 'data', from: 'FlowDefinitionView', columns: ['Id'] };
const layouts: List = { api: 'tooling', from: 'Layout', columns: ['Id'] };
/** Another list of the same table. */
const names: List = { api: 'tooling', from: 'Layout', columns: ['Name'] };

const collector = (...lists: readonly List[]): Collector => ({
  ...{ name: 'x', title: 'X', class: 'metadata', lists },
  read: () => [],
  row: () => ({}),
  sentence: () => 'X.',
});

it('every list is read once, through its own API, and answers are told apart', async () => {
  const { org, asked } = fakeOrg({ list: ({ from, columns }) => (from === 'Layout' ? rows({ columns }) : refused()) });
  const answers = await readLists(org, [
    collector(flows, layouts),
    collector(layouts),
    collector(names, flows),
    collector(),
  ]);
  expect(asked.lists.map(({ api, from, columns }) => [api, from, ...columns]).sort()).toEqual([
    ['data', 'FlowDefinitionView', 'Id'],
    ['tooling', 'Layout', 'Id'],
    ['tooling', 'Layout', 'Name'],
  ]);
  expect([...answers.keys()].sort((a, b) => (a.from < b.from ? -1 : 1))).toEqual([flows, layouts, names]);
  expect(answers.get(flows)).toEqual(refused());
  expect(answers.get(layouts)).toEqual(rows({ columns: ['Id'] }));
  expect(answers.get(names)).toEqual(rows({ columns: ['Name'] }));
});
