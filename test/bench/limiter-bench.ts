import { barsOf, limiterBars, type LimiterBar } from '../virtual/bars.ts';
import { bestMakespan } from '../virtual/best.ts';
import { contenders, forerunner } from '../virtual/contenders.ts';
import { playForerunner } from '../virtual/play-forerunner.ts';
import { scenarioNames } from '../virtual/scenarios.ts';
import { createScene, type Scene } from '../virtual/scene.ts';
import type { Bar, Bench } from './bench.ts';
import { limiterReport, rowOf, type Comparison, type Row } from './limiter-report.ts';

/** The limiter beside other policies, on the same seeds of the same scenarios and in virtual time. */
export const limiterBench: Bench = async ({ progress, seeds }) => {
  const played: Played[] = [];
  for (const name of scenarioNames) {
    progress(`${seeds} runs of each policy in virtual time: ${name}`);
    played.push(await playScene(createScene(name, seeds)));
  }
  const values = played.flatMap((one) => one.values);
  const comparisons = played.map(({ comparison }) => comparison);
  return { ...limiterReport(seeds, comparisons), bars: limiterBars.map((bar) => worst(bar, values)) };
};

/** What is kept of a scene: all its runs together would fill the memory. */
type Played = { readonly comparison: Comparison; readonly values: readonly Value[] };
type Value = { readonly of: LimiterBar; readonly scenario: string; readonly value: number };

async function playScene(scene: Scene): Promise<Played> {
  const rows: Row[] = [];
  for (const contender of [...contenders, forerunner]) rows.push(rowOf(contender.name, await scene.runs(contender)));
  if (scene.name === 'quiet') rows.push(rowOf('forerunner, 4 calls an object', [await playForerunner()]));
  const values: Value[] = [];
  for (const bar of barsOf(scene.name)) values.push({ of: bar, scenario: scene.name, value: await bar.value(scene) });
  return { comparison: { scenario: scene.name, best: await bestMakespan(scene), rows }, values };
}

/** A bar as it stands in the scenario where it is nearest to being missed. */
function worst(bar: LimiterBar, values: readonly Value[]): Bar {
  const [first] = values.filter((value) => value.of === bar).sort((a, b) => b.value - a.value);
  if (!first) throw new Error(`No scenario has the bar "${bar.name}".`);
  return { name: `${bar.name} (${first.scenario})`, value: first.value, limit: bar.limit };
}
