import { play, type Contender, type Run } from './play.ts';
import { scenarios, type ScenarioName } from './scenarios.ts';

/** A scenario on which contenders are compared: each plays each seed once, however often it is asked for. */
export type Scene = {
  readonly name: ScenarioName;
  readonly seeds: readonly number[];
  run(contender: Contender, seed: number): Promise<Run>;
  /** All seeds. */
  runs(contender: Contender): Promise<readonly Run[]>;
};

/** `count`: of seeds, from 1 on. */
export function createScene(name: ScenarioName, count: number): Scene {
  const seeds = Array.from({ length: count }, (_, at) => at + 1);
  const played = new Map<string, Promise<Run>>();

  const run = (contender: Contender, seed: number): Promise<Run> => {
    const key = `${contender.name}, seed ${seed}`;
    const known = played.get(key) ?? play(contender, { conditions: scenarios[name], seed });
    played.set(key, known);
    return known;
  };

  const runs = async (contender: Contender): Promise<readonly Run[]> => {
    const all: Run[] = [];
    for (const seed of seeds) all.push(await run(contender, seed));
    return all;
  };

  return { name, seeds, run, runs };
}
