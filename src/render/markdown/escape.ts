import { cleanText } from '../../model/clean-text.js';

/*
 * Everything from the org is written through this file. Besides GFM, the escapes hold in Python-Markdown with the
 * extensions of MkDocs Material and in Obsidian, and stop templates from seeing `{{`: hence character references
 * where a backslash would only help in GFM.
 */
const SPECIAL =
  /[\\`*[\]|~$^@#>]|(?<![A-Za-z0-9]_*)_|_(?!_*[A-Za-z0-9])|[<{]|&(?=[#A-Za-z])|%(?=%)|=(?==)|(?<==)=|\+(?=\+)/g;
// An address of nothing but letters, digits, dots, dashes and slashes may become a link; no other may.
const AUTOMATIC_LINK = /\bhttps?:\/\/[A-Za-z0-9][A-Za-z0-9./-]*(?=\s|$)|:(?=\/\/)|(?<=www)\./gi;
const SHORTCODE = /:(?=[\w+-]*:)|(?<=:):/g;
const BACKSLASHED = new Set('\\*[]#>_');

/** Text in a table cell, a list item or after other text: shown as it is, on one line of source. */
export function text(value: string): string {
  if (isPlain(value)) {
    return value;
  }
  return escaped(
    visible(value)
      .trim()
      .replace(/[ \u00A0]*\n[ \u00A0]*/g, '\n')
      .replace(/ {2,}/g, ' '),
  ).replaceAll('\n', '<br>');
}

/** Most texts have nothing to escape. */
function isPlain(value: string): boolean {
  return /^[\w ,.;'"()/-]*$/.test(value) && !/^ | $|  |_|www/i.test(value);
}

/** Text in a heading or a link: as in a cell, but without line breaks. */
export function lineText(value: string): string {
  return isPlain(value) ? value : text(visible(value).replaceAll('\n', ' '));
}

/** A paragraph of its own: its beginning may not open a heading, a list, a block or a directive. */
export function paragraph(value: string): string {
  const shown = text(value);
  if (/^[A-Za-z]/.test(shown)) {
    return shown;
  }
  return shown.replace(/^(\d{1,9})([.)])/, '$1\\$2').replace(/^[-+=!?:%]/, reference);
}

/** A name or a value in code, where code can hold it in every context; else the same characters as text. */
export function code(value: string): string {
  return /^[!-~]([ -~]*[!-~])?$/.test(value) && !/[`|\\{]/.test(value) ? `\`${value}\`` : lineText(value);
}

/** A block of code, fenced by more backticks than any run within it. */
export function codeBlock(value: string): string {
  const lines = visible(value);
  const longest = Math.max(2, ...(lines.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${lines}\n${fence}\n`;
}

/** A link; `label` is Markdown, `target` the path of a file of ours, whose percent signs are part of its name. */
export function link(label: string, target: string): string {
  return `[${label}](${target.replaceAll('%', '%25')})`;
}

/** A place to link to. Ids are made of letters, digits, dots, tildes and underscores alone. */
export function anchor(id: string): string {
  return `<a id="${id}"></a>`;
}

/** What nobody can see is written out, so that a name that only looks like another one is found out. */
function visible(value: string): string {
  return cleanText(value, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return `‹U+${point.toString(16).toUpperCase().padStart(4, '0')}›`;
  });
}

function escaped(value: string): string {
  return value
    .replace(SPECIAL, (character) => (BACKSLASHED.has(character) ? `\\${character}` : reference(character)))
    .replace(AUTOMATIC_LINK, (found) => (found.length > 1 ? found : reference(found)))
    .replace(SHORTCODE, reference);
}

function reference(character: string): string {
  return NAMED[character] ?? `&#${character.charCodeAt(0)};`;
}

const NAMED: Readonly<Record<string, string>> = { '<': '&lt;', '&': '&amp;' };
