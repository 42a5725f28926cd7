import { ok } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { apiVersions, releaseOf } from '../api-versions.ts';
import type { Org, RoutedRequest } from '../org.ts';
import { caller, segment } from '../route.ts';

/** GET /services/data: needs no login and is not counted. */
export const versions = (): Answer =>
  ok(apiVersions.map((version) => ({ label: releaseOf(version), url: `/services/data/v${version}`, version })));

/** GET /services/data/vXX.X: the resources, and who the user is. */
export function resources(org: Org, request: RoutedRequest): Answer {
  const base = `/services/data/v${segment(request, 'version')}`;
  return ok({
    composite: `${base}/composite`,
    identity: `${org.url}/id/${org.world.org.id}/${caller(request).user.id}`,
    limits: `${base}/limits`,
    query: `${base}/query`,
    sobjects: `${base}/sobjects`,
    tooling: `${base}/tooling`,
  });
}
