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
export function connect(connection: Connection, signal: AbortSignal, timeoutMs?: number): Http {
  const wire = createWire(signal, timeoutMs);
  const send = async (request: HttpRequest): Promise<HttpReply> => {
    try {
      return (await new SessionApi(connection, { wire, onSend: request.onSend }).request(
        toJsforce(connection, request),
      )) as HttpReply;
    } catch (error) {
      throw refreshFailure(error) ?? error;
    }
  };
  return {
    send: async (request) => {
      const reply = await send(request);
      if (typeof request.body !== 'function' || !isSessionFault(reply)) return reply;
      // SOAP tells of an expired session by a fault, which the session layer does not see: a REST request renews it.
      const { onSend } = request;
      await send({ method: 'GET', path: `/services/data/v${connection.getApiVersion()}`, ...(onSend && { onSend }) });
      return send(request);
    },
  };
}

type Wire = (request: WireRequest) => Promise<WireReply>;
type Sending = { readonly wire: Wire; readonly onSend: (() => void) | undefined };
type ApiOptions = ConstructorParameters<typeof HttpApi>[1];

/** Adds the session to requests, renews it once, and hands out every answer as it came, whatever its status. */
class SessionApi extends HttpApi<JsforceSchema> {
  private unauthorized = 0;

  public constructor(connection: Connection, { wire, onSend }: Sending) {
    super(connection, {
      transport: {
        httpRequest: (request: WireRequest) => {
          onSend?.();
          return streamless(wire(request));
        },
      },
      // Its type names private parts of jsforce's own transport, none of which is used here.
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
    return Promise.resolve({ status: statusCode, headers, body });
  }
}

/** Jsforce wants a promise that is a stream as well; nobody reads the stream. */
function streamless(reply: Promise<WireReply>): Promise<WireReply> & { stream(): PassThrough } {
  return Object.assign(reply, { stream: () => new PassThrough() });
}

function isSessionFault({ status, body }: HttpReply): boolean {
  return status === 500 && /<faultcode>[^<]*INVALID_SESSION_ID</.test(body);
}

/** Jsforce's error for the request that began the renewal, core's for those that waited for it. */
function isOfRenewal({ name, message }: Error): boolean {
  return message.startsWith('Unable to refresh session') || /^(RefreshToken|Jwt)AuthError$/.test(name);
}

/**
 * Jsforce says that a refresh failed in a plain error; which of its many reasons it had is in the text alone: what the login
 * server answered, or how the network broke. A page or a broken line may pass; whatever else it is ends the run.
 */
function refreshFailure(error: unknown): OrgFailure | undefined {
  if (!(error instanceof Error) || !isOfRenewal(error)) return undefined;
  const { message } = error;
  const passes =
    /<html|<!doctype|<h1>|fetch failed|socket|time.?out|due to:\s*$|cannot read properties/i.test(message) ||
    /\bE[A-Z]{4,}\b/.test(message);
  return new OrgFailure(passes ? 'transient' : 'auth', 'REFRESH_FAILED', 'The session could not be renewed.');
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
    ...(body !== undefined && { body: typeof body === 'function' ? body(connection.accessToken ?? '') : body }),
  };
}
