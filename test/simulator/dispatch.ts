import { ApiError, badRequest, notFound } from './api-error.ts';
import { refusal } from './answer.ts';
import type { Answer } from './answer.ts';
import { isVersion } from './api-versions.ts';
import type { ApiRequest, Org } from './org.ts';
import type { Route } from './route.ts';
import { isWrite } from './write.ts';

export type Dispatcher = {
  /** The route that a request would take, whether or not it is allowed to. */
  readonly find: (request: Pick<ApiRequest, 'method' | 'path'>) => Route | null;
  readonly answer: (org: Org, request: ApiRequest) => Answer;
};

/** Finds the route of a request and turns what is thrown on the way into an answer. */
export function createDispatcher(routes: readonly Route[]): Dispatcher {
  const table = routes.map((route) => ({ route, pattern: toPattern(route.path) }));
  const matching = (path: string): { route: Route; pattern: RegExp }[] =>
    table.filter(({ pattern }) => pattern.test(path));
  return {
    find: ({ method, path }) => matching(path).find(({ route }) => route.method === method)?.route ?? null,
    answer: (org, request) => {
      const candidates = matching(request.path);
      const found = candidates.find(({ route }) => route.method === request.method);
      try {
        if (found === undefined) throw noRoute(request, candidates);
        const segments = decoded(found.pattern.exec(request.path)?.groups ?? {});
        check(found.route, request, segments['version']);
        return found.route.answer(org, { ...request, segments });
      } catch (error) {
        return (found?.route.refuse ?? refusal)(error, org);
      }
    },
  };
}

const toPattern = (path: string): RegExp => new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);

/** The named parts of a path, freed from percent signs only after the path was split. */
function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, part]) => [name, decodeURIComponent(part)]));
  } catch {
    throw notFound();
  }
}

function noRoute(request: ApiRequest, candidates: readonly { readonly route: Route }[]): ApiError {
  const { method, path } = request;
  const version = /^\/services\/data\/v([^/]+)/.exec(path)?.[1];
  if (version !== undefined && !isVersion(version)) return notFound();
  if (candidates.length > 0) {
    const allowed = candidates.map(({ route }) => route.method).join(', ');
    return new ApiError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed. Allowed are ${allowed}`);
  }
  if (!isWrite(request)) return notFound();
  return new ApiError(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'The simulated org is read-only.');
}

function check(route: Route, request: ApiRequest, version: string | undefined): void {
  if (version !== undefined && !isVersion(version)) throw notFound();
  if (request.within !== null && !route.within.includes(request.within)) {
    throw badRequest('INVALID_INPUT', `The resource ${request.path} is not supported in a ${request.within} request.`);
  }
  for (const name of request.parameters.keys()) {
    if (!route.parameters.includes(name)) throw badRequest('INVALID_INPUT', `Unknown query parameter: ${name}`);
  }
}
