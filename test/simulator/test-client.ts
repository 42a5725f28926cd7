import type { Simulator } from './server.ts';

export type Call = {
  readonly path: string; // '/limits' stands for /services/data/v66.0/limits
  readonly user?: string; // 'nobody' sends no token
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown; // text as it is, all else as JSON
};

export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: never; // JSON, taken as whatever the test expects
};

const base = '/services/data/v66.0';

/** Sends one request to a simulated org, as a user. */
export async function call(
  simulator: Simulator,
  { path, user = 'admin', method, headers, body }: Call,
): Promise<Reply> {
  const url = `${simulator.url}${/^\/(services|id|\/)/.test(path) ? '' : base}${path}`;
  const response = await fetch(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(user === 'nobody' ? {} : { authorization: `Bearer ${simulator.tokens[user] ?? user}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parse(text) as never };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The path of a query. */
export const soqlPath = (soql: string, api: 'data' | 'tooling' = 'data'): string =>
  `${api === 'tooling' ? '/tooling' : ''}/query?q=${encodeURIComponent(soql)}`;

/** The body of a composite of GETs. */
export const compositeOf = (paths: readonly string[], more: object = {}): object => ({
  allOrNone: false,
  compositeRequest: paths.map((path, index) => ({ method: 'GET', url: `${base}${path}`, referenceId: `r${index}` })),
  ...more,
});
