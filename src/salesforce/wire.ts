import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import pLimit from 'p-limit';
import { EnvHttpProxyAgent, request as send } from 'undici';

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

/** PATCH aborts a Bulk job of our own: nothing else is ever written to an org. */
const methods = ['GET', 'POST', 'PATCH'] as const;

/** A composite takes seconds: a connection that says nothing for so long is dead. */
const silentMs = 120_000;
/** Longer than the pause between two phases, so that a connection is opened once. */
const keepAliveMs = 30_000;

/**
 * How many answers are unpacked at the same time. Many may have arrived, but packed they are small; unpacked each is several
 * MB of text, and on this side one core reads it all.
 */
const unpackedAtOnce = 1;

/**
 * Sends one request and reads its whole answer. Rejects when the connection breaks, also in the middle of a body, and when
 * the signal aborts. Proxies come from the environment, as everywhere in the CLI.
 */
export function createWire(signal: AbortSignal, timeoutMs = silentMs): (request: WireRequest) => Promise<WireReply> {
  const dispatcher = new EnvHttpProxyAgent({ keepAliveTimeout: keepAliveMs });
  const inTurn = pLimit(unpackedAtOnce);
  return async ({ method, url, headers, body }) => {
    const reply = await send(url, {
      method: methods.find((known) => known === method) ?? 'GET',
      headers: { ...headers, 'accept-encoding': 'gzip' },
      body: typeof body === 'string' ? body : null,
      dispatcher,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const bytes = Buffer.from(await reply.body.arrayBuffer());
    const packed = reply.headers['content-encoding'] === 'gzip';
    const text = packed ? await inTurn(() => unpack(bytes)) : bytes.toString();
    return { statusCode: reply.statusCode, headers: flat(reply.headers), body: text };
  };
}

/** Long pieces: each costs a turn of this thread, and by default there are hundreds in an answer. */
const pieceSize = 2 ** 17;

async function unpack(bytes: Buffer): Promise<string> {
  const decoder = new StringDecoder('utf8'); // TextDecoder takes 0.5 s more for the 150 MB of a large org
  const stream = createGunzip({ chunkSize: pieceSize });
  stream.end(bytes);
  let text = '';
  for await (const piece of stream) text += decoder.write(piece as Buffer);
  return text + decoder.end();
}

function flat(headers: Readonly<Record<string, string | readonly string[] | undefined>>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]);
  return Object.fromEntries(entries) as Record<string, string>;
}
