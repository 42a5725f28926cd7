import type { ApiRequest } from './org.ts';

/** One trouble: whom it hits, how often, and what comes instead of the answer. */
export type Trouble = {
  /** Sees requests and subrequests alike; without it the trouble hits the next request, whatever it is. */
  readonly when?: (request: ApiRequest) => boolean;
  readonly times?: number; // 1
  readonly answer: TroubleAnswer;
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
  | 'expire' // 401, and the access token is gone
  | 'hang'; // never answered

/** The troubles still to come. */
export type Weather = {
  /** The trouble that hits this request, used up by one. */
  readonly hit: (request: ApiRequest) => TroubleAnswer | null;
  readonly add: (...troubles: readonly Trouble[]) => void;
  readonly reset: () => void;
};

/** Weather that follows a script. */
export function createWeather(script: readonly Trouble[] = []): Weather {
  let coming = script.map(start);
  return {
    hit: (request) => {
      const trouble = coming.find(({ left, rule }) => left > 0 && strikes(rule, request));
      if (trouble === undefined) return null;
      trouble.left -= 1;
      return trouble.rule.answer;
    },
    add: (...troubles) => void coming.push(...troubles.map(start)),
    reset: () => {
      coming = script.map(start);
    },
  };
}

const start = (rule: Trouble): { rule: Trouble; left: number } => ({ rule, left: rule.times ?? 1 });

function strikes({ when, answer }: Trouble, request: ApiRequest): boolean {
  // Only a status and a body fit into the answer to a subrequest.
  if (request.within !== null && typeof answer === 'string') return false;
  return when === undefined ? request.within === null : when(request);
}
