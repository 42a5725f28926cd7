import { chunks, halves } from './chunks.js';
import { failureOf, refusalOf, type PartReply } from './composite.js';
import { allRefused, describeWays, type DescribeContext, type DescribeWay } from './describe-ways.js';
import { isFatal, OrgFailure } from './failure.js';
import { inBatches, type Outcome } from './in-batches.js';
import type { Answer, DescribedObject, Source } from './org.js';
import { parseDescribe } from './parse-describe.js';

type Asked = { readonly name: string; readonly tries: number };
export type DescribeAnswer = { readonly name: string; readonly answer: Answer<DescribedObject> };

/** How often one object is asked for before it counts as failed, when its part of a batch fails and not the batch. */
const triesPerObject = 3;

/** Describes objects 25 a call, falling back to dearer ways where the org refuses the cheap one. */
export function createDescribe(
  context: DescribeContext,
  ahead: number,
): (names: Source<string>) => AsyncIterable<DescribeAnswer> {
  const chain = createChain(describeWays(context));
  return (names) =>
    inBatches(toAsked(names), {
      size: () => chain.way.size,
      ahead,
      send: async (batch) => {
        const failures = Math.max(...batch.map(({ tries }) => tries));
        if (failures > 0) await context.transport.pause(failures - 1);
        return sendBatch(chain, batch);
      },
    });
}

async function* toAsked(names: Source<string>): AsyncGenerator<Asked> {
  for await (const name of names) yield { name, tries: 0 };
}

/** The way in use. A way that has worked once is proven: what it refuses afterwards is the object's own refusal. */
type Chain = { readonly way: DescribeWay; prove(way: DescribeWay): void; abandon(way: DescribeWay): boolean };

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
    abandon: (way) => {
      if (proven.has(way)) return false;
      if (way !== current()) return true; // another batch has moved on already
      if (at + 1 >= ways.length) return false;
      at += 1;
      return true;
    },
  };
}

async function sendBatch(chain: Chain, batch: readonly Asked[]): Promise<Outcome<Asked, DescribeAnswer>> {
  const { way } = chain;
  if (batch.length > way.size) return { results: [], again: chunks(batch, way.size) };
  try {
    const replies = await way.ask(batch.map(({ name }) => name));
    if (allRefused(replies) && chain.abandon(way)) return { results: [], again: [batch] };
    if (!allRefused(replies)) chain.prove(way);
    return sortOut(batch, replies);
  } catch (error) {
    if (!(error instanceof OrgFailure) || isFatal(error)) throw error;
    // SOAP refuses a whole call for one unknown name: that says nothing of the way.
    if (way.name === 'soap' && error.code === 'INVALID_TYPE') chain.prove(way);
    if (error.kind === 'refused' && chain.abandon(way)) return { results: [], again: [batch] };
    return splitOrGiveUp(batch, error);
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

function splitOrGiveUp(batch: readonly Asked[], failure: OrgFailure): Outcome<Asked, DescribeAnswer> {
  const splits = failure.kind === 'refused' || failure.kind === 'too-big' || failure.kind === 'unsure';
  if (splits && batch.length > 1) return { results: [], again: halves(batch) };
  return { results: batch.map(({ name }) => ({ name, answer: { refusal: refusalOf(failure) } })) };
}
