import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Answer } from './answer.ts';

const compress = promisify(gzip);
const worthCompressing = 1024;
const types = {
  json: 'application/json;charset=UTF-8',
  xml: 'text/xml;charset=utf-8',
  html: 'text/html;charset=utf-8',
  csv: 'text/csv;charset=UTF-8',
} as const;

/** The headers of a request, each once. */
export const headersOf = (incoming: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));

/** What Salesforce holds against its limit of 16,384 bytes: the request line and all headers. */
export function headSize(incoming: IncomingMessage): { readonly url: number; readonly headers: number } {
  const headers = incoming.rawHeaders.reduce((size, part) => size + Buffer.byteLength(part) + 2, 0);
  return { url: Buffer.byteLength(incoming.url ?? ''), headers };
}

/** The body as text. */
export const bodyOf = (incoming: IncomingMessage): Promise<string> => text(incoming);

/** Sends an answer, compressed when the client asked for it. */
export async function send(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: Pick<Answer, 'body' | 'compressed' | 'headers' | 'status' | 'type'>,
): Promise<void> {
  const headers: Record<string, string> = { ...answer.headers };
  if (answer.body === null) {
    outgoing.writeHead(answer.status, headers).end();
    return;
  }
  headers['Content-Type'] = types[answer.type ?? 'json'];
  headers['Vary'] = 'Accept-Encoding';
  const plain = Buffer.from(answer.body);
  if (answer.compressed !== true && (!takesGzip(incoming) || plain.length < worthCompressing)) {
    outgoing.writeHead(answer.status, headers).end(plain);
    return;
  }
  const packed = await compress(plain, { level: constants.Z_BEST_SPEED });
  outgoing.writeHead(answer.status, { ...headers, 'Content-Encoding': 'gzip' }).end(packed);
}

const takesGzip = (incoming: IncomingMessage): boolean =>
  /\bgzip\b/.test(String(incoming.headers['accept-encoding'] ?? ''));
