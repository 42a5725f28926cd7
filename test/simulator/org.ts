import type { Answer } from './answer.ts';
import type { CallMeter } from './call-meter.ts';
import type { Capacity, LatencyOptions } from './capacity.ts';
import type { Clock } from './clock.ts';
import type { Describer } from './describe-cache.ts';
import type { QueryCursors } from './query-cursors.ts';
import type { RequestLog, RequestRecord } from './request-log.ts';
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
};

/** How a simulated org differs from a quiet one that can do everything. */
export type SimulatorOptions = {
  readonly world: World;
  readonly port?: number;
  readonly https?: boolean;
  readonly refuses?: Refusals;
  /** Tooling columns that this org does not know: 'ComplianceGroup', 'FieldDefinition.ComplianceGroup'. */
  readonly columns?: ReadonlySet<string>;
  readonly dailyMax?: number;
  readonly usedAtStart?: number;
  /** Slots for long requests that other integrations hold right now. */
  readonly foreignLongRunning?: () => number;
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
  readonly session: Session | null;
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
  readonly sessions: Sessions;
  readonly meter: CallMeter;
  readonly log: RequestLog;
  readonly weather: Weather;
  readonly capacity: Capacity;
  readonly describer: Describer;
  readonly cursors: QueryCursors;
  readonly dispatch: (request: ApiRequest) => Answer;
};
