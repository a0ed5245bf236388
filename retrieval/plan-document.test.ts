import { describe, expect, it } from 'vitest';
import { isRecognised, pageOf } from './plan-document.ts';

/** Page 2 has no text; page 3 was recognised. */
const pages = [
  { start: 0, ocr: false },
  { start: 100, ocr: false },
  { start: 100, ocr: true },
  { start: 180, ocr: false },
];

describe('pageOf', () => {
  it('counts from 1, and a page without text holds nothing', () => {
    expect([0, 99, 100, 179, 180, 9999].map((offset) => pageOf(pages, offset))).toEqual([1, 1, 3, 3, 4, 4]);
  });

  it('knows no page where a format has none', () => {
    expect(pageOf([], 0)).toBeNull();
  });
});

describe('isRecognised', () => {
  it('is true of a span that touches a recognised page', () => {
    expect(isRecognised(pages, { start: 90, end: 101 })).toBe(true);
    expect(isRecognised(pages, { start: 179, end: 200 })).toBe(true);
    expect(isRecognised(pages, { start: 90, end: 100 })).toBe(false);
    expect(isRecognised(pages, { start: 180, end: 200 })).toBe(false);
  });
});
