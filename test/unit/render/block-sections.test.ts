import { describe, expect, it } from 'vitest';
import { pieceSize } from '../../../src/model/blocks/block.ts';
import { objectAnchorPage, objectBlocks } from '../../../src/model/blocks/object-blocks.ts';
import { orgBlocks } from '../../../src/model/blocks/org-blocks.ts';
import { blockSections } from '../../../src/render/markdown/block-sections.ts';
import { factSchema } from '../sample-facts.ts';
import { hostileSchema } from '../hostile-schema.ts';
import { sampleKinds } from '../sample-kinds.ts';

const hostile = { schema: hostileSchema(), kinds: sampleKinds };
const all = [
  ...hostile.schema.objects.map((object) => objectBlocks(object, hostile)),
  ...(['automation', 'security', 'setup'] as const).map((page) => orgBlocks(page, hostile)),
];

describe('the parts of a page that tell facts', () => {
  it('are no larger than planned, whatever stands in them', () => {
    let largest = 0;
    for (const { blocks, plan } of all) {
      const texts = blockSections(blocks, plan, 'long'.repeat(45)).flatMap(({ pieces }) =>
        pieces.map(({ text }) => text),
      );
      const pieces = blocks.flatMap((block) => block.pieces);
      expect(texts).toHaveLength(pieces.length);
      pieces.forEach((piece, index) => {
        const share = Buffer.byteLength(texts[index] ?? '') / pieceSize(piece);
        largest = Math.max(largest, share);
        expect(share, texts[index]).toBeLessThanOrEqual(1);
      });
    }
    expect(largest).toBeGreaterThan(0.5);
  });

  it('are small enough that a page holds each', () => {
    const sizes = all.flatMap(({ blocks }) => blocks.flatMap(({ pieces }) => pieces.map(pieceSize)));
    expect(Math.max(...sizes)).toBeLessThan(340_000);
  });

  it('have rows of as many cells as their table has columns', () => {
    for (const { blocks } of all) {
      for (const { columns, pieces } of blocks) {
        const widths = pieces.map((piece) => (piece.type === 'row' ? piece.cells.length : undefined));
        expect(new Set(widths.length === 0 ? [columns?.length] : widths)).toEqual(new Set([columns?.length]));
      }
    }
  });

  it('stand on the same page for whoever links to them, asked before or after', () => {
    const wide = hostile.schema.objects.find(({ name }) => name === 'Wide__c');
    const anchors = [...(wide === undefined ? [] : objectBlocks(wide, hostile).plan.pageOf)];
    const fresh = hostileSchema().objects.find(({ name }) => name === 'Wide__c');
    expect(anchors.length).toBeGreaterThan(100);
    for (const [anchor, page] of anchors) {
      expect(fresh && objectAnchorPage(fresh, anchor, hostile), anchor).toBe(page);
    }
  });

  it('are planned again for another selection of the same objects', () => {
    const full = factSchema();
    const account = full.objects.find(({ name }) => name === 'Account') ?? full.objects[0];
    const none = { ...full, selection: { ...full.selection, with: ['none'] } };
    expect(account && objectBlocks(account, { schema: full, kinds: sampleKinds }).blocks).not.toEqual([]);
    expect(account && objectBlocks(account, { schema: none, kinds: sampleKinds }).blocks).toEqual([]);
  });
});
