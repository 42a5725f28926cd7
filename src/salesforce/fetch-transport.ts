import pLimit from 'p-limit';
import { EnvHttpProxyAgent, fetch } from 'undici';

/** One request of the session layer, with the session's header already on it. */
export type WireRequest = {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type WireReply = {
  readonly statusCode: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A composite takes seconds: a connection that says nothing for so long is dead. */
const timeoutMs = 120_000;
/** Longer than the pause between two phases, so that a connection is opened once. */
const keepAliveMs = 30_000;

/**
 * How many answers are unpacked and read at the same time: on this side one core does it all. Many requests may be under way, but an answer is several MB of
 * text: those whose turn has not come wait on the wire, not in memory.
 */
const bodiesAtOnce = 1;

/**
 * Sends one request and reads its whole answer. Rejects when the connection breaks, also in the middle of a body, and when
 * the signal aborts. Proxies come from the environment, as everywhere in the CLI.
 */
export function createWire(signal: AbortSignal): (request: WireRequest) => Promise<WireReply> {
  const dispatcher = new EnvHttpProxyAgent({ keepAliveTimeout: keepAliveMs });
  const inTurn = pLimit(bodiesAtOnce);
  return async ({ method, url, headers, body }) => {
    const response = await fetch(url, {
      method,
      headers: { ...headers },
      body: typeof body === 'string' ? body : null,
      redirect: 'manual',
      dispatcher,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const text = await inTurn(() => readText(response.body));
    return { statusCode: response.status, headers: Object.fromEntries(response.headers), body: text };
  };
}

/** Decodes a body as it comes: an answer of several MB need not stand in memory as bytes and as text at once. */
async function readText(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of body ?? []) text += decoder.decode(bytes, { stream: true });
  return text + decoder.decode();
}
