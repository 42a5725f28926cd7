import { describe, expect, it } from 'vitest';
import { fillBand, sizeClass } from '../../../src/model/size-class.ts';

describe('size classes', () => {
  it.each([
    [0, '0'],
    [1, '1-99'],
    [99, '1-99'],
    [100, '100+'],
    [999, '100+'],
    [1_000, '1k+'],
    [10_000, '10k+'],
    [99_999, '10k+'],
    [100_000, '100k+'],
    [1_000_000, '1M+'],
    [20_000_000, '1M+'],
  ])('%d records are %s', (records, expected) => {
    expect(sizeClass(records)).toBe(expected);
  });
});

describe('fill bands', () => {
  it.each([
    [0, 1_000, 'empty'],
    [1, 1_000, 'under 5 %'],
    [49, 1_000, 'under 5 %'],
    [50, 1_000, '5-50 %'],
    [499, 1_000, '5-50 %'],
    [500, 1_000, '50-95 %'],
    [950, 1_000, '50-95 %'],
    [951, 1_000, 'over 95 %'],
    [999, 1_000, 'over 95 %'],
    [1_000, 1_000, 'full'],
    [0, 0, undefined],
  ])('%d of %d are %s', (filled, total, expected) => {
    expect(fillBand(filled, total)).toBe(expected);
  });
});
