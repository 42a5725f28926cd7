/** A folded block; `markdown` tells Python-Markdown that its content is Markdown, as GFM does unasked. */
export function folded(summary: string, content: string): string {
  return `<details markdown="1">\n<summary>${summary}</summary>\n\n${content}\n</details>\n`;
}
