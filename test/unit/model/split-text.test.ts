import { describe, expect, it } from 'vitest';
import { splitText } from '../../../src/model/split-text.ts';
import { randomTexts } from '../hostile-text.ts';

describe('splitText', () => {
  it('leaves a text that fits', () => {
    expect(splitText('short', 100)).toEqual(['short']);
    expect(splitText('', 100)).toEqual([]);
  });

  it('cuts after a sentence rather than within one', () => {
    expect(splitText('One sentence here. Another sentence follows it.', 30)).toEqual([
      'One sentence here.',
      'Another sentence follows it.',
    ]);
  });

  it('cuts between characters where there is no other place', () => {
    const pieces = splitText('😀'.repeat(100), 30);
    expect(pieces.every((piece) => Buffer.byteLength(piece) <= 30 && /^(😀)+$/u.test(piece))).toBe(true);
    expect(pieces.join('')).toBe('😀'.repeat(100));
  });

  it('loses nothing but white space, and keeps the limit', () => {
    for (const text of randomTexts(5, 500)) {
      const pieces = splitText(text, 24);
      expect(pieces.every((piece) => Buffer.byteLength(piece) <= 24)).toBe(true);
      expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }
  });
});
