import type { Admission, Job } from './admission.js';
import { backoffMs } from './backoff.js';
import type { LimiterOptions } from './limiter.js';
import type { Verdict } from './verdict.js';

/** Of one job, whatever it fails of; probes apart. */
const mostAttempts = 8;

/**
 * Runs a job, and again after a failure that may pass. The wait lies between two admissions, so that it holds no slot.
 * @throws the job's last error, when another attempt is not worth it, not within the retry budget, or nobody's any more.
 */
export async function runWithRetries<T>(
  job: Job<T>,
  admission: Admission,
  { policy, judge, random, observe }: LimiterOptions,
): Promise<T | undefined> {
  const failures = new Failures();
  for (let again = false; ; again = true) {
    try {
      return await admission.admit(job, again);
    } catch (error) {
      const verdict = judge(error);
      if (admission.stopped) throw error;
      const probe = isProbe(verdict, policy);
      if (!probe) failures.add(verdict);
      const what = { kind: job.kind, code: verdict.code ?? 'UNKNOWN', attempt: failures.count };
      const paid = failures.allow(verdict) && policy.retries.take();
      if (!probe && !paid) {
        if (again || verdict.attempts > 1) observe?.({ what: 'give-up', ...what });
        throw error;
      }
      const waitMs = backoffMs(Math.max(0, failures.count - 1), random, verdict.retryAfterMs);
      observe?.({ what: 'retry', ...what, waitMs: Math.round(waitMs) });
      await admission.sleep(waitMs);
    }
  }
}

/**
 * What everybody meets, while the org is down or its slots are full, says nothing about the one that was sent to look. The
 * breaker bounds how many are, so they go also when the retry budget, to which they count, is used up.
 */
function isProbe({ attempts, pressure }: Verdict, { outage, longRunning }: LimiterOptions['policy']): boolean {
  if (attempts <= 1) return false;
  return (pressure === 'unavailable' && outage.open) || (pressure === 'overload' && longRunning.full);
}

/** How often one job has failed, and of what: each kind of failure allows its own number of attempts. */
class Failures {
  public count = 0;
  private readonly byKind = new Map<string, number>();

  public add({ kind = '' }: Verdict): void {
    this.count += 1;
    this.byKind.set(kind, (this.byKind.get(kind) ?? 0) + 1);
  }

  public allow({ kind = '', attempts }: Verdict): boolean {
    return (this.byKind.get(kind) ?? 0) < attempts && this.count < mostAttempts;
  }
}
