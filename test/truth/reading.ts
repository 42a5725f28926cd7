import { differences, report, toldBy } from './cells.ts';
import { gapsIn, type Library } from './library.ts';

/** Kinds of which two libraries say something else, gaps apart. */
export function kindsUnlike(left: Library, right: Library): readonly string[] {
  const kinds = [...differences(toldBy(left), toldBy(right)).keys()].map((group) => group.split(' ').at(-1) ?? '');
  return [...new Set(kinds)].filter((kind) => kind !== 'gap').sort();
}

/** Why a kind is not whole. */
export const reasonsOf = (library: Library, kind: string): string =>
  gapsIn(library, kind)
    .map(({ reason }) => reason)
    .join('\n');

/** What stands under a heading of a page. */
export function section(library: Library, path: string, anchor: string): string {
  const text = library.text(`docs/${path}`);
  return text.slice(text.indexOf(`## <a id="${anchor}">`)).split('\n## ')[0] ?? '';
}

/** What a library says otherwise than another one, line by line. */
export const unlike = (expected: Library, told: Library): readonly string[] =>
  report(differences(toldBy(expected), toldBy(told)));
