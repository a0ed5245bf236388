/** `苏州市人民政府令` above `第160号`: head lines in, who gave the order and its number out. */
import type { Span } from '../plan-document.ts';
import { joinMapped, toSource } from '../text/mapped-text.ts';
import type { IssuerReading } from './fact-issuer.ts';
import type { FactLine } from './fact-line.ts';

const ORDER =
  /^(?<body>\p{Script=Han}{2,30}?(?:政府|国务院|共和国主席|[部委会厅局署行]))令[（(]?第?[\d一二三四五六七八九十百零〇]{1,6}号[）)]?$/u;

export interface OrderReading {
  number: { name: string; span: Span };
  issuer: IssuerReading;
  lines: FactLine[];
}

export function readOrder(head: readonly FactLine[]): OrderReading | null {
  for (const at of head.slice(0, 8).keys()) {
    for (const count of [1, 2]) {
      const lines = head.slice(at, at + count);
      const text = joinMapped(lines.map((line) => line.text));
      const body = ORDER.exec(text.text)?.groups?.body;
      if (body === undefined) continue;
      return {
        number: { name: text.text, span: toSource(text, { start: 0, end: text.text.length }) },
        issuer: { name: body, span: toSource(text, { start: 0, end: body.length }), used: lines },
        lines,
      };
    }
  }
  return null;
}
