import { clipText } from '../../model/clip-text.js';
import { compareText } from '../../model/compare-text.js';
import { fillRates } from '../../model/fill-rates.js';
import { isAsked } from '../../model/kind-facts.js';
import type { FillRate, SObject } from '../../model/schema.js';
import { code } from './escape.js';
import { reservations } from './fill-words.js';
import { nameLink, type Library } from './library.js';
import { notKnown } from './not-known.js';
import type { Unplanned } from './paged-document.js';
import { tableHead, tableRow } from './table.js';

const HEAD = tableHead('Object', 'Field', 'Filled', 'Of', 'Share', 'Counted in');
const NOTE =
  'Formula fields are not counted, and of objects without records nothing is. "Visible records" are those that the user who built this library may see, "sample" is a window by date of creation in a large table.';
const LONGEST_NAME = 200;

/** How many records fill each field, with what was counted in. */
export function fillSections(library: Library): readonly Unplanned[] {
  const heading = '## Fill rates';
  const rows = library.objects.flatMap((object) => objectRows(object, library));
  if (rows.length > 0) {
    return [{ heading, note: NOTE, head: HEAD, texts: rows }];
  }
  const { gaps } = library.schema;
  const none = gaps.some(({ kind }) => kind === 'fill-rate') ? notKnown(gaps, 'fill-rate') : 'none';
  return isAsked(library.schema, 'stats') ? [{ heading, texts: [`${none}\n`] }] : [];
}

function objectRows(object: SObject, { schema, fileNames }: Library): readonly string[] {
  const name =
    object.name.length > LONGEST_NAME
      ? code(clipText(object.name, LONGEST_NAME))
      : nameLink(object.name, { fileNames, folder: 'objects/' });
  const unread = notKnown(object.gaps, 'fill-rate');
  return Object.entries(fillRates(schema, object.name) ?? {})
    .sort(([left], [right]) => compareText(left, right))
    .map(([field, rate]) => tableRow(name, code(clipText(field, LONGEST_NAME)), ...figures(rate, unread)));
}

function figures(rate: FillRate | null, unread: string): readonly string[] {
  if (rate === null) {
    return ['unknown', '–', '–', unread === 'unknown' ? '–' : unread];
  }
  const { filled, total } = rate;
  const counted = reservations(rate).join(', ') || 'all records';
  return [filled.toLocaleString('en-US'), total.toLocaleString('en-US'), share(filled, total), counted];
}

/** In percent; what is not quite none or all is not rounded to it. */
function share(filled: number, total: number): string {
  const percent = (filled / total) * 100;
  if (total === 0) return '–';
  if (filled > 0 && percent < 0.1) return 'under 0.1 %';
  return filled < total && percent > 99.9 ? 'over 99.9 %' : `${percent.toFixed(1)} %`;
}
