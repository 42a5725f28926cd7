import { describe, expect, it } from 'vitest';
import { barsOf } from './bars.ts';
import { ours } from './contenders.ts';
import { play } from './play.ts';
import { scenarioNames, scenarios } from './scenarios.ts';
import { createScene } from './scene.ts';

describe.each(scenarioNames)('%s', (name) => {
  const scene = createScene(name, 15);

  for (const { name: bar, limit, value, missed } of barsOf(name)) {
    const isMissed = missed?.in.includes(name) ?? false;
    const title = `${bar}: at most ${limit}${isMissed ? `, missed: ${missed?.because}` : ''}`;
    (isMissed ? it.fails : it)(title, async () => expect(await value(scene)).toBeLessThanOrEqual(limit));
  }

  it('the same seed, the same trace', async () => {
    const again = await play(ours, { conditions: scenarios[name], seed: 1 });
    expect(again).toEqual(await scene.run(ours, 1));
  });
});
