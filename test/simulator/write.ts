import type { ApiRequest } from './org.ts';

/** Whether a request would change records, if the simulated org were not read-only. */
export const isWrite = ({ method, path }: Pick<ApiRequest, 'method' | 'path'>): boolean =>
  ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method) &&
  /^\/services\/data\/v[^/]+\/(?:tooling\/)?(?:sobjects\/|composite\/(?:sobjects|tree|graph)\b)/.test(path);
