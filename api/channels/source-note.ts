/** A citation in, the lines of the footnote that tells where it stands out. */
import type { Citation } from '../contract.ts';
import type { Inline } from './docx.ts';

/** `origin` makes the address absolute; empty where nobody could open it, and then there is no link. */
export function sourceNote(citation: Citation, origin: string): Inline[][] {
  const { quote, context = [], href } = citation;
  return [
    [{ kind: 'text', text: `${sourceName(citation)}：“${quote}”` }],
    ...(context.length > 0
      ? [[{ kind: 'text' as const, text: `承接的上文：${context.map((piece) => `“${piece.quote}”`).join('，')}` }]]
      : []),
    ...(origin === '' ? [] : [[{ kind: 'link' as const, text: '打开原文', href: `${origin}${href}` }]]),
  ];
}

/** 《镇江市…工作要点》（镇数字发〔2022〕4号），镇江市…领导小组，2022-08-22，二、重点工作 › 16.，第3页 */
export function sourceName({ title, documentNumber, issuer, published, section, page }: Citation): string {
  const name = `《${title.replace(/^《|》$/g, '')}》${documentNumber === null ? '' : `（${documentNumber}）`}`;
  const place = [section.join(' › '), page === null ? '' : `第${page}页`];
  return [name, issuer ?? '', published ?? '', ...place].filter((part) => part !== '').join('，');
}
