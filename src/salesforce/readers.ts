import { createBulk } from './bulk-query.js';
import type { Describe } from './describe.js';
import { createCountsPerQuery, createFillCounts } from './fill-counts.js';
import type { Http } from './http.js';
import { createListQuery } from './list-query.js';
import { createRetrieve } from './metadata-retrieve.js';
import type { OpenOptions } from './open-org.js';
import type { Capabilities, Org } from './org.js';
import { createRecordsPerCall, createToolingRecords } from './tooling-records.js';
import type { Transport } from './transport.js';

type ReaderOptions = Pick<OpenOptions, 'apiVersion' | 'clock' | 'limits' | 'observe' | 'signal'> & {
  readonly transport: Transport;
  readonly root: string;
  readonly describe: Describe;
  readonly closing: Http;
};

type Readers = Pick<
  Org,
  'list' | 'records' | 'retrieve' | 'bulk' | 'countFilled' | 'capabilities' | 'recall' | 'close'
>;

/** The ways to read what an org knows beside its objects, and what it turned out to bear of them. */
export function createReaders(options: ReaderOptions): Readers {
  const { transport, root, observe, apiVersion, clock, signal, closing, describe } = options;
  const { maxConcurrent } = options.limits;
  const context = { transport, root, observe };
  const bulk = createBulk({ transport, root, clock, signal, closing });
  const recordsPerCall = createRecordsPerCall();
  const countsPerQuery = createCountsPerQuery();
  return {
    list: createListQuery(context, maxConcurrent),
    records: createToolingRecords(context, recordsPerCall, maxConcurrent),
    retrieve: createRetrieve({ transport, apiVersion, clock, signal }),
    bulk: bulk.query,
    countFilled: createFillCounts(context, countsPerQuery, maxConcurrent),
    capabilities: () =>
      found({
        recordsPerCall: recordsPerCall.found(),
        countsPerQuery: countsPerQuery.found(),
        describe: describe.found(),
        toolingBulk: bulk.toolingBorne(),
      }),
    recall: (known) => {
      recordsPerCall.recall(known.recordsPerCall);
      countsPerQuery.recall(known.countsPerQuery);
      describe.recall(known.describe);
      bulk.recall(known.toolingBulk);
    },
    close: bulk.abort,
  };
}

/** What was not found out is left out. */
function found(all: { readonly [name in keyof Capabilities]: Capabilities[name] | undefined }): Capabilities {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
