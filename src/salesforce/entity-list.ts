import { chunks } from './chunks.js';
import { compositeQueries, failureOf, refusalOf, sendComposite, type PartReply } from './composite.js';
import { isFatal, isSpent, OrgFailure } from './failure.js';
import type { Answer, Row, Rows } from './org.js';
import { mostRows, queryPart, rowsOf, type QueryContext } from './setup-query.js';
import { columnNamedIn, quoted } from './soql.js';

const columns = [
  'DurableId',
  'QualifiedApiName',
  'NamespacePrefix',
  'Label',
  'PluralLabel',
  'Description',
  'KeyPrefix',
  'IsCustomSetting',
  'IsCustomizable',
  'InternalSharingModel',
  'ExternalSharingModel',
  'IsFieldHistoryTracked',
  'IsFeedEnabled',
];

/**
 * All rows of EntityDefinition. Pages by DurableId, as production code does; the documentation says that LIMIT is not
 * supported there, so an org that refuses it is asked by what the names begin with.
 */
export async function listEntities(context: QueryContext): Promise<Answer<Rows>> {
  const reader = createReader(context);
  try {
    const paged = await readPages(reader);
    return { value: { rows: paged ?? (await readByBeginning(reader)), unknownColumns: reader.unknownColumns() } };
  } catch (error) {
    if (!(error instanceof OrgFailure) || isFatal(error) || isSpent(error)) throw error;
    return { refusal: refusalOf(error) };
  }
}

type Reader = {
  /** Rows of each condition, or the failure that it met; up to five at once for one call. */
  read(conditions: readonly string[]): Promise<readonly (readonly Row[] | OrgFailure)[]>;
  unknownColumns(): readonly string[];
};

function createReader({ transport, root }: QueryContext): Reader {
  let known: readonly string[] = columns;

  const read: Reader['read'] = async (conditions) => {
    const parts = conditions.map((condition) =>
      queryPart(`SELECT ${known.join(', ')} FROM EntityDefinition ${condition}`.trimEnd()),
    );
    const replies = await sendComposite(transport, 'tooling/composite', { root, parts: () => parts, check: mayPass });
    const results = replies.map((reply) => failureOf(reply) ?? rowsOf(reply.body) ?? incomplete);
    const unknown = results
      .filter((result) => result instanceof OrgFailure)
      .map(({ code, message }) => (code === 'INVALID_FIELD' ? columnNamedIn(message, known) : undefined))
      .find((column) => column !== undefined);
    if (unknown === undefined) return results;
    known = known.filter((column) => column !== unknown);
    return read(conditions);
  };
  return { read, unknownColumns: () => columns.filter((column) => !known.includes(column)) };
}

/** A part that failed in a way that may pass is asked for again with its composite. */
function mayPass(replies: readonly PartReply[]): void {
  const failures = replies.map(failureOf).filter((failure) => failure !== undefined);
  const passing = failures.find(({ kind }) => kind !== 'refused' && kind !== 'too-big');
  if (passing) throw passing;
}

const incomplete = new OrgFailure('garbled', 'INVALID_QUERY_RESULT', 'Not a complete query result.');

/** Page after page; nothing when the org refuses to page, which only the first page can tell. */
async function readPages({ read }: Reader): Promise<readonly Row[] | undefined> {
  const rows: Row[] = [];
  const seen = new Set<unknown>();
  for (let last = ''; ;) {
    const where = last === '' ? '' : `WHERE DurableId > ${quoted(last)} `;
    const [page] = await read([`${where}ORDER BY DurableId LIMIT ${mostRows}`]);
    if (!page || page instanceof OrgFailure) {
      const pagingRefused = page?.kind === 'too-big' || (page?.kind === 'refused' && page.code !== 'INVALID_TYPE');
      if (page && !pagingRefused) throw page;
      return undefined;
    }
    // An org that ignores the condition would give the same page for ever.
    if (page.some(({ DurableId: id }) => typeof id !== 'string' || seen.has(id))) return undefined;
    page.forEach(({ DurableId: id }) => seen.add(id));
    rows.push(...page);
    if (page.length < mostRows) return rows;
    last = String(page.at(-1)?.DurableId ?? '');
  }
}

/** Every API name begins with a letter; the others may follow. LIKE does not tell case apart. */
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const following = [...letters, ...'0123456789_'];

/** Reads by what names begin with, which needs no order: a beginning with too many names is read letter by letter. */
async function readByBeginning({ read }: Reader): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let waiting: readonly Beginning[] = letters.map((text) => ({ text, exactly: false }));
  while (waiting.length > 0) {
    const again: Beginning[] = [];
    for (const batch of chunks(waiting, compositeQueries)) {
      const results = await read(batch.map(conditionOf));
      batch.forEach((beginning, at) => {
        const result = results[at] ?? incomplete;
        if (result instanceof OrgFailure && result.kind !== 'too-big') throw result;
        if (result instanceof OrgFailure || result.length >= mostRows) again.push(...longer(beginning));
        else rows.push(...result);
      });
    }
    waiting = again;
  }
  return rows;
}

type Beginning = { readonly text: string; readonly exactly: boolean };

function longer({ text }: Beginning): readonly Beginning[] {
  return [{ text, exactly: true }, ...following.map((letter) => ({ text: text + letter, exactly: false }))];
}

function conditionOf({ text, exactly }: Beginning): string {
  // An underscore stands for any character in LIKE, unless it is escaped.
  return exactly
    ? `WHERE QualifiedApiName = ${quoted(text)}`
    : `WHERE QualifiedApiName LIKE '${text.replaceAll('_', '\\_')}%'`;
}
