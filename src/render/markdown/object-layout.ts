import { detailAnchor } from '../../model/anchor.js';
import { objectBlocks, type ObjectBlocks } from '../../model/blocks/object-blocks.js';
import { clipText } from '../../model/clip-text.js';
import { compareText } from '../../model/compare-text.js';
import { fillRates } from '../../model/fill-rates.js';
import { gapWords } from '../../model/gap-words.js';
import type { Kinds } from '../../model/kind.js';
import type { FactContext } from '../../model/kind-facts.js';
import { objectPages, type ObjectPages } from '../../model/object-pages.js';
import { planPages, type PageEnd } from '../../model/plan-pages.js';
import type { Gap, SObject } from '../../model/schema.js';
import { link, text } from './escape.js';
import { fieldDetails, type FieldDetail } from './field-details.js';
import { unknownOfAll } from './field-properties.js';
import { fillWords } from './fill-words.js';
import { summedGroups, type RowPlaces, type SummedGroup } from './field-table.js';
import { pagePath, type Piece } from './paged-document.js';
import { tableRow } from './table.js';

/** Where everything of an object's pages stands, known before its rows are written. */
export type ObjectLayout = {
  readonly plan: ObjectPages;
  readonly places: RowPlaces;
  readonly groups: readonly SummedGroup[];
  readonly facts: ObjectBlocks;
  readonly details: readonly Piece[];
  readonly gaps: readonly Piece[];
};

type Tail = Pick<ObjectLayout, 'details' | 'gaps'> & {
  readonly detailPages: ReadonlyMap<string, number>;
  readonly gapsPage: number;
};

const LONGEST_KIND = 200;
const LONGEST_REASON = 2_000;

/** Lays an object out: the rows as the model plans them, then what they link to, by its real size. */
export function objectLayout(object: SObject, context: FactContext, fileName: string): ObjectLayout {
  const plan = objectPages(object);
  const facts = objectBlocks(object, context);
  const groups = summedGroups(object);
  const rates = fillRates(context.schema, object.name);
  const { details, gaps, detailPages, gapsPage } = tail(fieldDetails(groups), object, {
    start: facts.plan.end,
    kinds: context.kinds,
  });
  const pageOf = (field: string): number => plan.fields.get(field) ?? 1;
  const target = (field: string, page: number, id: string): string =>
    page === pageOf(field) ? `#${id}` : `${pagePath(fileName, page)}.md#${id}`;
  const places: RowPlaces = {
    pageOf,
    fill: rates && ((field) => fillWords(Object.hasOwn(rates, field) ? rates[field] : undefined)),
    unsaid: unknownOfAll(object.fields),
    detailTarget(field) {
      const page = detailPages.get(field);
      return page === undefined ? undefined : target(field, page, detailAnchor(field));
    },
    unreadable: (field) => (gaps.length === 0 ? 'unknown' : link('not readable', target(field, gapsPage, 'gaps'))),
  };
  return { plan, places, groups, facts, details, gaps };
}

type TailOptions = { readonly start: PageEnd; readonly kinds: Kinds };

function tail(fields: readonly FieldDetail[], object: SObject, { start, kinds }: TailOptions): Tail {
  const texts = fields.flatMap((field) => field.texts);
  const gaps = object.gaps.map((gap) => gapRow(gap, kinds)).sort(compareText);
  const plan = planPages(
    [...texts, ...gaps].map((piece) => Buffer.byteLength(piece)),
    start,
  );
  const pieces = [...texts, ...gaps].map((piece, index) => ({ text: piece, page: plan[index]?.page ?? start.page }));
  let next = 0;
  const detailPages = fields.map((field): [string, number] => {
    const page = pieces[next]?.page ?? start.page;
    next += field.texts.length;
    return [field.field, page];
  });
  return {
    details: pieces.slice(0, texts.length),
    detailPages: new Map(detailPages),
    gaps: pieces.slice(texts.length),
    gapsPage: pieces[texts.length]?.page ?? start.page,
  };
}

function gapRow({ kind, reason }: Gap, kinds: Kinds): string {
  return tableRow(text(clipText(gapWords(kind, kinds), LONGEST_KIND)), text(clipText(reason, LONGEST_REASON)));
}
