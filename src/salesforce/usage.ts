/** What a run has cost so far, and what the org has left today. */
export type Usage = {
  /** Requests this run has sent that count against the org's daily limit. */
  readonly calls: number;
  /** Of the last 24 hours, by all users, as far as the org said; null before its first answer. */
  readonly used: number | null;
  readonly limit: number | null;
  /** Calls that this run leaves untouched. */
  readonly reserve: number | null;
  /** Calls of other users since this run began. */
  readonly others: number;
};

/** Reads the header that comes with every answer that counts: `api-usage=18/15000`. */
export function readLimitInfo(header: string | undefined): { used: number; limit: number } | undefined {
  const [, used, limit] = /(?:^|[\s;,])api-usage=(\d+)\/(\d+)/.exec(header ?? '') ?? [];
  return used && limit ? { used: Number(used), limit: Number(limit) } : undefined;
}
