import type { Window } from '../../../src/limiter/window.js';

const initial = 20;
const backoff = 0.9;
const timeoutMs = 5000;

/**
 * AIMDLimit of Netflix/concurrency-limits (78a74b9), with its defaults: starts at 20, stays between 20 and 200, is cut to
 * 0.9 by a drop or by an answer that took more than 5 s, else grows by 1 while at least half of it is in use.
 * An org has 25 slots for long-running requests and no connection pool is larger, so the benchmark gives `max` 25.
 */
export function netflixAimd({ min = 20, max = 200 }: { readonly min?: number; readonly max?: number } = {}): Window {
  let size = initial;

  const change = (wanted: number): boolean => {
    const before = size;
    size = Math.min(max, Math.max(min, wanted));
    return size < before;
  };
  const cut = (): boolean => change(Math.trunc(size * backoff));

  return {
    get size() {
      return size;
    },
    answered: ({ ms, inFlight }) => {
      if (ms > timeoutMs) cut();
      else change(inFlight * 2 >= size ? size + 1 : size);
    },
    failed: cut,
  };
}
