import type { Answer } from './answer.ts';
import type { BulkJobs } from './bulk-jobs.ts';
import type { CallMeter } from './call-meter.ts';
import type { Capacity, LatencyOptions } from './capacity.ts';
import type { Clock } from './clock.ts';
import type { Components } from './components.ts';
import type { Describer } from './describe-cache.ts';
import type { ModelTime } from './model-time.ts';
import type { QueryCursors } from './query-cursors.ts';
import type { RecordCounts } from './record-counts.ts';
import type { RequestLog, RequestRecord } from './request-log.ts';
import type { Retrieves } from './retrieves.ts';
import type { Sessions } from './sessions.ts';
import type { Trouble, Weather } from './weather.ts';
import type { World, WorldUser } from './world.ts';

/** What an org may lack, so that each way around it can be walked. */
export type Refusals = {
  readonly composite?: boolean;
  readonly compositeDescribe?: boolean;
  readonly compositeBatch?: boolean;
  readonly batchDescribe?: boolean;
  readonly soapDescribe?: boolean;
  readonly conditionalDescribe?: boolean; // If-Modified-Since is ignored
  readonly entityDefinition?: boolean;
  readonly entityDefinitionLimit?: boolean; // LIMIT on the virtual tables
  readonly fieldDefinition?: boolean;
  readonly entityParticle?: boolean;
  readonly recordCount?: boolean;
  readonly limits?: boolean;
  readonly metadata?: boolean; // the Metadata API
  readonly bulk?: boolean; // query jobs of both APIs
  readonly toolingBulk?: boolean; // as in a Developer Edition
  /** Records by id in one tooling composite that pass; with more of them the whole composite is refused. */
  readonly toolingGets?: number;
};

/** How a simulated org differs from a quiet one that can do everything. */
export type SimulatorOptions = {
  readonly world: World;
  readonly port?: number;
  readonly https?: boolean;
  readonly refuses?: Refusals;
  /** Tooling columns that this org does not know: 'ComplianceGroup', 'FieldDefinition.ComplianceGroup'. */
  readonly columns?: ReadonlySet<string>;
  /** COUNT(Field) in one query; the documentation does not say how many Salesforce takes. 100 by default. */
  readonly maxAggregates?: number;
  /** By object the longest window of days that a count over it ends in time; 0: every count is a QUERY_TIMEOUT. */
  readonly longestWindows?: Readonly<Record<string, number>>;
  /** How often checkRetrieveStatus says that the retrieve has not ended; 2 by default. */
  readonly retrievePolls?: number;
  readonly retrieveNeverEnds?: boolean;
  /** How often a query job says that it is not complete; 2 by default. */
  readonly bulkPolls?: number;
  readonly bulkFails?: boolean;
  /** Rows in a page of results where the client does not say how many; 10,000 by default. */
  readonly bulkPage?: number;
  /** Instead of the world's own metadata components. */
  readonly components?: Components;
  /** How many records there are; by default what the names of objects and fields say. */
  readonly recordCounts?: RecordCounts;
  readonly dailyMax?: number;
  readonly usedAtStart?: number;
  /** Calls that other integrations have used, by the seconds of the model since the start. */
  readonly foreignCalls?: (seconds: number) => number;
  /** Slots for long requests that other integrations hold, by the seconds of the model since the start. */
  readonly foreignLongRunning?: (seconds: number) => number;
  /** Calls by which the Remaining of /limits is behind the truth; Salesforce vouches for it within five minutes. */
  readonly limitsLag?: number;
  /** False: answers from status 400 on come without Sforce-Limit-Info. Which is so in Salesforce is not documented. */
  readonly limitInfoOnErrors?: boolean;
  readonly latency?: LatencyOptions;
  readonly weather?: readonly Trouble[];
  readonly clock?: Clock;
};

/** The collection that a subrequest came in, or null for a request of its own. */
export type Within = 'composite' | 'tooling composite' | 'batch' | null;

/** One request or subrequest, as the routes see it. */
export type ApiRequest = {
  readonly method: string;
  readonly path: string; // one slash at a time, none at the end
  readonly parameters: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>; // names in lower case
  readonly body: string;
  readonly token: string; // '' without one
  readonly session: Session | null; // as the token was when the request came in
  readonly within: Within;
  readonly record: RequestRecord;
};

/** Who asks. */
export type Session = { readonly name: string; readonly user: WorldUser };

/** A request that a route accepted: its user is known, and the parts of its path have names. */
export type RoutedRequest = ApiRequest & { readonly segments: Readonly<Record<string, string>> };

/** Everything a route may ask: the world, who is logged in, and what the org can do. */
export type Org = {
  readonly world: World;
  readonly options: SimulatorOptions;
  readonly url: string;
  readonly clock: Clock;
  readonly time: ModelTime;
  readonly sessions: Sessions;
  readonly meter: CallMeter;
  readonly log: RequestLog;
  readonly weather: Weather;
  readonly capacity: Capacity;
  readonly describer: Describer;
  readonly cursors: QueryCursors;
  readonly retrieves: Retrieves;
  readonly bulkJobs: BulkJobs;
  readonly dispatch: (request: ApiRequest) => Answer;
};
