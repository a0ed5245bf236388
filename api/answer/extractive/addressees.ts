/** To whom a paper goes: `各区人民政府，市各部门：` under its title, and the `报：`, `送：`, `抄送：` of its colophon. */
import type { Span } from '#retrieval/plan-document';
import type { StoredDocument } from '#retrieval/store/plan-store';
import { cleanText } from '#retrieval/text/clean';
import type { Proof, Statement } from '../draft.ts';
import { paperHead } from './paper-head.ts';

/** A line that closes with a colon, with the lines that run into it; a title, a date or a number stands in none of them. */
const CLOSED =
  /^[^\S\n]*(?:(?:各|[^\n。：:《》〔〕0-9]{0,8}[局部市省区县府]各)[^\n。：:《》〔〕0-9]{4,80}\n){0,3}[^\n。：:《》〔〕0-9]{2,200}[：:][^\S\n]*$/gmu;
/** What papers are sent to. 各位代表： is said to people, 主要做了以下工作： to nobody. */
const BODIES =
  /(?:政府|委员会|管委会|办事处|机构|单位|部门|处室|机关|[委办厅局]|集团|公司|企业|协会|院校|高校)(?:[，,、；;：:（(]|$)/u;
const SAYS_MORE = /如下|以下|[是为](?:[：:]|$)|位代表|同志/u;
const COPIED = /^[^\S\n]*(?:抄|主)?[报報送][：:][^\n]+(?:\n(?!\s*$)(?![^\n]*印发)[^\n]+)*/gmu;
const MOST_LINES = 4;

/** The lines under the title that name to whom the paper goes, as a span of its text; null when it names nobody. */
export function addressees(text: string): Span | null {
  for (const match of paperHead(text).matchAll(CLOSED)) {
    const words = match[0].trim();
    if (!BODIES.test(words) || SAYS_MORE.test(words)) continue;
    const start = match.index + match[0].indexOf(words);
    return { start, end: start + words.length };
  }
  return null;
}

export function copiedStatement(document: StoredDocument): Statement | null {
  const { text } = document;
  const copied = [...text.matchAll(COPIED)].slice(0, MOST_LINES).map((match): Span => {
    const start = match.index + match[0].search(/\S/);
    return { start, end: start + match[0].trim().length };
  });
  const addressed = copied.length === 0 ? addressees(text) : null;
  const spans = addressed ? [addressed] : copied;
  if (spans.length === 0) return null;
  const said = spans.map(({ start, end }) => cleanText(text.slice(start, end)).trim()).join('；');
  const proofs = spans.map((span): Proof => ({ document, span, section: null, context: [] }));
  return { text: `《${document.title}》${addressed ? '主送：' : ''}${said.replace(/[：:]$/, '')}`, proofs };
}
