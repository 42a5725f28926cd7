import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

export type Node = {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly depth?: number;
  readonly children?: readonly Node[];
};

/** Parses a page as GitHub does. */
export function parsePage(text: string): Node {
  return unified().use(remarkParse).use(remarkGfm).parse(text) as unknown as Node;
}

/** All nodes of a tree in the order of the page. */
export function nodes(tree: Node): readonly Node[] {
  return [tree, ...(tree.children ?? []).flatMap(nodes)];
}

/** The text that a reader sees; a line break of ours is a line feed. */
export function visibleText(node: Node): string {
  if (node.type === 'html') return node.value === '<br>' ? '\n' : '';
  if (node.type === 'break') return '\n';
  return node.value ?? (node.children ?? []).map(visibleText).join('');
}

/** Ids that a link can lead to: our anchors. */
export function anchors(tree: Node): readonly string[] {
  return nodes(tree).flatMap(({ type, value }) =>
    type === 'html' ? (/^<a id="([^"]*)">$/.exec(value ?? '')?.[1] ?? []) : [],
  );
}
