/** Replies of the wire in, the text that another program's model reads out: each with its source and an address. */
import { KIND_WORDS } from '#retrieval/vocabulary/kind-words';
import type { AskReply, Citation, Claim, FoundPassage, Indicator, IndicatorList } from '../contract.ts';
import { VERDICT_WORDS } from './claim-note.ts';
import { sourceName } from './source-note.ts';

export function answerText({ answer, citations, label }: AskReply): string {
  const sources = citations.map((citation) => `[${citation.marker}] ${citationLine(citation)}`);
  const parts = [answer, ...(sources.length > 0 ? [`依据：\n${sources.join('\n')}`, label ?? ''] : [])];
  return parts.filter((part) => part !== '').join('\n\n');
}

export function passagesText(passages: readonly (FoundPassage & { href: string })[]): string {
  if (passages.length === 0) return '没有找到相关的原文。';
  return passages
    .map(({ title, section, text, href, id }) => `《${title}》${section.join(' › ')}（${id}）\n${text}\n${href}`)
    .join('\n\n');
}

export function indicatorsText({ indicators, total, offset }: IndicatorList): string {
  if (total === 0) return '没有符合条件的指标。';
  const head = `共 ${total} 条，以下是第 ${offset + 1} 至 ${offset + indicators.length} 条：`;
  return [head, ...indicators.map((each) => `- ${indicatorLine(each)}`)].join('\n');
}

export function claimsText(claims: readonly Claim[]): string {
  return claims
    .map(({ text, verdict, explanation, citations }) =>
      [
        `【${VERDICT_WORDS[verdict]}】${text}`,
        `  ${explanation}`,
        ...citations.map((one) => `  原文：${citationLine(one)}`),
      ].join('\n'),
    )
    .join('\n');
}

function indicatorLine({ region, period, name, qualifier, valueText, kind, citation }: Indicator): string {
  const said = `${region ?? '未注明地区'}，${period ?? '未注明时期'}，${name}：${valueText}`;
  return `${said}（${KIND_WORDS[kind]}${qualifier === null ? '' : `，${qualifier}`}）　${citationLine(citation)}`;
}

function citationLine(citation: Citation): string {
  return `${sourceName(citation)}：“${citation.quote}” ${citation.href}`;
}
