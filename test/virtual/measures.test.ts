import { describe, expect, it } from 'vitest';
import * as measures from './measures.ts';
import type { Run } from './play.ts';
import type { Sent } from './wire.ts';

type Told = Partial<Sent> & { readonly seconds?: number };

/** A run of requests, of which only what matters is told; `seconds` is how long one takes. */
function runOf(requests: readonly Told[], rest: Partial<Run> = {}): Run {
  const usual = { sentAt: 0, outcome: 'done', ids: [], inFlight: 1, window: 1, left: 100 } as const;
  const complete = ({ seconds = 1, ...told }: Told): Sent => {
    const { sentAt } = { ...usual, ...told };
    return { ...usual, endedAt: sentAt + seconds * 1000, ...told };
  };
  return { items: [], decisions: [], answered: [], lost: [], ...rest, requests: requests.map(complete) };
}

/** The same request so many times, a second between them. */
const every = (times: number, told: Told): readonly Told[] =>
  Array.from({ length: times }, (_, at) => ({ sentAt: at * 1000, ...told }));

it('counts', () => {
  const run = runOf([{ seconds: 20 }, { seconds: 20.1, inFlight: 3 }, { outcome: 'overload' }], { lost: ['a'] });
  const { calls, ended, long, lost, makespan, mostInFlight } = measures;
  expect([calls, long, lost, makespan, mostInFlight, ended('overload')].map((measure) => measure(run))).toEqual([
    3, 1, 1, 20_100, 3, 1,
  ]);
});

it('sees requests beyond the window of their moment', () => {
  expect(measures.beyondWindow(runOf([{ inFlight: 2, window: 3 }]))).toBe(0);
  expect(measures.beyondWindow(runOf([{ inFlight: 5, window: 3 }, {}]))).toBe(2);
});

it('sees old requests when another is sent', () => {
  const old = [{ seconds: 20 }, { seconds: 20 }, { seconds: 15 }];
  expect(measures.mostOld(runOf([...old, { sentAt: 14_999 }]))).toBe(0);
  expect(measures.mostOld(runOf([...old, { sentAt: 15_000 }]))).toBe(2);
});

it('sees retries beyond 10 % and 20', () => {
  const tried = (times: number): Run => runOf(every(times, { ids: ['a', 'b'] }));
  expect(measures.beyondRetryBudget(tried(23))).toBe(0); // 22 retries of 22.3
  expect(measures.beyondRetryBudget(tried(25))).toBeCloseTo(1.5); // 24 of 22.5
  expect(measures.beyondRetryBudget(runOf(every(25, {}).map((told, at) => ({ ...told, ids: [String(at)] }))))).toBe(0);
});

it('sees 503s beyond a window and then one a second', () => {
  const failed = { outcome: 'unavailable', window: 4 } as const;
  expect(measures.beyondProbing(runOf(every(60, failed)))).toBe(0);
  const atOnce = every(5, { ...failed, sentAt: 0 });
  expect(measures.beyondProbing(runOf(atOnce))).toBe(0);
  expect(measures.beyondProbing(runOf([...atOnce, { ...failed, sentAt: 500 }]))).toBe(0.5);
  expect(measures.beyondProbing(runOf([]))).toBe(0);
});

it.each([
  ['answered once', [['a', 'b']], ['a', 'b'], [], 0],
  ['given up', [['a']], ['a'], ['b'], 0],
  ['forgotten', [['a']], ['a'], [], 1],
  ['answered twice', [['a', 'b'], ['a']], ['a', 'b'], [], 1],
  ['handed on twice', [['a', 'b']], ['a', 'b', 'b'], [], 1],
  ['answered and given up', [['a', 'b']], ['a', 'b'], ['b'], 1],
  ['answered and not handed on', [['a', 'b']], ['a'], ['b'], 1],
])('counts what was not done just once: %s', (_, done, answered, lost, strays) => {
  const items = ['a', 'b'].map((id) => ({ id, kind: 'list', seconds: 1 }) as const);
  expect(
    measures.strays(
      runOf(
        done.map((ids) => ({ ids })),
        { items, answered, lost },
      ),
    ),
  ).toBe(strays);
});

it('sees the fewest calls that were left', () => {
  expect(measures.fewestLeft(runOf([{ left: 7 }, { left: 5 }, { left: 0, outcome: 'budget' }]))).toBe(5);
});

describe('the window after a storm', () => {
  const change = (at: number, to: number) => ({ at, what: 'window', from: 1, to, why: 'quiet' }) as const;
  const requests = [
    { sentAt: 19_000, outcome: 'unavailable', window: 10 },
    { sentAt: 25_000 },
    { sentAt: 26_000, seconds: 4 },
    { sentAt: 60_000 },
  ] as const;

  it.each([
    ['is compared with that before', [change(20_000, 4), change(50_000, 6)], 0.4],
    ['is looked at 20 s after the first good answer', [change(20_000, 4), change(50_001, 6)], 0.6],
    ['is compared with that of just before the 503', [change(19_999, 8), change(20_000, 4)], 0.5],
  ])('%s', (_, decisions, missing) => {
    expect(measures.windowMissing(runOf(requests, { decisions }), 26)).toBeCloseTo(missing);
  });

  it('says nothing of runs that had no 503 or ended before', () => {
    const decisions = [change(20_000, 4)];
    expect(measures.windowMissing(runOf(requests.slice(1), { decisions }), 26)).toBe(0);
    expect(measures.windowMissing(runOf(requests.slice(0, 3), { decisions }), 26)).toBe(0);
  });
});
