import { chunks } from './chunks.js';
import { compositeQueries, failureOf, refusalOf, sendComposite } from './composite.js';
import { isFatal, OrgFailure } from './failure.js';
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
];

/**
 * All rows of EntityDefinition. Pages by DurableId, as production code does; the documentation says that LIMIT is not
 * supported there, so an org that refuses it is asked for ranges of names without LIMIT.
 */
export async function listEntities(context: QueryContext): Promise<Answer<Rows>> {
  const reader = createReader(context);
  try {
    const paged = await readPages(reader);
    return { value: { rows: paged ?? (await readRanges(reader)), unknownColumns: reader.unknownColumns() } };
  } catch (error) {
    if (!(error instanceof OrgFailure) || isFatal(error)) throw error;
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
    const replies = await sendComposite(transport, 'tooling/composite', { root, parts });
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

const incomplete = new OrgFailure('garbled', 'INVALID_QUERY_RESULT', 'Not a complete query result.');

/** Page after page; nothing when the org refuses to page, which only the first page can tell. */
async function readPages({ read }: Reader): Promise<readonly Row[] | undefined> {
  const rows: Row[] = [];
  for (let last = ''; ; ) {
    const where = last === '' ? '' : `WHERE DurableId > ${quoted(last)} `;
    const [page] = await read([`${where}ORDER BY DurableId LIMIT ${mostRows}`]);
    if (!page || page instanceof OrgFailure) {
      if (page && (page.kind !== 'refused' || page.code === 'INVALID_TYPE' || isFatal(page))) throw page;
      return undefined;
    }
    rows.push(...page);
    if (page.length < mostRows) return rows;
    last = String(page.at(-1)?.DurableId ?? '');
  }
}

/** Names from `from` (included) to `to` (not included); an empty string is no bound. */
type Range = { readonly from: string; readonly to: string };

/** Bounds are letters, whose order is the same in every collation, so that no name falls between two ranges. */
async function readRanges({ read }: Reader): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let ranges: readonly Range[] = rangesBetween(['', 'c', 'f', 'o', 's', '']);
  while (ranges.length > 0) {
    const again: Range[] = [];
    for (const batch of chunks(ranges, compositeQueries)) {
      const results = await read(batch.map(conditionOf));
      results.forEach((result, at) => {
        const range = batch[at] ?? { from: '', to: '' };
        if (!(result instanceof OrgFailure) && result.length < mostRows) rows.push(...result);
        else if (result instanceof OrgFailure && result.kind !== 'too-big') throw result;
        else again.push(...split(range));
      });
    }
    ranges = again;
  }
  return rows;
}

function rangesBetween(bounds: readonly string[]): readonly Range[] {
  return bounds.slice(1).map((to, at) => ({ from: bounds[at] ?? '', to }));
}

function conditionOf({ from, to }: Range): string {
  const conditions = [
    ...(from ? [`QualifiedApiName >= ${quoted(from)}`] : []),
    ...(to ? [`QualifiedApiName < ${quoted(to)}`] : []),
  ];
  return conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
}

const longestBound = 12;

function split({ from, to }: Range): readonly Range[] {
  const middle = between(from, to);
  if (middle.length > longestBound) throw new OrgFailure('too-big', 'EXCEEDED_ID_LIMIT', 'Too many names alike.');
  return rangesBetween([from, middle, to]);
}

/** A bound between two bounds: the middle letter, or one letter deeper where the two are neighbours. */
function between(from: string, to: string): string {
  const stem = from.slice(0, -1);
  const low = from === '' ? 96 : from.charCodeAt(from.length - 1);
  const sameLevel = to !== '' && to.length === Math.max(from.length, 1) && to.slice(0, -1) === stem;
  const high = sameLevel ? to.charCodeAt(to.length - 1) : 123;
  return high - low > 1 ? stem + String.fromCharCode(Math.floor((low + high) / 2)) : `${from}m`;
}
