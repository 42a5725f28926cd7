import type { SimulatorOptions } from '../simulator/org.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { logIn } from './log-in.ts';
import { runBuild, type Run } from './run-build.ts';

export const dailyMax = 1000;
/** 10 %, the default of --api-reserve. */
export const reserve = 100;

/** A simulated org with a login, which has had its own calls. */
export type ScarceOrg = {
  readonly simulator: Simulator;
  readonly targetOrg: string;
  /** Calls that the org has counted since the login. */
  readonly spent: () => number;
};

/** An org of whose daily calls so many are left above the reserve, which a negative number touches. */
export async function startScarceOrg(left: number, options: SimulatorOptions): Promise<ScarceOrg> {
  const simulator = await startSimulator({ dailyMax, ...options });
  const targetOrg = await logIn(simulator);
  const before = simulator.calls;
  simulator.useForeign(dailyMax - reserve - left - before);
  return { simulator, targetOrg, spent: () => simulator.calls - before };
}

/** A build of that org without pages, which these tests do not read. */
export function buildScarcely(org: ScarceOrg, folder: string, argv: readonly string[]): Promise<Run> {
  return runBuild(['-d', folder, '--json', '--emit', 'jsonl', ...argv], org);
}
