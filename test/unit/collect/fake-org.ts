import type {
  Answer,
  Api,
  BulkQuery,
  CountAsk,
  Counts,
  DescribedObject,
  ListQuery,
  MetadataFile,
  Org,
  RecordAsk,
  Refusal,
  RetrieveMembers,
  Row,
  Rows,
  Source,
} from '../../../src/salesforce/org.ts';

type ListAsked = ListQuery & { readonly api: Api };

/** What a fake org answers; a question that none of these answers is an error of the test. */
export type FakeAnswers = {
  readonly list?: (query: ListAsked) => Answer<Rows>;
  readonly records?: (ask: RecordAsk) => Answer<Row>;
  /** Files come before a refusal, as in an org that breaks off. */
  readonly retrieve?: (members: readonly RetrieveMembers[]) => Taken<MetadataFile>;
  /** Pages come before a refusal, as in an org that breaks off. */
  readonly bulk?: (query: BulkQuery) => Taken<readonly (readonly string[])[]>;
  readonly countFilled?: (ask: CountAsk) => Answer<Counts>;
  readonly describe?: (name: string) => Answer<DescribedObject>;
};
type Taken<T> = { readonly taken: readonly T[]; readonly refusal?: Refusal };

/** Everything that was asked, in order. */
export type Asked = {
  readonly lists: ListAsked[];
  readonly records: RecordAsk[];
  readonly retrieves: (readonly RetrieveMembers[])[];
  readonly bulks: BulkQuery[];
  readonly counts: CountAsk[];
  readonly describes: string[];
};

/** An org that gives these answers and remembers what it was asked. */
export function fakeOrg(answers: FakeAnswers): { readonly org: Org; readonly asked: Asked } {
  const asked: Asked = { lists: [], records: [], retrieves: [], bulks: [], counts: [], describes: [] };
  const org: Org = {
    ...plainParts,
    list: (api, queries) =>
      each(queries, (query) => given(answers.list, 'list')(noted(asked.lists, { ...query, api }))),
    records: (asks) => each(asks, (ask) => given(answers.records, 'records')(noted(asked.records, ask))),
    countFilled: (asks) => each(asks, (ask) => given(answers.countFilled, 'countFilled')(noted(asked.counts, ask))),
    retrieve: async (members, take) =>
      handOut(given(answers.retrieve, 'retrieve')(noted(asked.retrieves, members)), take),
    bulk: async (query, take) => handOut(given(answers.bulk, 'bulk')(noted(asked.bulks, query)), take),
    describe: async function* (names) {
      for await (const { asked: name, answer } of each(names, given(answers.describe, 'describe'))) {
        asked.describes.push(name);
        yield { name, answer };
      }
    },
  };
  return { org, asked };
}

/** The user may not read it. */
export const refused = (code = 'INSUFFICIENT_ACCESS') => ({ refusal: { code, message: code, final: true } });
/** It failed to the last retry. */
export const failed = (code = 'SERVER_UNAVAILABLE') => ({ refusal: { code, message: code, final: false } });
export const rows = (...found: readonly Row[]): Answer<Rows> => ({ value: { rows: found, unknownColumns: [] } });

const plainParts = {
  apiVersion: '67.0',
  usage: { calls: 0, used: null, limit: null, reserve: null, others: 0 },
  spendable: () => null,
  identify: () => unexpected('identify'),
  describeGlobal: () => unexpected('describeGlobal'),
  entities: () => unexpected('entities'),
  recordCounts: () => unexpected('recordCounts'),
  query: () => unexpected('query'),
  capabilities: () => ({}),
  recall: () => undefined,
  close: async () => undefined,
};

function given<F>(answer: F | undefined, name: string): F {
  return answer ?? unexpected(name);
}

function unexpected(name: string): never {
  throw new Error(`The fake org was not told what to answer to ${name}.`);
}

function noted<T>(list: T[], one: T): T {
  list.push(one);
  return one;
}

async function* each<Q, R>(queries: Source<Q>, answer: (query: Q) => Answer<R>) {
  for await (const asked of queries) yield { asked, answer: answer(asked) };
}

function handOut<T>({ taken, refusal }: Taken<T>, take: (one: T) => void): Answer<null> {
  for (const one of taken) take(one);
  return refusal ? { refusal } : { value: null };
}
