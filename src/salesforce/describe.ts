import { chunks, halves } from './chunks.js';
import { failureOf, refusalOf, type PartReply } from './composite.js';
import type { Observe } from '../limiter/decision.js';
import { allRefused, describeWays, kindOf, type DescribeContext, type DescribeWay } from './describe-ways.js';
import { isFatal, OrgFailure } from './failure.js';
import { inBatches, pauseBefore, type Batch, type Outcome } from './in-batches.js';
import type { Answer, DescribedObject, Source } from './org.js';
import { parseDescribe } from './parse-describe.js';

type Asked = { readonly name: string; readonly tries: number };
export type DescribeAnswer = { readonly name: string; readonly answer: Answer<DescribedObject> };

/** How often one object is asked for before it counts as failed, when its part of a batch fails and not the batch. */
const triesPerObject = 3;

export type Describe = {
  all(names: Source<string>): AsyncIterable<DescribeAnswer>;
  /** The way that has worked. */
  found(): string | undefined;
  recall(way: string | undefined): void;
};

/** Describes objects 25 a call, falling back to dearer ways where the org refuses the cheap one. */
export function createDescribe(context: DescribeContext, ahead: number): Describe {
  const chain = createChain(describeWays(context));
  return {
    all: (names) =>
      inBatches(toAsked(names), {
        size: (remaining) => sizeNow(context, chain.way, remaining),
        ahead,
        send: async (batch) => {
          await pauseBefore(batch.again ?? [], context.transport);
          return sendBatch({ context, chain }, batch);
        },
      }),
    found: chain.found,
    recall: chain.recall,
  };
}

async function* toAsked(names: Source<string>): AsyncGenerator<Asked> {
  for await (const name of names) yield { name, tries: 0 };
}

/** The way in use. A way that has worked once is proven: what it refuses afterwards is the object's own refusal. */
type Chain = Pick<Describe, 'found' | 'recall'> & {
  readonly way: DescribeWay;
  prove(way: DescribeWay): void;
  abandon(way: DescribeWay): boolean;
};

function createChain(ways: readonly DescribeWay[]): Chain {
  let at = 0;
  const proven = new Set<DescribeWay>();
  const current = (): DescribeWay => {
    const way = ways[at];
    if (!way) throw new RangeError('No way to describe is left.');
    return way;
  };
  return {
    get way() {
      return current();
    },
    prove: (way) => void proven.add(way),
    found: () => (proven.has(current()) ? current().name : undefined),
    recall: (name) => {
      at = Math.max(
        0,
        ways.findIndex((way) => way.name === name),
      );
    },
    abandon: (way) => {
      if (proven.has(way)) return false;
      if (way !== current()) return true; // another batch has moved on already
      if (at + 1 >= ways.length) return false;
      at += 1;
      return true;
    },
  };
}

function sizeNow({ transport }: DescribeContext, { name, size }: DescribeWay, remaining: number | undefined): number {
  return transport.size(kindOf(name), { most: size, remaining });
}

type Sending = { readonly context: DescribeContext; readonly chain: Chain };

async function sendBatch(
  { context: { observe }, chain }: Sending,
  { items, again }: Batch<Asked>,
): Promise<Outcome<Asked, DescribeAnswer>> {
  const { way } = chain;
  if (again && again.length > way.size) return { results: [], again: chunks(again, way.size) };
  try {
    const replies = await way.ask(() => items().map(({ name }) => name));
    if (items().length === 0) return { results: [] };
    if (allRefused(replies) && chain.abandon(way)) return { results: [], again: [items()] };
    if (!allRefused(replies)) chain.prove(way);
    return sortOut(items(), replies);
  } catch (error) {
    const batch = items();
    if (!(error instanceof OrgFailure) || isFatal(error)) throw error;
    // SOAP refuses a whole call for one unknown name: that says nothing of the way.
    if (way.name === 'soap' && error.code === 'INVALID_TYPE') chain.prove(way);
    if (error.kind === 'refused' && chain.abandon(way)) return { results: [], again: [batch] };
    return splitOrGiveUp(batch, error, observe);
  }
}

function sortOut(batch: readonly Asked[], replies: readonly PartReply[]): Outcome<Asked, DescribeAnswer> {
  const results: DescribeAnswer[] = [];
  const again: Asked[] = [];
  batch.forEach((asked, index) => {
    const reply = replies[index] ?? { status: 500, body: undefined };
    const failure = failureOf(reply) ?? garbled(reply);
    if (failure && isFatal(failure)) throw failure;
    if (failure && failure.kind !== 'refused' && asked.tries + 1 < triesPerObject) {
      again.push({ ...asked, tries: asked.tries + 1 });
    } else results.push({ name: asked.name, answer: answerOf(reply, failure) });
  });
  // Alone or in halves: a bad object costs its batch one more call, not the other objects.
  return { results, again: again.length > 1 ? halves(again) : again.length > 0 ? [again] : [] };
}

function garbled({ body }: PartReply): OrgFailure | undefined {
  return parseDescribe(body) ? undefined : new OrgFailure('garbled', 'INVALID_DESCRIBE', 'Not a describe answer.');
}

function answerOf({ body }: PartReply, failure: OrgFailure | undefined): Answer<DescribedObject> {
  const value = failure ? undefined : parseDescribe(body);
  return value ? { value } : { refusal: refusalOf(failure ?? new OrgFailure('garbled', 'INVALID_DESCRIBE', '')) };
}

function splitOrGiveUp(
  batch: readonly Asked[],
  failure: OrgFailure,
  observe: Observe | undefined,
): Outcome<Asked, DescribeAnswer> {
  const splits = failure.kind === 'refused' || failure.kind === 'too-big' || failure.kind === 'unsure';
  if (splits && batch.length > 1) {
    observe?.({ what: 'split', kind: 'describe', parts: batch.length, code: failure.code });
    return { results: [], again: halves(batch) };
  }
  return { results: batch.map(({ name }) => ({ name, answer: { refusal: refusalOf(failure) } })) };
}
