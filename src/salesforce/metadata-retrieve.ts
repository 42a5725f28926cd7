import { Unzip, UnzipInflate, strFromU8 } from 'fflate';
import { XMLParser } from 'fast-xml-parser';
import type { Clock } from '../limiter/clock.js';
import { isRecord, refusalOf } from './composite.js';
import { isFatal, OrgFailure } from './failure.js';
import type { HttpRequest } from './http.js';
import type { Answer, MetadataFile, RetrieveMembers, Tree } from './org.js';
import type { Transport } from './transport.js';
import { at, escapeXml } from './xml.js';

export type RetrieveContext = {
  readonly transport: Transport;
  /** `67.0` */
  readonly apiVersion: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
};

/** Seconds between two questions whether a retrieve is done; the last one goes on. Every question is an API call. */
const polls = [3, 5, 10, 15, 20, 30];
/** Given up after 10 minutes of waiting: the Tooling API, record by record, is slower but certain. */
const mostRetrieves = 2;
const patienceMs = 10 * 60_000;

/** Retrieves definitions by the Metadata API, which wants a permission that few integration users have. */
export function createRetrieve(context: RetrieveContext) {
  return async (members: readonly RetrieveMembers[], take: (file: MetadataFile) => void): Promise<Answer<null>> => {
    try {
      unpack(await zipOf(context, members), take);
      return { value: null };
    } catch (error) {
      if (!(error instanceof OrgFailure) || isFatal(error)) throw error;
      return { refusal: refusalOf(error) };
    }
  };
}

/** The org hands a zip out once: one that broke off on the way has to be made anew. */
async function zipOf(context: RetrieveContext, members: readonly RetrieveMembers[]): Promise<Buffer> {
  for (let tries = 0; tries < mostRetrieves; tries += 1) {
    const zip = await waitFor(context, await start(context, members));
    if (zip) return zip;
  }
  throw new OrgFailure('garbled', 'RETRIEVE_LOST', 'The zip broke off on the way.');
}

async function start(context: RetrieveContext, members: readonly RetrieveMembers[]): Promise<string> {
  const types = members.map(
    ({ type, names }) =>
      `<met:types>${names.map((name) => `<met:members>${escapeXml(name)}</met:members>`).join('')}<met:name>${type}</met:name></met:types>`,
  );
  const { apiVersion } = context;
  const unpackaged = `<met:unpackaged>${types.join('')}<met:version>${apiVersion}</met:version></met:unpackaged>`;
  const request = `<met:apiVersion>${apiVersion}</met:apiVersion><met:singlePackage>true</met:singlePackage>${unpackaged}`;
  const result = await call(context, 'retrieve', `<met:retrieveRequest>${request}</met:retrieveRequest>`);
  if (typeof result.id !== 'string') throw new OrgFailure('garbled', 'INVALID_SOAP', 'The retrieve has no id.');
  return result.id;
}

async function waitFor(context: RetrieveContext, id: string): Promise<Buffer | undefined> {
  const { clock, signal } = context;
  const until = clock.now() + patienceMs;
  const ask = `<met:asyncProcessId>${escapeXml(id)}</met:asyncProcessId><met:includeZip>true</met:includeZip>`;
  for (let poll = 0; ; poll += 1) {
    await clock.sleep((polls[poll] ?? polls.at(-1) ?? 0) * 1000, signal);
    const result = await call(context, 'checkRetrieveStatus', ask);
    if (result.done === 'true') {
      if (result.success === 'true') return result.zip;
      throw new OrgFailure('refused', codeOf(result.errorStatusCode), 'The retrieve failed.');
    }
    if (clock.now() > until) throw new OrgFailure('too-big', 'RETRIEVE_TIMEOUT', 'The retrieve takes too long.');
  }
}

function codeOf(code: unknown): string {
  return typeof code === 'string' && /^\w{1,80}$/.test(code) ? code : 'RETRIEVE_FAILED';
}

