import { HttpApi } from '@jsforce/jsforce-node/lib/http-api.js';
import type { Schema as JsforceSchema } from '@jsforce/jsforce-node';
import type { Connection } from '@salesforce/core';
import type { Http, HttpReply, HttpRequest } from './http.js';

/** A composite takes seconds; ten times that and the connection is dead, though jsforce would wait 30 minutes. */
const timeoutMs = 120_000;

/** What admins see in event logs and in login history. */
const client = 'sf-schema';

/**
 * The only file that knows jsforce. It keeps its session handling (one refresh for all waiters) and nothing else: jsforce
 * hides response headers, retries GETs without telling and gives a cut-off body as text.
 */
export function connect(connection: Connection): Http {
  return {
    send: async (request) => {
      const api = new RawApi(connection);
      return (await api.request(toJsforce(connection, request))) as HttpReply;
    },
    withSession: (template) => template(connection.accessToken ?? ''),
  };
}

/** Jsforce's types call the request's url, the response's statusCode; ours speak of path and status. */
type RawResponse = { readonly statusCode: number; readonly headers: Record<string, string>; readonly body: string };

/** Hands out every answer as it came, whatever its status. */
class RawApi extends HttpApi<JsforceSchema> {
  private unauthorized = 0;

  public constructor(connection: Connection) {
    super(connection, { retry: { maxRetries: 0 }, timeout: timeoutMs } as ConstructorParameters<typeof HttpApi>[1]);
  }

  // A second 401 for the same request means that the renewed session is refused too; jsforce would renew for ever.
  public override isSessionExpired(response: RawResponse): boolean {
    if (response.statusCode !== 401) return false;
    this.unauthorized += 1;
    return this.unauthorized === 1 && super.isSessionExpired(response);
  }

  public override isErrorResponse(): boolean {
    return false;
  }

  public override getResponseBody({ statusCode, headers, body }: RawResponse): Promise<HttpReply> {
    return Promise.resolve({ status: statusCode, headers, body });
  }
}

function toJsforce(connection: Connection, { method, path, body, contentType, headers }: HttpRequest) {
  return {
    method,
    // Not by concatenation: some logins store the instance URL with a trailing slash.
    url: new URL(path, connection.instanceUrl).href,
    headers: {
      'content-type': contentType ?? 'application/json',
      'sforce-call-options': `client=${client}`,
      'user-agent': client,
      ...headers,
    },
    ...(body !== undefined && { body }),
  };
}
