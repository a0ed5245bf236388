/** What the table or the lines above a paper on a portal say of it (`索 引 号 | 0149/2024-17 | 公开方式 | 主动公开`), by label. */
import type { Span } from '#retrieval/plan-document';
import { paperHead } from './paper-head.ts';

export type PortalFact = 'indexNumber' | 'publisher' | 'openness' | 'validity';

export const PORTAL_NAMES: Record<PortalFact, string> = {
  indexNumber: '索引号',
  publisher: '发布机构',
  openness: '公开方式',
  validity: '有效性',
};

export function isPortalFact(fact: string): fact is PortalFact {
  return fact in PORTAL_NAMES;
}

const LABELS: Record<PortalFact, readonly string[]> = {
  indexNumber: ['索引号', '信息索引'],
  publisher: ['发布机构', '公开机构', '发布单位'],
  openness: ['公开方式', '公开形式', '公开属性'],
  validity: ['有效性', '时效性'],
};
/** A head row above a row of values: what stands behind the label is the next label. */
const NO_VALUE =
  /^(?:索引号|信息索引|文号|发文字号|标题|名称|关键词|体裁|废止日期|(?:发布|公开|发文)(?:机构|机关|单位|方式|形式|属性)|.{2}(?:日期|时间)|.{2}分类|[有时]效性)[：:]?$/u;

/** As printed, with the place of label and value; null when the head has no such label or leaves it empty. */
export function portalFact(text: string, fact: PortalFact): { value: string; span: Span } | null {
  const names = LABELS[fact].map((label) => [...label].join('[ \\u3000]*')).join('|');
  const pattern = new RegExp(
    `(?<=^|[|\\t]|[ \\u3000]{2})[ \\u3000]*((?:${names})[ \\u3000]*[：:|\\t][ \\u3000|]*([^\\s|][^|\\n\\t]{0,80}?))(?=[ \\u3000]*[|\\t]|[ \\u3000]{2}|[ \\u3000]*$)`,
    'mu',
  );
  const match = pattern.exec(paperHead(text));
  const [whole = '', labelled = '', value = ''] = match ?? [];
  if (!match || NO_VALUE.test(value.replace(/[ \u3000]/g, ''))) return null;
  const start = match.index + whole.length - labelled.length;
  return { value, span: { start, end: start + labelled.length } };
}
