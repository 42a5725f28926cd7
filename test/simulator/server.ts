import type { RequestListener } from 'node:http';
import { createBulkJobs } from './bulk-jobs.ts';
import { createCallMeter } from './call-meter.ts';
import { Capacity } from './capacity.ts';
import { wallClock } from './clock.ts';
import { createDescriber } from './describe-cache.ts';
import { createDispatcher } from './dispatch.ts';
import { handle } from './handler.ts';
import { listen } from './listener.ts';
import type { Listener } from './listener.ts';
import { createModelTime } from './model-time.ts';
import type { Org, SimulatorOptions } from './org.ts';
import { createQueryCursors } from './query-cursors.ts';
import { createRequestLog } from './request-log.ts';
import type { RequestRecord } from './request-log.ts';
import { createRetrieves } from './retrieves.ts';
import { routes } from './routes.ts';
import { Sessions } from './sessions.ts';
import { createWeather } from './weather.ts';
import type { Trouble } from './weather.ts';

/** A running simulated org. */
export type Simulator = {
  readonly url: string;
  readonly httpsUrl?: string;
  readonly caFile?: string;
  readonly orgId: string;
  readonly tokens: Readonly<Record<string, string>>; // access tokens by the world's user names
  readonly refreshTokens: Readonly<Record<string, string>>;
  readonly sfdxAuthUrl: Readonly<Record<string, string>>; // empty without https
  readonly log: readonly RequestRecord[];
  readonly calls: number; // as Salesforce counts them
  readonly maxInFlight: number;
  readonly serviceTime: number; // modelled milliseconds of work, before the scale
  readonly trouble: (...troubles: readonly Trouble[]) => void;
  readonly expireTokens: () => void;
  readonly useForeign: (calls: number) => void;
  readonly reset: () => void;
  readonly close: () => Promise<void>;
};

/** Starts a simulated org on a socket of the loopback. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const dispatcher = createDispatcher(routes);
  const flight = { now: 0, max: 0 };
  const listener: RequestListener = (incoming, outgoing) => {
    flight.now += 1;
    flight.max = Math.max(flight.max, flight.now);
    outgoing.once('close', () => (flight.now -= 1));
    handle(org, dispatcher, incoming, outgoing).catch(() => incoming.socket.destroy());
  };
  const sockets = await listen(listener, options.port ?? 0, options.https === true);
  const org = createOrg(options, sockets.url, (request) => dispatcher.answer(org, request));
  return toSimulator(org, sockets, flight);
}

type Flight = { now: number; max: number };

function toSimulator(org: Org, sockets: Listener, flight: Flight): Simulator {
  const { capacity, log, meter, sessions, weather, world } = org;
  return {
    ...sockets,
    orgId: world.org.id,
    tokens: sessions.tokens,
    refreshTokens: sessions.refreshTokens,
    sfdxAuthUrl: authUrls(sessions, sockets.httpsUrl),
    log: log.records,
    get calls() {
      return meter.calls();
    },
    get maxInFlight() {
      return flight.max;
    },
    get serviceTime() {
      return capacity.serviceTime;
    },
    trouble: weather.add,
    expireTokens: () => sessions.expireAll(),
    useForeign: meter.countForeign,
    reset: () => reset(org, flight),
  };
}

function createOrg(options: SimulatorOptions, url: string, dispatch: Org['dispatch']): Org {
  const { clock = wallClock, dailyMax, foreignCalls, latency, usedAtStart, weather = [] } = options;
  const time = createModelTime(clock, latency?.scale);
  return {
    world: options.world,
    options,
    url,
    clock,
    time,
    dispatch,
    sessions: new Sessions(options.world),
    meter: createCallMeter(dailyMax, usedAtStart, () => foreignCalls?.(time.seconds()) ?? 0),
    log: createRequestLog(),
    weather: createWeather(weather, time),
    capacity: new Capacity(clock, latency, time),
    describer: createDescriber(options.world),
    cursors: createQueryCursors(),
    retrieves: createRetrieves(),
    bulkJobs: createBulkJobs(),
  };
}

function authUrls({ refreshTokens }: Sessions, httpsUrl: string | undefined): Record<string, string> {
  if (httpsUrl === undefined) return {};
  const { host } = new URL(httpsUrl);
  return Object.fromEntries(
    Object.entries(refreshTokens).map(([name, token]) => [name, `force://PlatformCLI::${token}@${host}`]),
  );
}

function reset(org: Org, flight: Flight): void {
  const { bulkJobs, capacity, cursors, log, meter, retrieves, sessions, time, weather } = org;
  for (const part of [time, bulkJobs, capacity, cursors, meter, retrieves, sessions, weather]) part.reset();
  log.records.length = 0;
  flight.max = flight.now;
}
