import { forerunner } from './contenders.ts';
import { play, type Run } from './play.ts';
import { quiet } from './scenarios.ts';
import { fourCallsPerObject } from './workload.ts';

/** The forerunner's own work on the quiet org: four calls for each object. One seed, since it is the pace that decides. */
export const playForerunner = (seed = 1): Promise<Run> =>
  play(forerunner, { conditions: quiet, seed, items: fourCallsPerObject(seed) });
