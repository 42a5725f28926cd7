import type { Kinds } from '../../../src/model/kind.ts';
import type { Schema } from '../../../src/model/schema.ts';
import { markdown } from '../../../src/render/markdown/markdown.ts';
import { sampleKinds } from '../sample-kinds.ts';

/** The pages of a schema by path; a page that is not there is undefined. */
export function pagesOf(sample: Schema, kinds: Kinds = sampleKinds): (path: string) => string | undefined {
  const pages = new Map([...markdown(sample, kinds)].map(({ path, text }) => [path, text]));
  return (path) => pages.get(path);
}

/** What stands under a heading, up to the next one of its level or above; empty where there is no such heading. */
export function under(page: string | undefined, heading: string): string {
  const lines = (page ?? '').split('\n').map((line) => line.replace(/^(#+ )<a id="[^"]*"><\/a>/, '$1'));
  const start = lines.indexOf(heading);
  const level = heading.indexOf(' ');
  const rest = start < 0 ? [] : lines.slice(start + 1);
  const end = rest.findIndex((line) => /^#+ /.test(line) && line.indexOf(' ') <= level);
  return rest
    .slice(0, end < 0 ? undefined : end)
    .join('\n')
    .trim();
}

/** The headings of a page, in order. */
export function headings(text: string): readonly string[] {
  return text.split('\n').filter((line) => /^#+ /.test(line));
}

/** The first cells of the rows of a table, without anchors. */
export function firstCells(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map(
      (line) =>
        line
          .replaceAll(/<a id="[^"]*"><\/a>/g, '')
          .split(' | ')[0]
          ?.slice(2) ?? '',
    );
}
