/** One request as it came in, for assertions. */
export type RequestRecord = {
  readonly method: string;
  readonly path: string; // with its query, as it was sent
  readonly startedAt: number;
  user: string | null;
  status: number | null; // null while it is in flight, and for one that was never answered
  calls: number; // what it counted on the daily total
  write: boolean; // it, or one of its subrequests, tried to change the org
  readonly subrequests: SubrequestRecord[];
};

/** One part of a composite or a batch. */
type SubrequestRecord = { readonly method: string; readonly url: string; readonly status: number };

/** All requests in the order of their start. */
export type RequestLog = {
  readonly records: RequestRecord[];
  readonly open: (method: string, path: string, startedAt: number) => RequestRecord;
};

/** An empty log. */
export function createRequestLog(): RequestLog {
  const records: RequestRecord[] = [];
  return {
    records,
    open: (method, path, startedAt) => {
      const record: RequestRecord = {
        method,
        path,
        startedAt,
        user: null,
        status: null,
        calls: 0,
        write: false,
        subrequests: [],
      };
      records.push(record);
      return record;
    },
  };
}
