/** Whatever a file or a person writes: every reader gives something true of it or a reason, and never falls over. */
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocument } from './ingest/read-document.ts';
import { paragraph, wordFile } from './load/__fixtures__/word-file.ts';
import { loadFile } from './load/load-file.ts';
import type { Span } from './plan-document.ts';
import { cleanText } from './text/clean.ts';
import { chineseNumeral, parseNumeral } from './text/numerals.ts';
import { findPeriods } from './text/periods.ts';
import { sentences } from './text/sentences.ts';
import { tokenise } from './text/tokenise.ts';
import { quantitiesIn } from './verify/quantities.ts';
import { splitStatements } from './verify/split-statements.ts';
import { verifyStatement } from './verify/verify-statement.ts';
import { findRegions } from './vocabulary/regions.ts';

/** What plans are made of, so that what is made of it looks like one. */
const PIECES =
  '镇江市|宿城区|江苏省|盐城|2022年|到2025年|“十四五”|全年|力争|新建|累计|达到|不少于|5G基站|上云企业|1400|1.2万|百分之十|3,000|个|家|%|亿元|一、|（一）|1.|第三条|①|（责任单位：市工信局）|市发改委牵头|《镇江市数字经济工作要点》|〔2022〕4号|| 指标 | 目标 ||\n|\n\n|\t|。|，|；|：|“|”|（|）|《|》|\u3000|\u0000|\ufeff|\u200b|\ud800|𠮷|０|目标|完成|比|增长|高于|分别'.split(
    '|',
  );
const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ maxLength: 200, unit: 'binary' }),
  fc.tuple(fc.constantFrom(...PIECES), fc.integer({ min: 1, max: 400 })).map(([piece, times]) => piece.repeat(times)),
);

function expectSpans(spans: readonly Span[], length: number): void {
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(length);
  }
}

describe('readers of words', () => {
  it('place what they find inside the text, whatever it is', () => {
    fc.assert(
      fc.property(text, (given) => {
        const clean = cleanText(given);
        expect(cleanText(clean)).toBe(clean);
        const parts = sentences(clean);
        expectSpans(parts, clean.length);
        expect(parts.map(({ start, end }) => clean.slice(start, end)).join('')).toBe(clean);
        for (const { from, to } of findPeriods(clean)) expect(from).toBeLessThanOrEqual(to);
        for (const { written } of findRegions(clean)) expect(clean).toContain(written);
        for (const { value } of quantitiesIn(clean)) expect(value).toBeGreaterThanOrEqual(0);
        tokenise(clean);
      }),
      { numRuns: 600 },
    );
  });

  it('reads a number back as it was written in Chinese', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (value) => {
        expect(parseNumeral(chineseNumeral(value))).toBe(value);
      }),
    );
  });
});

describe('splitStatements', () => {
  it('gives statements that stand in the draft at their places, in order, and every one gets a verdict', () => {
    fc.assert(
      fc.property(text, (given) => {
        let before = 0;
        for (const statement of splitStatements(given)) {
          expect(given.slice(statement.start, statement.end)).toBe(statement.text);
          expect(statement.start).toBeGreaterThanOrEqual(before);
          before = statement.end;
          expect(['no-claim', 'not-found']).toContain(verifyStatement(statement.plain.slice(0, 300), []).verdict);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('readDocument', () => {
  it('cuts every passage and every figure out of the text itself', () => {
    fc.assert(
      fc.property(text, (given) => {
        const document = readDocument({ file: '2022年规划.txt', bytes: strToU8(given) });
        for (const { span } of [...document.passages, ...document.figures]) {
          expectSpans([span], document.text.length);
          expect(span.end).toBeGreaterThan(span.start);
        }
        for (const { value } of document.figures) expect(Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 250 },
    );
  });
});

const whole: [string, Uint8Array][] = [
  ['a.docx', wordFile({ body: paragraph('新建5G基站1400个。') })],
  [
    'a.html',
    strToU8('<!doctype html><html><body><table><tr><td rowspan="2">指标</td><td>值</td></tr></table></body></html>'),
  ],
  ['a.csv', strToU8('指标,值\n"基站",1400\n')],
  ['a.txt', strToU8('新建5G基站1400个。')],
  [
    'a.pdf',
    strToU8(
      '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n',
    ),
  ],
];
/** A whole file with some bytes changed, cut off or doubled; or bytes of any kind behind a beginning that names a format. */
const file = fc
  .tuple(fc.constantFrom(...whole), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), fc.nat(), fc.boolean())
  .map(([[name, bytes], changes, cut, isCut]) => {
    const changed = Uint8Array.from(bytes);
    for (const [at, byte] of changes) changed[at % changed.length] = byte;
    return { file: name, bytes: isCut ? changed.subarray(0, cut % (changed.length + 1)) : changed };
  });
const junk = fc
  .tuple(
    fc.constantFrom('%PDF-1.7\n', 'PK\u0003\u0004', '<html>', '\u00ef\u00bb\u00bf', '\u00ff\u00fe', ''),
    fc.uint8Array({ maxLength: 300 }),
    fc.constantFrom('a.pdf', 'a.docx', 'a.xlsx', 'a.html', 'a.csv', 'a.txt'),
  )
  .map(([head, rest, name]) => ({ file: name, bytes: Buffer.concat([Buffer.from(head, 'latin1'), rest]) }));

describe('loadFile', () => {
  it('gives a text or a reason for any bytes under any name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(file, junk), async (given) => {
        const loaded = await loadFile(given);
        if ('reason' in loaded) expect(loaded.reason).toMatch(/\p{Script=Han}/u);
        else expect(typeof loaded.text).toBe('string');
      }),
      { numRuns: 400 },
    );
  }, 60_000);
});
