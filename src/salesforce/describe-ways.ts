import type { Observe } from '../limiter/decision.js';
import { compositeSize, failureOf, isRecord, sendComposite, type PartReply } from './composite.js';
import { OrgFailure } from './failure.js';
import type { HttpRequest } from './http.js';
import { soapDescribe } from './soap-describe.js';
import type { Transport } from './transport.js';

/**
 * One way to describe several objects in one request. The names are asked for when it goes out, and are always the same;
 * replies come in their order.
 */
export type DescribeWay = {
  readonly name: 'composite' | 'batch' | 'soap' | 'single';
  readonly size: number;
  /** @throws OrgFailure when the request as a whole failed. */
  readonly ask: (names: () => readonly string[]) => Promise<readonly PartReply[]>;
};

export type DescribeContext = {
  readonly transport: Transport;
  readonly apiVersion: string;
  readonly observe?: Observe | undefined;
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
        sendComposite(transport, 'composite', {
          root,
          kind: kindOf('composite'),
          parts: () => names().map((name) => ({ path: pathOf(name) })),
        }),
    },
    { name: 'batch', size: 25, ask: (names) => askBatch(context, names) },
    { name: 'soap', size: 100, ask: (names) => soapDescribe(context, names, kindOf('soap')) },
    {
      name: 'single',
      size: 1,
      ask: (names) => askOne(context, names),
    },
  ];
}

function pathOf(name: string): string {
  return `sobjects/${encodeURIComponent(name)}/describe`;
}

async function askBatch(
  { transport, root, apiVersion }: DescribeContext,
  names: () => readonly string[],
): Promise<PartReply[]> {
  const request = (): HttpRequest | undefined => {
    const batchRequests = names().map((name) => ({ method: 'GET', url: `v${apiVersion}/${pathOf(name)}` }));
    const { length } = batchRequests;
    if (length === 0) return undefined;
    const body = JSON.stringify({ batchRequests });
    return { method: 'POST', path: `${root}/composite/batch`, body, weight: length, units: length };
  };
  const answer = await transport.json(request, { kind: kindOf('batch') });
  const results = isRecord(answer) && Array.isArray(answer.results) ? answer.results : [];
  return names().map((_, index) => {
    const reply: unknown = results[index];
    if (!isRecord(reply) || typeof reply.statusCode !== 'number') {
      throw new OrgFailure('garbled', 'INVALID_BATCH', 'The batch answer lacks a part.');
    }
    return { status: reply.statusCode, body: reply.result };
  });
}

/** A single GET; a refusal of the object comes back like the reply of a composite's part. */
async function askOne(
  { transport, root }: DescribeContext,
  names: () => readonly string[],
): Promise<readonly PartReply[]> {
  const request = (): HttpRequest | undefined => {
    const [name] = names();
    return name === undefined ? undefined : { method: 'GET', path: `${root}/${pathOf(name)}` };
  };
  try {
    return [{ status: 200, body: await transport.json(request, { kind: kindOf('single') }) }];
  } catch (error) {
    if (!(error instanceof OrgFailure) || error.kind !== 'refused') throw error;
    return [{ status: 404, body: [{ errorCode: error.code, message: error.message }] }];
  }
}

/** The kind of request that a way makes, for the limiter: the ways differ in what an object costs. */
export function kindOf(way: DescribeWay['name']): string {
  return `describe by ${way}`;
}

/** True when every part was refused: then the way itself may be closed, not the objects. */
export function allRefused(replies: readonly PartReply[]): boolean {
  return replies.every((reply) => failureOf(reply)?.kind === 'refused');
}
