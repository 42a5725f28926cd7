/** Path of one page of a document, with an anchor where there is one; `file` is its first page without extension. */
export function pathOf(file: string, page: number, anchor?: string): string {
  return `${file}${page === 1 ? '' : `~${page}`}.md${anchor === undefined ? '' : `#${anchor}`}`;
}
