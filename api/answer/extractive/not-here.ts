/** Why a question has no answer here: the paper, the place or the annex is not held, or nothing says the thing. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { clausesAsked } from '#retrieval/query/named-clause';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import type { DraftSource } from './draft-source.ts';
import { asksForLead } from './lead-missing.ts';
import { refusal } from './refusal.ts';
import { responsibilityOf } from './responsibility.ts';
import { inRegions, topicCoverage } from './sentence-answer.ts';
import { placeClaim } from './yes-no-answer.ts';

/** A paper or a region that the index does not have; nothing of another one is given for it. */
export function notCovered(
  { analysis, covered, suggestions }: DraftSource,
  ranked: readonly RankedSentence[],
): Draft | null {
  const [unknown] = analysis.documents.unknown;
  if (unknown !== undefined) {
    const named = ranked.some(
      (one) =>
        one.found.passage.indexText.includes(unknown) &&
        one.coverage >= 0.8 &&
        one.own >= 0.6 &&
        analysis.asks.size > 0 &&
        !ASKS_ITS_TEXT.test(analysis.question) &&
        onItsPassage(analysis, one, unknown),
    );
    if (!named && !isLed(analysis, ranked, unknown) && !spokenOf(analysis, ranked, unknown))
      return refusal({ analysis, reason: 'document-not-covered', what: unknown, suggestions });
  }
  const missing = analysis.regions.filter((region) => !covered.has(region.name));
  if (missing.length === 0 || missing.length < analysis.regions.length) return null;
  const named = ranked.some(
    (one) =>
      missing.some((region) => [region.name, ...region.short].some((name) => one.text.includes(name))) &&
      one.own >= 0.6 &&
      one.coverage >= 0.75,
  );
  const claim = placeClaim(analysis, ranked, [...covered]);
  if (claim) return claim;
  if (named && !(analysis.asks.has('figure') || analysis.asks.has('compare'))) return null;
  return refusal({
    analysis,
    reason: 'region-not-covered',
    what: missing.map((region) => region.name).join('、'),
    suggestions,
  });
}

/** 《…规则》归哪个处: who makes a rule that is named in a task is said by the bracket behind the task. */
function isLed(analysis: Analysis, ranked: readonly RankedSentence[], title: string): boolean {
  if (!asksForLead(analysis) || /印发|发布|出台|公布|颁布|发的|规定/.test(analysis.question)) return false;
  const wanted = normal(title);
  return inRegions(analysis, ranked).some(
    ({ text, found }) => normal(text).includes(wanted) && responsibilityOf(found) !== null,
  );
}

/** 广西十五五规划纲要提出多少项指标: named without 《》, and the papers of the place asked for tell of it. */
function spokenOf(analysis: Analysis, ranked: readonly RankedSentence[], title: string): boolean {
  if (/[《》]/.test(analysis.question) || analysis.regions.length === 0 || ASKS_ITS_TEXT.test(analysis.question))
    return false;
  return inRegions(analysis, ranked).some(
    (one) => one.found.text.includes(normal(title)) && one.coverage >= 0.8 && one.own >= 0.8,
  );
}

/**
 * 2024年的措施 where the papers of the place are all of 2023: none of them is of that year and none names it, so their
 * sentences must not answer for it.
 */
export function yearAbsent({ analysis, documents }: Pick<DraftSource, 'analysis' | 'documents'>): boolean {
  const { periods, regions, asks } = analysis;
  const [asked] = periods;
  if (!asked || periods.length > 1 || asked.from !== asked.to || regions.length === 0) return false;
  if (asks.has('yes-no') || asks.has('compute') || asks.has('compare')) return false;
  const own = documents.filter(({ region }) => regions.some(({ name }) => name === region));
  return (
    own.length > 0 &&
    own.every(({ years, text }) => years.length > 0 && !years.includes(asked.from) && !text.includes(`${asked.from}`))
  );
}

/** 第十条原文, 全文: the paper itself is wanted, not what another says of it. */
const ASKS_ITS_TEXT = /第[一二三四五六七八九十百\d]+[条章]|规定了?(?:哪|什么|多少|几)|原文|全文|原话/;

/** The article about 《…》 may answer what it says of it; the paper itself is not here. */
function onItsPassage(analysis: Analysis, one: RankedSentence, title: string): boolean {
  const strong = analysis.terms.filter((term) => term.core && term.weight >= 0.4 && !title.includes(term.text));
  return strong.every((term) => one.found.text.includes(term.text));
}

