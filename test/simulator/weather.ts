import type { ModelTime } from './model-time.ts';
import type { ApiRequest } from './org.ts';
import { seeded } from './random.ts';

/** One trouble: whom it hits, when and how often, and what comes instead of the answer. */
export type Trouble = {
  /**
   * Sees requests and subrequests alike, with their calls counted already; without it the trouble hits the next request,
   * whatever it is.
   */
  readonly when?: (request: ApiRequest) => boolean;
  /** 1; without an end where there is a share or an `until`. */
  readonly times?: number;
  /** Seconds of the model since the start or the last reset: it hits from then on, and no more at `until`. */
  readonly from?: number;
  readonly until?: number;
  /** How many of the requests that it could hit it does hit, from 0 to 1. */
  readonly share?: number;
  /** Draws the share: the same requests in the same order are hit again. By default the place in the script. */
  readonly seed?: number;
  /** A function gives the answer to its first hit (0), its second (1), and so on. It hits whole requests only. */
  readonly answer: TroubleAnswer | ((hit: number) => TroubleAnswer);
};

export type TroubleAnswer =
  | {
      readonly status: number;
      readonly body?: unknown; // sent as JSON
      readonly headers?: Readonly<Record<string, string>>;
      readonly html?: string; // sent instead of a JSON body
    }
  | 'reset' // the socket is destroyed
  | 'truncate' // 200 with half of the JSON
  | 'expire' // 401, and the access token is gone for all that come with it later
  | 'slow' // right, and ten times as much work, 2 seconds at least
  | 'hang'; // never answered

/** The troubles still to come. */
export type Weather = {
  /** The trouble that hits this request, used up by one. */
  readonly hit: (request: ApiRequest) => TroubleAnswer | null;
  readonly add: (...troubles: readonly Trouble[]) => void;
  readonly reset: () => void;
};

type Coming = { readonly rule: Trouble; readonly times: number; readonly random: () => number; hits: number };

/** Weather that follows a script. */
export function createWeather(script: readonly Trouble[], time: ModelTime): Weather {
  let coming = script.map(start);
  return {
    hit: (request) => {
      const trouble = coming.find((one) => strikes(one, request, time.seconds()));
      if (trouble === undefined) return null;
      const { answer } = trouble.rule;
      const hit = trouble.hits;
      trouble.hits += 1;
      return typeof answer === 'function' ? answer(hit) : answer;
    },
    add: (...troubles) => void coming.push(...troubles.map((rule, index) => start(rule, coming.length + index))),
    reset: () => {
      coming = script.map(start);
    },
  };
}

function start(rule: Trouble, place: number): Coming {
  const lasting = rule.share !== undefined || rule.until !== undefined;
  return { rule, times: rule.times ?? (lasting ? Infinity : 1), random: seeded(rule.seed ?? place, 'share'), hits: 0 };
}

function strikes({ rule, times, random, hits }: Coming, request: ApiRequest, seconds: number): boolean {
  const { answer, from = 0, share = 1, until = Infinity, when } = rule;
  // Only a status and a body fit into the answer to a subrequest.
  if (request.within !== null && typeof answer !== 'object') return false;
  if (hits >= times || seconds < from || seconds >= until) return false;
  const meant = when === undefined ? request.within === null : when(request);
  // Drawn last: whom the trouble is not meant for takes no number from the stream.
  return meant && random() < share;
}
