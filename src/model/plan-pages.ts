// No page is above 400 KB; the rest is for the head of a page and the heads of its tables.
const PAGE_BYTES = 340_000;

export type PageEnd = { readonly page: number; readonly bytes: number };

/** Puts things of so many bytes on pages, in order, going on where another plan ended. */
export function planPages(sizes: readonly number[], start: PageEnd = { page: 1, bytes: 0 }): readonly PageEnd[] {
  let { page, bytes } = start;
  return sizes.map((size) => {
    if (bytes > 0 && bytes + size > PAGE_BYTES) {
      page += 1;
      bytes = 0;
    }
    bytes += size;
    return { page, bytes };
  });
}