/** 附件2的项目表里第一个是什么: the paper names its annexes, but the file does not hold them. */
export function absentAnnex({ analysis, documents }: DraftSource): string | null {
  const asked =
    /附件[一二三四五六\d]?[^，。？?]{0,20}?(?:里|中|上)(?!哪)|附件[一二三四五六\d][^，。？?]{0,12}(?:第一|排第|列了|有哪些|是什么)/.exec(
      analysis.question,
    )?.[0];
  const { ids } = analysis.documents;
  const [document, ...others] = documents.filter((one) =>
    ids.length > 0 ? ids.includes(one.id) : analysis.regions.some((region) => region.name === one.region),
  );
  if (asked === undefined || !document || others.length > 0 || document.kind === 'bulletin') return null;
  const held = document.sections.some((section) => /^附件/.test(section.label));
  return !held && /附\s*件\s*[：:]/.test(document.text) ? `${document.title}附件` : null;
}

/** 那个比例后来调整成多少: points back at something that this question does not name. */
export function pointsBack({ question, terms, regions, documents }: Analysis): boolean {
  const named = terms.some((term) => term.core && term.weight >= 0.4 && !MEASURE_ALONE.test(term.text));
  return (
    /^(?:那个?|这个?|它|其|该|上述|上面|第[一二三四五六七八九十\d]+[个项条点](?![\p{Script=Han}]*[届次批章])|最后一[个项条])/u.test(
      question,
    ) &&
    !named &&
    regions.length + documents.ids.length === 0
  );
}

const MEASURE_ALONE = /^(?:比重|占比|比例|数字?|数据|指标|目标|规模|收入|产值|增速|率|调整|金额|数量)$/;

export function refuse({ analysis, suggestions }: DraftSource, ranked: readonly RankedSentence[]): Draft {
  const [unknown] = analysis.documents.unknown;
  if (unknown !== undefined) return refusal({ analysis, reason: 'document-not-covered', what: unknown, suggestions });
  const strong = analysis.terms.filter((term) => term.weight >= 0.4);
  const isNamed = analysis.regions.length + analysis.documents.ids.length > 0;
  // 工作要点第40项 of a paper that numbers fewer, or none: the paper is known and what is asked of it, too.
  if (strong.length === 0 && analysis.clauses.length > 0 && isNamed)
    return refusal({ analysis, reason: 'indicator-not-found', what: clausesAsked(analysis.question), suggestions });
  // 方案提出到2027年要达到哪些目标: words of every plan, asked of a paper that says none of them.
  const ofPaper = analysis.documents.ids.length > 0 && analysis.asks.size > 0;
  if (strong.length === 0 && ofPaper) return refusal({ analysis, reason: 'indicator-not-found', suggestions });
  // 年休假怎么申请: no word of it stands in any paper, and none of ours is named.
  const unheard = analysis.terms.some((term) => !term.known) && !analysis.terms.some((term) => term.known && term.core);
  if (strong.length === 0)
    return refusal({
      analysis,
      reason: unheard && analysis.asks.size === 0 ? 'out-of-scope' : 'ambiguous',
      suggestions,
    });
  // 人民币兑美元汇率, 公积金贷款: most of it stands in no paper, and none of ours is named.
  const heard = strong.filter((term) => term.known).reduce((sum, term) => sum + term.weight, 0);
  const foreign = heard < 0.5 * strong.reduce((sum, term) => sum + term.weight, 0);
  if (foreign && !isNamed) return refusal({ analysis, reason: 'out-of-scope', suggestions });
  // Nothing known, but a place or a paper of ours is asked about: it is not there; else it is none of our business.
  const ours = isNamed && analysis.asks.size > 0;
  if (strong.every((term) => !term.known) && !ours) return refusal({ analysis, reason: 'out-of-scope', suggestions });
  // A paper of the province that lists 盐城 among others is none of 盐城's own.
  const ofPlace = ({ found }: RankedSentence): boolean =>
    analysis.regions.length === 0 || analysis.regions.some(({ name }) => name === found.region);
  const topic = topicCoverage(analysis, inRegions(analysis, ranked).filter(ofPlace));
  const wantsNumber = analysis.asks.has('figure') || analysis.asks.has('count') || analysis.asks.has('compute');
  return refusal({ analysis, reason: wantsNumber && topic >= 0.75 ? 'no-figure' : 'indicator-not-found', suggestions });
}
