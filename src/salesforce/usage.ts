/** What a run has cost so far, and what the org has left today. */
export type Usage = {
  /** Requests this run has sent that count against the org's daily limit. */
  readonly calls: number;
  /** As the org said last in Sforce-Limit-Info; null before its first answer. */
  readonly used: number | null;
  readonly limit: number | null;
};

/** Reads the header that comes with every answer that counts: `api-usage=18/15000`. */
export function readLimitInfo(header: string | undefined): { used: number; limit: number } | undefined {
  const [, used, limit] = /(?:^|[\s;,])api-usage=(\d+)\/(\d+)/.exec(header ?? '') ?? [];
  return used && limit ? { used: Number(used), limit: Number(limit) } : undefined;
}
