import type { PluginRun } from './plugin-run.ts';
import type { RequestSpan } from './simulated-org.ts';

/** How a run's wall time is made up, in milliseconds. Slots that were idle count with their share of the window. */
export type TimeAccount = {
  /** The modelled work, if the window had been full all the time. */
  readonly bound: number;
  /** What requests took beyond their modelled work: queues, and both processes sharing this machine. */
  readonly slowRequests: number;
  /** From the start of the command to its first request. */
  readonly startUp: number;
  /** Idle slots until the window was first full, while it was, and from when it last was to the last answer. */
  readonly filling: number;
  readonly between: number;
  readonly draining: number;
  /** From the last answer to the end of the command. */
  readonly afterwards: number;
};

/** Tells where the time of a run went; the parts sum up to its wall time. */
export function accountOf({ startedAt, endedAt, org }: PluginRun, window: number): TimeAccount {
  const steps = stepsOf(org.requests);
  const first = steps[0]?.at ?? startedAt;
  const last = steps.at(-1)?.at ?? first;
  const fullest = Math.min(window, Math.max(0, ...steps.map(({ inFlight }) => inFlight)));
  const fullFrom = steps.find(({ inFlight }) => inFlight >= fullest)?.at ?? last;
  const lastFull = steps.findLastIndex(({ inFlight }) => inFlight >= fullest);
  const fullUntil = steps[lastFull + 1]?.at ?? last;
  const idle = (from: number, to: number): number => to - from - inFlightOver(steps, from, to) / window;
  const bound = org.serviceTime / window;
  return {
    bound,
    slowRequests: inFlightOver(steps, first, last) / window - bound,
    startUp: first - startedAt,
    filling: idle(first, fullFrom),
    between: idle(fullFrom, fullUntil),
    draining: idle(fullUntil, last),
    afterwards: endedAt - last,
  };
}

const bars = [...' ▁▂▃▄▅▆▇█'];

/** The requests in flight over the time of a run, as one line of text. */
export function sparkline({ startedAt, endedAt, org }: PluginRun, width = 100): string {
  const steps = stepsOf(org.requests);
  const most = Math.max(1, ...steps.map(({ inFlight }) => inFlight));
  const step = (endedAt - startedAt) / width;
  return Array.from({ length: width }, (_, at) => {
    const from = startedAt + at * step;
    const mean = inFlightOver(steps, from, from + step) / step;
    return bars[Math.ceil((mean / most) * (bars.length - 1))];
  }).join('');
}

export type KindLine = {
  readonly kind: string;
  readonly requests: number;
  readonly from: number; // since the start of the command
  readonly to: number;
  readonly mean: number;
  readonly longest: number;
};

/** When each kind of request was sent, and how long it took. */
export function byKind({ startedAt, org }: PluginRun): readonly KindLine[] {
  const kinds = Map.groupBy(org.requests, ({ kind }) => kind);
  return [...kinds].map(([kind, spans]) => {
    const times = spans.map((span) => span.finishedAt - span.startedAt);
    return {
      kind,
      requests: spans.length,
      from: Math.min(...spans.map((span) => span.startedAt)) - startedAt,
      to: Math.max(...spans.map((span) => span.finishedAt)) - startedAt,
      mean: times.reduce((sum, time) => sum + time, 0) / times.length,
      longest: Math.max(...times),
    };
  });
}

/** From this moment on so many requests are in flight. */
type Step = { readonly at: number; readonly inFlight: number };

function stepsOf(requests: readonly RequestSpan[]): readonly Step[] {
  const changes = requests
    .flatMap(({ startedAt, finishedAt }) => [
      { at: startedAt, by: 1 },
      { at: finishedAt, by: -1 },
    ])
    .sort((a, b) => a.at - b.at);
  let inFlight = 0;
  return changes.map(({ at, by }) => ({ at, inFlight: (inFlight += by) }));
}

/** Requests in flight times the time they were, between two moments. */
function inFlightOver(steps: readonly Step[], from: number, to: number): number {
  return steps.reduce((sum, { at, inFlight }, index) => {
    const until = Math.min(to, steps[index + 1]?.at ?? at);
    return sum + inFlight * Math.max(0, until - Math.max(from, at));
  }, 0);
}
