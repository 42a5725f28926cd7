/**
 * How many retries a run may make: 10 % of its calls and 20 (a retry budget as in Finagle and in the AWS SDKs), so that an
 * org in trouble is not asked for ever more by those who wait for it.
 */
export type RetryBudget = { sent(): void; /** True when one more retry may go: it is then counted. */ take(): boolean };

const atFirst = 20;
const share = 0.1;

export function createRetryBudget(): RetryBudget {
  let calls = 0;
  let retries = 0;
  return {
    sent: () => void (calls += 1),
    take: () => {
      if (retries + 1 > atFirst + share * calls) return false;
      retries += 1;
      return true;
    },
  };
}
