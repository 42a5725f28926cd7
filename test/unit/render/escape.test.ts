import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/model/clean-text.ts';
import { code, codeBlock, lineText, link, paragraph, text } from '../../../src/render/markdown/escape.ts';
import { tableHead, tableRow } from '../../../src/render/markdown/table.ts';
import { hostileTexts, randomTexts } from '../hostile-text.ts';
import { nodes, parsePage, visibleText, type Node } from './parse-page.ts';

const texts = [...hostileTexts, ...randomTexts(1, 700)];

describe('escaping', () => {
  it.each(cases())('%s shows every text as it is and nothing else', (_, write, read) => {
    for (const value of texts) {
      const tree = parsePage(write(value));
      expect(foreignNodes(tree), write(value)).toEqual([]);
      expect(spaced(read(tree)), JSON.stringify(value)).toBe(spaced(expected(value)));
    }
  });

  it('keeps the lines of a code block', () => {
    for (const value of texts) {
      const tree = parsePage(`before\n\n${codeBlock(value)}\nafter\n`);
      expect(tree.children?.map(({ type }) => type)).toEqual(['paragraph', 'code', 'paragraph']);
      expect(tree.children?.[1]?.value).toBe(expected(value));
    }
  });

  it('shows what nobody can see', () => {
    expect(text('a\u202Eb\u200B\uFEFF\u0007')).toBe('a‹U+202E›b‹U+200B›‹U+FEFF›‹U+0007›');
    expect(text('\uD800')).toBe('\uFFFD');
  });

  it('leaves ordinary text alone, so that a diff can be read', () => {
    const plain = 'Account Name (legal), 50% - it\'s Acme & Sons: call 12:30; see 1/2 "quoted"? yes! a = b + c';
    expect(text(plain)).toBe(plain);
  });

  it('stops templates and directives of site generators', () => {
    const escaped = text('@me {{ x }} {% y %} ::: [[z]] $a$ ==b== %%c%% :smile: {: .d }');
    for (const mark of ['{{', '{%', ':::', '[[', '$', '==', '%%', ':smile:', '{:', '@']) {
      expect(escaped).not.toContain(mark);
    }
  });

  it('writes names as code where code can hold them', () => {
    expect(code('My_Field__c')).toBe('`My_Field__c`');
    expect(code('a|b')).not.toContain('`');
  });

  it('keeps percent signs of file names in links', () => {
    const [found] = nodes(parsePage(link('x', '%43ON.md'))).filter(({ type }) => type === 'link');
    expect(decodeURIComponent(found?.url ?? '')).toBe('%43ON.md');
  });
});

type Case = readonly [string, (value: string) => string, (tree: Node) => string];

function cases(): readonly Case[] {
  const cell = (tree: Node): string =>
    visibleText(nodes(tree).filter(({ type }) => type === 'tableCell')[4] ?? { type: 'none' });
  const table = (value: string): string => `${tableHead('A', 'B', 'C')}${tableRow('1', value, '3')}`;
  return [
    ['a cell', (value) => table(text(value)), cell],
    ['a name in a cell', (value) => table(code(value)), cell],
    ['a link in a cell', (value) => table(link(lineText(value), 'x.md')), cell],
    ['a paragraph', (value) => `before\n\n${paragraph(value)}\n\nafter\n`, between],
    ['a list item', (value) => `- ${paragraph(value)}\n`, visibleText],
    ['a heading', (value) => `# ${lineText(value)} end\n`, (tree) => visibleText(tree).replace(/ ?end$/, '')],
  ];
}

function between(tree: Node): string {
  return (tree.children ?? []).slice(1, -1).map(visibleText).join('');
}

const OURS = new Set([
  'root',
  'paragraph',
  'text',
  'table',
  'tableRow',
  'tableCell',
  'inlineCode',
  'list',
  'listItem',
  'heading',
  'link',
]);

/** Nodes that only a text could have made; a link may be ours, or an address that GitHub links by itself. */
function foreignNodes(tree: Node): readonly Node[] {
  return nodes(tree).filter(({ type, value, url }) =>
    type === 'html'
      ? value !== '<br>'
      : type === 'link'
        ? !/^(x\.md$|https?:|mailto:)/.test(url ?? '')
        : !OURS.has(type),
  );
}

/** What a reader has to see of a text: its characters, the invisible ones named. */
function expected(value: string): string {
  return cleanText(value, (character) => {
    return `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;
  });
}

function spaced(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}
