import { expect, it } from 'vitest';
import { fixed20, fixed5 } from './contenders.ts';
import { calls, mostInFlight } from './measures.ts';
import { play } from './play.ts';
import { quiet, scenarios } from './scenarios.ts';
import { fullCalls } from './workload.ts';

it('has as many requests under way as the window allows, from the first moment on', async () => {
  const { requests } = await play(fixed20, { conditions: quiet, seed: 1 });
  expect(requests.filter(({ sentAt }) => sentAt === 0)).toHaveLength(20);
});

it('sends full requests where the policy says no less', async () => {
  const run = await play(fixed5, { conditions: scenarios.crowded, seed: 1 });
  expect([calls(run), fullCalls, mostInFlight(run)]).toEqual([136, 136, 5]);
});
