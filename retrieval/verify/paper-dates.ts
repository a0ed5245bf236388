/**
 * Days and issuer of a paper: 落款 is the day of signing, 发布 that of posting, 印发 is by whoever signs. In: what a
 * statement says of the paper itself; each kind of day is held against its own field, never against another.
 */
import { bodiesIn, bodyForm } from './bodies.ts';
import type { Evidence, Fault } from './evidence.ts';
import { dayWords, proofsOfFacts, type Source } from './source-sentences.ts';

type Kind = 'signed' | 'posted' | 'issued';

/** In this order: 发布日期 of a web page is no 印发. */
const KINDS: readonly [RegExp, readonly Kind[]][] = [
  [/落款|成文|签署|签发/, ['signed']],
  [/网上|发布日期|发布时间|上网|公开发布|挂网/, ['posted']],
  [/印发|发文|下发/, ['issued', 'signed']],
];
const DAY = /20\d\d年\d{1,2}月\d{1,2}日/g;
/** A paper is spoken of, not a thing that the paper tells. */
const PAPER = /》|规划|计划|方案|要点|文件|简报|通知|意见|办法|公报/;

export function paperDatesFault({ reading, sources, sentences }: Evidence): Fault | null {
  const days = reading.text.match(DAY) ?? [];
  const kinds = KINDS.find(([pattern]) => pattern.test(reading.text))?.[1];
  const [day] = days;
  if (!kinds || days.length !== 1 || day === undefined || !PAPER.test(reading.text)) return null;
  // The sentence itself may tell of another paper and its day.
  if ([...sentences].some(({ normal }) => normal.includes(day))) return null;
  const known = sources.flatMap(({ given }) => kinds.flatMap((kind) => given.document.dates[kind] ?? []));
  if (known.some((iso) => dayWords(iso) === day)) return null;
  const [own] = known;
  if (own) return faultOf(`原文的日期是${dayWords(own)}`, sources);
  // 2021年11月1日 is a day of the paper, but of another kind.
  const others = sources.flatMap(({ given }) => Object.values(given.document.dates));
  return others.some((iso) => iso !== undefined && dayWords(iso) === day)
    ? { problem: 'period', detail: '原文中的这一天不是这样的日期', proofs: [] }
    : null;
}

function faultOf(detail: string, sources: readonly Source[]): Fault {
  return { problem: 'period', detail, proofs: sources.slice(0, 1).flatMap(proofsOfFacts) };
}

const ISSUED = /^[^，；。]{0,8}(?:印发|制发|下发)/u;

/** 由市发改委印发: of a paper, only its issuer, or a body that the passage says has printed it. */
export function issuerFault({ reading, sources }: Evidence): Fault | null {
  if (!PAPER.test(reading.text)) return null;
  for (const { written, readings } of bodiesIn(reading.text)) {
    const behind = reading.text.slice(reading.text.indexOf(written) + written.length);
    if (!ISSUED.test(behind) || /^[（(〔]/.test(behind)) continue;
    const names = readings.map(bare);
    const issuers = sources.flatMap(({ given }) => given.document.issuer ?? []).map((name) => bodyForm(name));
    if (issuers.length === 0) continue;
    const isIssuer = issuers.some((issuer) => names.some((name) => issuer.includes(name)));
    const isSaid = sources.some(({ normal, context }) =>
      names.some((name) => new RegExp(`${RegExp.escape(name)}[^，；。]{0,8}印发`, 'u').test(`${normal}，${context}`)),
    );
    if (!isIssuer && !isSaid)
      return {
        problem: 'body',
        detail: `原文不是由“${written}”印发`,
        proofs: sources.slice(0, 1).flatMap(proofsOfFacts),
      };
  }
  return null;
}

/** 江苏省政府办公厅 and 省政府办公厅 are one in a paper of the province. */
function bare(name: string): string {
  return name.replace(/^[\p{Script=Han}]{2,3}[省市区县](?=.{3})/u, '').replace(/^[省市区县](?=.{2})/u, '');
}
