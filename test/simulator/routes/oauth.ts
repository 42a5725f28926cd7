import { notFound } from '../api-error.ts';
import { ok, smallWork } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Org, RoutedRequest } from '../org.ts';
import { caller, segment } from '../route.ts';

/** POST /services/oauth2/token: changes a refresh token into an access token. */
export function token(org: Org, { body, headers, record }: RoutedRequest): Answer {
  const form = new URLSearchParams(body);
  if (!(headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded'))
    return refused('invalid_request', 'form expected');
  if (form.get('grant_type') !== 'refresh_token') return refused('unsupported_grant_type', 'grant type not supported');
  if (!form.get('client_id')) return refused('invalid_client_id', 'client identifier invalid');
  const accessToken = org.sessions.refresh(form.get('refresh_token') ?? '');
  const session = accessToken === null ? null : org.sessions.of(accessToken);
  if (accessToken === null || session === null) return refused('invalid_grant', 'expired access/refresh token');
  record.user = session.name;
  return ok({
    access_token: accessToken,
    instance_url: org.url,
    id: `${org.url}/id/${org.world.org.id}/${session.user.id}`,
    token_type: 'Bearer',
    issued_at: String(org.clock.now()),
    signature: Buffer.from(accessToken).toString('base64'),
    scope: 'refresh_token web api',
  });
}

const refused = (error: string, description: string): Answer => ({
  status: 400,
  body: JSON.stringify({ error, error_description: description }),
  seconds: smallWork,
});

/** GET /services/oauth2/userinfo: asked by a login with an access token. */
export function userInfo(org: Org, request: RoutedRequest): Answer {
  const { user } = caller(request);
  return ok({
    sub: `${org.url}/id/${org.world.org.id}/${user.id}`,
    user_id: user.id,
    organization_id: org.world.org.id,
    preferred_username: user.username,
  });
}

/** GET /id/ORG/USER: the identity URL. */
export function identity(org: Org, request: RoutedRequest): Answer {
  const { user } = caller(request);
  if (segment(request, 'org') !== org.world.org.id || segment(request, 'user') !== user.id) throw notFound();
  return ok({
    id: `${org.url}${request.path}`,
    user_id: user.id,
    organization_id: org.world.org.id,
    username: user.username,
  });
}