type Result = { readonly [name: string]: unknown; readonly zip?: Buffer };

/** One call of the Metadata API. Its faults say whether it is the user, the request or the server. */
async function call({ transport, apiVersion }: RetrieveContext, name: string, content: string): Promise<Result> {
  const request: HttpRequest = {
    method: 'POST',
    path: `/services/Soap/m/${apiVersion}`,
    body: (session) => envelope(session, `<met:${name}>${content}</met:${name}>`),
    contentType: 'text/xml; charset=utf-8',
    headers: { soapaction: '""' },
    // With access tokens in the form of a JWT the Metadata API knows no session. It was renewed before a fault comes this far.
    picky: true,
  };
  const result = await transport.reply(request, ({ body }) => resultOf(body, name), { kind: 'retrieve' });
  return result ?? {};
}

const zipElement = /<(?:\w+:)?zipFile>([^<]*)<\/(?:\w+:)?zipFile>/;

/** The zip is cut out first: a parser would take it character by character, tens of MB of them. */
function resultOf(text: string, name: string): Result {
  if (!/<\/(?:\w+:)?Envelope>\s*$/.test(text)) throw notAnswer;
  const zip = zipElement.exec(text)?.[1];
  const result = at(soapParser.parse(text.replace(zipElement, '')), 'Envelope', 'Body', `${name}Response`, 'result');
  if (!isRecord(result)) throw notAnswer;
  return { ...result, ...(zip !== undefined && { zip: Buffer.from(zip, 'base64') }) };
}

const notAnswer = new OrgFailure('garbled', 'INVALID_SOAP', 'Not an answer of the Metadata API.');

function envelope(session: string, body: string): string {
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:met="http://soap.sforce.com/2006/04/metadata">' +
    `<soapenv:Header><met:SessionHeader><met:sessionId>${escapeXml(session)}</met:sessionId></met:SessionHeader></soapenv:Header>` +
    `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
  );
}

const soapParser = new XMLParser({ removeNSPrefix: true, parseTagValue: false });
// Texts keep their blanks, as the Tooling API gives them; those between two elements are none.
const fileParser = new XMLParser({
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  tagValueProcessor: (_name, value) => (/\S/.test(value) ? value : ''),
});

/** Files of the zip one by one, so that the whole of them never stands in memory. What `take` throws is thrown as it is. */
function unpack(zip: Buffer, take: (file: MetadataFile) => void): void {
  const damaged = new OrgFailure('garbled', 'INVALID_ZIP', 'The zip is damaged.');
  let failure: { readonly error: unknown } | undefined;
  const unzip = new Unzip((file) => {
    if (file.name.endsWith('/') || file.name.endsWith('package.xml')) return;
    const pieces: Uint8Array[] = [];
    file.ondata = (error, piece, final) => {
      if (error) failure ??= { error: damaged };
      if (failure) return;
      pieces.push(piece);
      if (final) failure = takeFile(file.name, Buffer.concat(pieces), take);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    unzip.push(zip, true);
  } catch {
    failure ??= { error: damaged };
  }
  if (failure) throw failure.error;
}

function takeFile(name: string, bytes: Buffer, take: (file: MetadataFile) => void): { error: unknown } | undefined {
  try {
    take(parseFile(name, strFromU8(bytes)));
    return undefined;
  } catch (error) {
    return { error };
  }
}

/** `objects/Account.object` is CustomObject Account: the root element says the type, the path the name. */
function parseFile(path: string, xml: string): MetadataFile {
  const [type, tree] = Object.entries(fileParser.parse(xml) as Tree).find(([name]) => name !== '?xml') ?? [];
  if (type === undefined) throw new OrgFailure('garbled', 'INVALID_ZIP', 'A file of the zip has no content.');
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  return { type, fullName: name, tree: isRecord(tree) ? tree : {} };
}
