import { clipText } from '../../model/clip-text.js';
import { compareText } from '../../model/compare-text.js';
import { isAsked } from '../../model/kind-facts.js';
import { code, text } from './escape.js';
import type { Library } from './library.js';
import { notKnown } from './not-known.js';
import type { Unplanned } from './paged-document.js';
import { tableHead, tableRow } from './table.js';

const LONGEST_NAME = 200;
const HEAD = tableHead('Package', 'Namespace', 'Version');

/** The packages installed in the org; nothing where nobody asked for them. */
export function packageList({ schema }: Library): readonly Unplanned[] {
  const heading = '## Installed packages';
  const { packages, gaps } = schema;
  if (packages === null) {
    return isAsked(schema, 'metadata') ? [{ heading, texts: [`${notKnown(gaps, 'package')}\n`] }] : [];
  }
  if (packages.length === 0) {
    return [{ heading, texts: ['none\n'] }];
  }
  const sorted = packages.toSorted(
    (left, right) => compareText(left.namespace, right.namespace) || compareText(left.name, right.name),
  );
  const texts = sorted.map(({ namespace, name, version }) =>
    tableRow(
      text(clipText(name, LONGEST_NAME)) || '–',
      code(clipText(namespace, LONGEST_NAME)) || '–',
      text(clipText(version, LONGEST_NAME)) || '–',
    ),
  );
  return [{ heading, head: HEAD, texts }];
}
