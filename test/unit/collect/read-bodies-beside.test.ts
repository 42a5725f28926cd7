import { expect, it } from 'vitest';
import type { BodyType } from '../../../src/collect/collector.ts';
import { readBodies } from '../../../src/collect/read-bodies.ts';
import { failed, fakeOrg, refused, type FakeAnswers } from './fake-org.ts';
import { scopeOf } from './sample-scope.ts';

const flow: BodyType<unknown> = {
  ...{ type: 'Flow', retrieve: { type: 'Flow' }, digest: ({ says }) => says },
  besideRetrieve: () => [{ id: '301A', fullName: 'My_Flow' }],
};
const taken = ['My_Flow', 'Other'].map((fullName) => ({ type: 'Flow', fullName, tree: { says: 'latest' } }));

async function read(answers: FakeAnswers) {
  const { org, asked } = fakeOrg({ retrieve: () => ({ taken }), ...answers });
  const task = {
    types: [flow],
    objects: [],
    rows: () => [],
    scope: async () => scopeOf([]),
    progress: () => undefined,
  };
  const answer = (await readBodies(org, task)).get(flow);
  return {
    asked,
    unfinished: answer?.unfinished,
    bodies: answer && 'value' in answer ? Object.fromEntries(answer.value) : answer,
  };
}

it('a version that a retrieve need not give is read by its id', async () => {
  const { bodies, asked } = await read({
    records: () => ({ value: { FullName: 'My_Flow-3', Metadata: { says: 'active' } } }),
  });
  expect(bodies).toEqual({ My_Flow: 'active', Other: 'latest' });
  expect(asked.records).toMatchObject([{ type: 'Flow', id: '301A' }]);
});

it('what the retrieve gave in its place counts for nothing where that is closed', async () => {
  expect((await read({ records: () => refused() })).bodies).toEqual({ Other: 'latest' });
});

it('one that failed leaves the type unfinished, and is not told as hidden', async () => {
  const { bodies, unfinished } = await read({ records: () => failed() });
  expect(bodies).toEqual({ Other: 'latest' });
  expect(unfinished).toBe(true);
});
