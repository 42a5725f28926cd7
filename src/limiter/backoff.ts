const firstMs = 1000;
const ceilingMs = 30_000;
/** What a server may ask for with Retry-After; more is not believed. */
export const retryAfterCeilingMs = 120_000;

/**
 * How long to wait after `attempt + 1` failures, in ms, n being `attempt`: "full jitter" (AWS Architecture Blog, Exponential Backoff And
 * Jitter), rand(0, min(30 s, 1 s x 2^n)), never below what the server asked for with Retry-After (up to 120 s).
 */
export function backoffMs(attempt: number, random: () => number, retryAfterMs = 0): number {
  const jittered = random() * Math.min(ceilingMs, firstMs * 2 ** attempt);
  return Math.max(jittered, Math.min(retryAfterMs, retryAfterCeilingMs));
}
