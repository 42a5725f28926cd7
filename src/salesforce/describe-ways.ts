import { compositeSize, failureOf, isRecord, sendComposite, type PartReply } from './composite.js';
import { OrgFailure } from './failure.js';
import { soapDescribe } from './soap-describe.js';
import type { Http } from './http.js';
import type { Transport } from './transport.js';

/** One way to describe several objects in one request. Replies come in the order of the names. */
export type DescribeWay = {
  readonly name: 'composite' | 'batch' | 'soap' | 'single';
  readonly size: number;
  /** @throws OrgFailure when the request as a whole failed. */
  readonly ask: (names: readonly string[]) => Promise<readonly PartReply[]>;
};

export type DescribeContext = {
  readonly transport: Transport;
  readonly http: Http;
  readonly apiVersion: string;
  /** /services/data/vXX.X */
  readonly root: string;
};

/**
 * From cheapest to dearest. That describe is allowed inside a composite is documented but not proven, so each way has
 * the next as its fallback: 25 for one call, 25 for 25 calls in one request, 100 for one call in XML, one by one.
 */
export function describeWays(context: DescribeContext): readonly DescribeWay[] {
  const { transport, root } = context;
  return [
    {
      name: 'composite',
      size: compositeSize,
      ask: (names) =>
        sendComposite(transport, 'composite', { root, parts: names.map((name) => ({ path: pathOf(name) })) }),
    },
    { name: 'batch', size: 25, ask: (names) => askBatch(context, names) },
    { name: 'soap', size: 100, ask: (names) => soapDescribe(context, names) },
    {
      name: 'single',
      size: 1,
      ask: (names) => Promise.all(names.map((name) => askOne(transport, `${root}/${pathOf(name)}`))),
    },
  ];
}

function pathOf(name: string): string {
  return `sobjects/${encodeURIComponent(name)}/describe`;
}

async function askBatch(
  { transport, root, apiVersion }: DescribeContext,
  names: readonly string[],
): Promise<PartReply[]> {
  const batchRequests = names.map((name) => ({ method: 'GET', url: `v${apiVersion}/${pathOf(name)}` }));
  const answer = await transport.json({
    method: 'POST',
    path: `${root}/composite/batch`,
    body: JSON.stringify({ batchRequests }),
    weight: names.length,
  });
  const results = isRecord(answer) && Array.isArray(answer.results) ? answer.results : [];
  return names.map((_, index) => {
    const reply: unknown = results[index];
    if (!isRecord(reply) || typeof reply.statusCode !== 'number') {
      throw new OrgFailure('garbled', 'INVALID_BATCH', 'The batch answer lacks a part.');
    }
    return { status: reply.statusCode, body: reply.result };
  });
}

/** A single GET; a refusal of the object comes back like the reply of a composite's part. */
async function askOne(transport: Transport, path: string): Promise<PartReply> {
  try {
    return { status: 200, body: await transport.json({ method: 'GET', path }) };
  } catch (error) {
    if (!(error instanceof OrgFailure) || error.kind !== 'refused') throw error;
    return { status: 404, body: [{ errorCode: error.code, message: error.message }] };
  }
}

/** True when every part was refused: then the way itself may be closed, not the objects. */
export function allRefused(replies: readonly PartReply[]): boolean {
  return replies.every((reply) => failureOf(reply)?.kind === 'refused');
}
