import { contenders, ours } from './contenders.ts';
import { calls, ended, lost, makespan, mostInFlight } from './measures.ts';
import type { Contender, Run } from './play.ts';
import type { Scene } from './scene.ts';
import { median, most, total } from './statistics.ts';

/** The smallest makespan, as the median of the seeds, of policies that lose nothing, are hardly refused and use no larger window. */
export async function bestMakespan(scene: Scene): Promise<number> {
  const window = most((await scene.runs(ours)).map(mostInFlight));
  let best = Number.POSITIVE_INFINITY;
  for (const contender of contenders) {
    if (await isBetter(contender, scene, { window, makespan: best }))
      best = median((await scene.runs(contender)).map(makespan));
  }
  return best;
}

/** Requests that were refused because too many long ones were under way, as a share of all calls. */
export const refusedShare = (runs: readonly Run[]): number =>
  total(runs.map(ended('overload'))) / total(runs.map(calls));

type Best = { readonly window: number; readonly makespan: number };

/** Seed after seed, for most are ruled out by the first, and the rest once half of their runs are slower than the best. */
async function isBetter(contender: Contender, scene: Scene, best: Best): Promise<boolean> {
  let slower = 0;
  for (const seed of scene.seeds) {
    const run = await scene.run(contender, seed);
    if (lost(run) > 0 || mostInFlight(run) > best.window) return false;
    if (makespan(run) >= best.makespan) slower += 1;
    if (slower > scene.seeds.length / 2) return false;
  }
  return refusedShare(await scene.runs(contender)) <= 0.01;
}
