/** Head lines in, the body that issued the paper out: a labelled line, the signature above the date, the notice's title. */
import type { Span } from '../plan-document.ts';
import { cleanText } from '../text/clean.ts';
import { toSource } from '../text/mapped-text.ts';
import { type FactLine, ORGAN } from './fact-line.ts';

export interface IssuerReading {
  name: string;
  span: Span;
  used: FactLine[];
}

export interface IssuerSource {
  head: readonly FactLine[];
  /** Lines above each date that stands alone, outermost first. */
  signatures: readonly FactLine[][];
  fromTitle: { name: string; span: Span } | null;
}

const NEXT_LABEL =
  '索引号|文号|发文字号|成文|发文|发布|印发|公开|生成|主题|标题|名称|有效|时效|分类|体裁|组配|关键词|公文种类|信息';
const LABEL = new RegExp(
  `(?:发文|发布|制发|印发|公开)(?:部门|机关|单位|机构)[：:]?([\\p{Script=Han}、（）]{2,40}?)(?=${NEXT_LABEL}|[\\d：:]|$)`,
  'u',
);

/** The first that the paper has; a fuller wording of the same body elsewhere in the head is preferred. */
export function readIssuer(source: string, from: IssuerSource): IssuerReading | null {
  const label = labelled(from.head);
  const signed = from.signatures.map((group) => signature(source, group)).find((one) => one !== null) ?? null;
  const title = from.fromTitle ? { ...from.fromTitle, used: [] } : null;
  const first = label ?? signed ?? title;
  if (!first) return null;
  const used = [...first.used, ...(signed?.used ?? [])];
  const fuller = [signed, title].find((one) => one !== null && isFuller(one.name, first.name));
  return { ...(fuller ?? first), used };
}

/** `省政府办公厅` signs what the title's `广东省人民政府办公厅` issued. */
function isFuller(name: string, than: string): boolean {
  if (name.includes('、') || name.length <= than.length) return false;
  const core = than.replace(/^[省市区县州]/, '').replace(/^人民/, '');
  return name.endsWith(core);
}

function labelled(head: readonly FactLine[]): IssuerReading | null {
  for (const line of head) {
    const match = LABEL.exec(line.text.text);
    const name = match?.[1];
    if (!match || !name || !ORGAN.test(name)) continue;
    const start = match.index + match[0].length - name.length;
    return { name, span: toSource(line.text, { start, end: start + name.length }), used: [line] };
  }
  return null;
}

function signature(source: string, group: readonly FactLine[]): IssuerReading | null {
  const signed = group.filter((line) => ORGAN.test(line.text.text));
  const first = signed[0];
  const last = signed.at(-1);
  if (!first || !last) return null;
  const start = toSource(first.text, { start: 0, end: first.text.text.length }).start;
  const end = toSource(last.text, { start: 0, end: last.text.text.length }).end;
  const name = signed.map((line) => bodiesOf(source, line)).join('、');
  return { name, span: { start, end }, used: signed };
}

/** `某市统计局　国家统计局某调查队` on one line are two bodies. */
function bodiesOf(source: string, { text }: FactLine): string {
  const { start, end } = toSource(text, { start: 0, end: text.text.length });
  const parts = source
    .slice(start, end)
    .split(/[\s\u3000]+/u)
    .map((part) => cleanText(part))
    .filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => part.length >= 4 && ORGAN.test(part)) ? parts.join('、') : text.text;
}
