import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';

const line = (...cells: (string | number | null)[]): string => toCsv([cells]).slice(1);

describe('toCsv', () => {
  it('begins with the mark of UTF-8 and ends each row with CRLF', () => {
    expect(
      toCsv([
        ['地区', '数值'],
        ['镇江市', 1400],
      ]),
    ).toBe('\uFEFF地区,数值\r\n镇江市,1400\r\n');
  });

  it('quotes commas, quotation marks and line breaks', () => {
    expect(line('a,b', 'say "x"', 'two\nlines', 'two\r\nlines')).toBe(
      '"a,b","say ""x""","two\nlines","two\r\nlines"\r\n',
    );
    expect(line('一，二', '“引号”', '')).toBe('一，二,“引号”,\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1+1', '＠A1', '=HYPERLINK("http://x.test","y")'])(
    'takes %j out of the hands of the spreadsheet',
    (text) => {
      expect(line(text).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('leaves numbers and empty cells as they are', () => {
    expect(line(-5, 1.2, null, '5G基站', '1-2月')).toBe('-5,1.2,,5G基站,1-2月\r\n');
  });
});
