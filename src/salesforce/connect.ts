import { PassThrough } from 'node:stream';
import type { Schema as JsforceSchema } from '@jsforce/jsforce-node';
import { HttpApi } from '@jsforce/jsforce-node/lib/http-api.js';
import type { Connection } from '@salesforce/core';
import { OrgFailure } from './failure.js';
import { createWire, type WireReply, type WireRequest } from './wire.js';
import type { Http, HttpReply, HttpRequest } from './http.js';

/** What admins see in event logs and in login history. */
const client = 'sf-schema';

/**
 * The only file that knows jsforce. Its session handling is kept (one refresh for all waiters); its transport is not: it
 * retries without telling, and does not notice a connection that breaks in the middle of a body.
 */
export function connect(connection: Connection, signal: AbortSignal): Http {
  const wire = createWire(signal);
  return {
    send: async (request) => {
      try {
        return (await new SessionApi(connection, wire).request(toJsforce(connection, request))) as HttpReply;
      } catch (error) {
        throw isRefreshFailure(error)
          ? new OrgFailure('auth', 'REFRESH_FAILED', 'The session could not be renewed.')
          : error;
      }
    },
    withSession: (template) => template(connection.accessToken ?? ''),
  };
}

type Wire = (request: WireRequest) => Promise<WireReply>;
type ApiOptions = ConstructorParameters<typeof HttpApi>[1];

/** Adds the session to requests, renews it once, and hands out every answer as it came, whatever its status. */
class SessionApi extends HttpApi<JsforceSchema> {
  private unauthorized = 0;
  private sent = 0;

  public constructor(connection: Connection, wire: Wire) {
    super(connection, {
      transport: {
        httpRequest: (request: WireRequest) => {
          this.sent += 1;
          return streamless(wire(request));
        },
      },
    } as unknown as ApiOptions);
  }

  // A second 401 for the same request means that the renewed session is refused too; jsforce would renew for ever.
  public override isSessionExpired(response: WireReply): boolean {
    if (response.statusCode !== 401) return false;
    this.unauthorized += 1;
    return this.unauthorized === 1 && super.isSessionExpired(response);
  }

  public override isErrorResponse(): boolean {
    return false;
  }

  public override getResponseBody({ statusCode, headers, body }: WireReply): Promise<HttpReply> {
    return Promise.resolve({ status: statusCode, headers, body, sent: this.sent });
  }
}

/** Jsforce wants a promise that is a stream as well; nobody reads the stream. */
function streamless(reply: Promise<WireReply>): Promise<WireReply> & { stream(): PassThrough } {
  return Object.assign(reply, { stream: () => new PassThrough() });
}

/** Jsforce says that a refresh failed in a plain error; which of its many reasons it had is in the text alone. */
function isRefreshFailure(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Unable to refresh session');
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
