import { describe, expect, it } from 'vitest';
import { printNumber } from './number-formats.ts';

describe('printNumber', () => {
  it.each([
    [1, 'chineseCounting', '一'],
    [10, 'chineseCountingThousand', '十'],
    [12, 'chineseCountingThousand', '十二'],
    [20, 'japaneseCounting', '二十'],
    [101, 'chineseCountingThousand', '一百零一'],
    [12, 'chineseLegalSimplified', '壹拾贰'],
    [10, 'ideographDigital', '一〇'],
    [3, 'decimalEnclosedCircleChinese', '③'],
    [12, 'decimalFullWidth', '１２'],
    [27, 'upperLetter', 'AA'],
    [4, 'lowerRoman', 'iv'],
    [5, 'somethingNew', '5'],
  ])('prints %i as %s: %s', (value, format, printed) => {
    expect(printNumber(value, format)).toBe(printed);
  });
});
