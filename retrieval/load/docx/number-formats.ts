/** Numbers of automatic lists as a word processor prints them. Formats as in ECMA-376, ST_NumberFormat. */
const DIGITS = '〇一二三四五六七八九';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';

export function printNumber(value: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'ideographTraditional':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'koreanCounting':
      return counted(value, DIGITS, '十百千');
    case 'chineseLegalSimplified':
      return counted(value, LEGAL, '拾佰仟', true);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return [...String(value)].map((digit) => DIGITS[Number(digit)]).join('');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : String(value);
    case 'decimalEnclosedParen':
      return `(${value})`;
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...String(value)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'upperLetter':
    case 'lowerLetter':
      return letters(value, format === 'upperLetter' ? 'A' : 'a');
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'none':
      return '';
    default:
      return String(value);
  }
}

/** 1 to 9999: 十, 十一, 二十, 一百零一. */
function counted(value: number, digits: string, units: string, tens = false): string {
  if (value < 1 || value > 9999) return String(value);
  const written = [...String(value)].map(Number);
  let text = '';
  let gap = false;
  for (const [at, digit] of written.entries()) {
    const unit = units[written.length - at - 2] ?? '';
    if (digit === 0) gap = text !== '';
    else {
      text += `${gap ? '零' : ''}${digits[digit]}${unit}`;
      gap = false;
    }
  }
  const leading = `${digits[1]}${units[0]}`;
  return !tens && value < 20 && text.startsWith(leading) ? text.slice(1) : text;
}

/** A to Z, then AA, BB. */
function letters(value: number, first: string): string {
  if (value < 1) return '';
  const letter = String.fromCodePoint((first.codePointAt(0) ?? 0) + ((value - 1) % 26));
  return letter.repeat(Math.min(Math.ceil(value / 26), 20));
}

const ROMAN: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let left = value;
  let text = '';
  for (const [size, sign] of ROMAN) {
    while (left >= size) {
      text += sign;
      left -= size;
    }
  }
  return text;
}
