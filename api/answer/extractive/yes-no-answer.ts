/**
 * A claim in the question is compared with what the papers say: numbers and ranks exactly, bodies by name, the rest by
 * its words. A false premise is corrected with the right figure; what cannot be decided is quoted, not judged.
 */

import type { Analysis } from '#retrieval/query/analyse-question';
import type { Found } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import { type RankedFigure, sentenceText } from '#retrieval/query/rank-figures';
import { type RankedSentence, rankSentences } from '#retrieval/query/rank-sentences';
import { topicPhrase } from '#retrieval/query/topic-phrase';
import { parseNumeral } from '#retrieval/text/numerals';
import { scaledValue } from '#retrieval/vocabulary/figure-units';
import { findRegions } from '#retrieval/vocabulary/regions';
import type { Draft, Statement } from '../draft.ts';
import { allListed, confirms, sameDirection, tokensOf } from './claim-check.ts';
import { LEADS } from './claim-leads.ts';
import { unlikeKind } from './figure-answer.ts';
import { statementsOf } from './figure-statements.ts';
import { proofOfFigure } from './proofs.ts';
import type { Selection } from './selection.ts';
import { bestSentence, inRegions, statementOf } from './sentence-answer.ts';
import { underTitle } from './under-title.ts';

const CLAIM =
  /(\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+)(万亿|亿|万|千|百)?(?:多|余)?(%|‰|个百分点|分钟|小时|天|公里|亩|吨|个|家|座|项|条|户|元|人次|人|架|件|台|场|所|盏|名|大|批|倍|年|(?<=\d)(?:期(?![间末初])|次))?/g;
const WORTH: Record<string, number> = { 万亿: 1e12, 亿: 1e8, 万: 1e4, 千: 1e3, 百: 100 };
const RANK = /第([一二三四五六七八九十\d]+)(?![条项期届批产一]|次)/g;
/** 年均 lists nothing. */
const LISTED = /[、和与及][^，。；]*(?:[都皆]|(?<![年人户日月平])均)/;
const SPAN_WORDS = /连续([一二三四五六七八九十\d]+)年/;

export interface YesNoSource {
  analysis: Analysis;
  selections: readonly Selection[];
  figures: readonly RankedFigure[];
  ranked: readonly RankedSentence[];
}

export function yesNoAnswer({ analysis, selections, figures, ranked }: YesNoSource): Draft | null {
  // A rank is proven by the sentence that states it, not by a figure beside it: 15家，位居全省第三.
  if (claimsRank(analysis)) return bySentence(analysis, ranked);
  return (
    byFigure(analysis, selections) ??
    byValues(analysis, figures) ??
    bySaidValues(analysis, ranked) ??
    bySentence(analysis, ranked)
  );
}

/** 8个方面26项任务: one sentence of the place has every number with its unit as claimed. */
function bySaidValues(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const asked = [
    ...normal(analysis.rest).matchAll(/\d+(?:\.\d+)?(?:万亿|亿|万)?(?:%|[个家座项条户元人架件台场所盏名批大])/g),
  ].map((match) => match[0]);
  if (asked.length < 2) return null;
  const best = ranked.find(
    (one) =>
      (analysis.regions.length === 0
        ? one.coverage >= 0.5
        : analysis.regions.some((region) => region.name === one.found.region)) &&
      asked.every((value) => normal(one.text).includes(value)),
  );
  if (!best) return contradicted(analysis, ranked, asked);
  return best
    ? {
        status: 'answered',
        blocks: [{ kind: 'sentences', statements: [statementOf(analysis, best)] }],
        missing: [],
        ...(confirms(analysis, best) ? LEADS.yesAlikeQuoted : LEADS.open),
      }
    : null;
}

/** 8个方面25项任务: one sentence has the other values and another number of the same unit. */
function contradicted(analysis: Analysis, ranked: readonly RankedSentence[], asked: readonly string[]): Draft | null {
  const inPlace =
    analysis.regions.length > 0 ? inRegions(analysis, ranked) : ranked.filter((one) => one.coverage >= 0.5);
  const best = inPlace.find((one) => {
    const text = normal(one.text);
    const unsaid = asked.filter((value) => !text.includes(value));
    return (
      unsaid.length < asked.length &&
      unsaid.every((value) => new RegExp(`\\d${value.replace(/^[\d.]+/, '')}`).test(text))
    );
  });
  if (!best) return null;
  return {
    status: 'answered',
    blocks: [{ kind: 'sentences', statements: [statementOf(analysis, best)] }],
    missing: [],
    ...LEADS.no,
  };
}

/** 8个方面26项任务: weak words, but every value stands as claimed in what the papers say of it. */
function byValues(analysis: Analysis, figures: readonly RankedFigure[]): Draft | null {
  const asked = claims(analysis);
  const inPlace = figures.filter(
    (one) =>
      one.coverage >= 0.5 &&
      (analysis.regions.length === 0 || analysis.regions.some((region) => region.name === one.figure.region)),
  );
  const agreeing = asked.map((value) => inPlace.find((one) => scaledValue(one.figure) === value));
  const region = agreeing[0]?.figure.region ?? null;
  if (asked.length < 2 || agreeing.some((one) => one === undefined || one.figure.region !== region)) return null;
  const chosen = agreeing.filter((one) => one !== undefined);
  const statements = statementsOf({ region, figures: chosen, otherPeriod: false, missing: [] });
  return {
    status: 'answered',
    blocks: [{ kind: 'sentences', statements }],
    missing: [],
    ...(chosen.every((one) => confirms(analysis, evidenceOf(one))) ? LEADS.yesAlike : LEADS.open),
  };
}

function claimsRank({ question }: Analysis): boolean {
  return [...question.matchAll(RANK)].length > 0 || /首位|居首|榜首|唯一|[最]早|首个|率先/.test(question);
}

/** Values with their units that the question claims, scaled to one: 12期, 1.2万个. */
export function claims(analysis: Pick<Analysis, 'rest'>): number[] {
  const text = analysis.rest.replace(
    /第[一二三四五六七八九十\d]+[^，。]?|[两三四五六七八九十\d]{1,2}年(?=[从由来间])/g,
    ' ',
  );
  const found: number[] = [];
  for (const match of text.matchAll(CLAIM)) {
    if (/[A-Za-z]/.test(text[match.index + match[0].length] ?? '') || /[A-Za-z“]/.test(text[match.index - 1] ?? ''))
      continue;
    if (!match[3] && !match[2]) continue;
    const value = parseNumeral(match[1] ?? '');
    if (value !== null) found.push(Number((value * (WORTH[match[2] ?? ''] ?? 1)).toPrecision(12)));
  }
  return found;
}

function byFigure(analysis: Analysis, selections: readonly Selection[]): Draft | null {
  const full = selections.filter((selection) => selection.figures.length > 0);
  const asked = claims(analysis);
  if (full.length === 0 || asked.length === 0) return null;
  const figures = full.flatMap((selection) => selection.figures);
  const agrees = figures.filter((one) => asked.includes(scaledValue(one.figure) ?? Number.NaN));
  const statements = full.flatMap((selection) => statementsOf(selection));
  // 是不是2025年才达到10%: the value is right, the year is not.
  if (full.every((selection) => selection.otherPeriod) && agrees.length > 0) {
    return {
      status: 'answered',
      blocks: [{ kind: 'sentences', statements: statementsFor(agrees, full) }],
      missing: [],
      ...LEADS.noYear,
    };
  }
  if (full.every((selection) => selection.otherPeriod)) {
    return {
      status: 'partial',
      blocks: [{ kind: 'sentences', statements }],
      reason: 'period-not-covered',
      missing: [topicPhrase(analysis) ?? analysis.topic],
      lead: '文件没有给出所问年份的数字，最接近的是：',
    };
  }
  const bound = boundVerdict(analysis, figures, asked);
  if (agrees.length === 0 && bound !== null)
    return {
      status: 'answered',
      blocks: [{ kind: 'sentences', statements }],
      missing: [],
      ...(bound ? LEADS.yesReached : LEADS.no),
    };
  const right = agrees.length > 0 && agrees.some((one) => sameDirection(analysis.rest, one.figure.statement));
  // 数字旅游、数字养老都达到70%: one of them is said otherwise, which only the whole sentence shows.
  const listed =
    LISTED.test(analysis.question) &&
    agrees.some((one) => !allListed(normal(analysis.rest), normal(sentenceText(one.figure, one.found))));
  const [shown] = agrees;
  if (right && listed && shown)
    return {
      status: 'answered',
      blocks: [
        {
          kind: 'sentences',
          statements: [
            {
              text: `${shown.figure.region ?? ''}：${sentenceText(shown.figure, shown.found)}`,
              proofs: [proofOfFigure(shown.figure, shown.found)],
            },
          ],
        },
      ],
      missing: [],
      ...LEADS.inPart,
    };
  return {
    status: 'answered',
    blocks: [{ kind: 'sentences', statements: right ? statementsFor(agrees, full) : statements }],
    missing: [],
    ...(right ? verdictOn({ analysis, asked, agrees, full }) : LEADS.no),
  };
}

/** 超过60%吗, with 61.5% in the paper: decided by the value itself, when there is one figure and its own bound allows it. */
function boundVerdict(analysis: Analysis, figures: readonly RankedFigure[], asked: readonly number[]): boolean | null {
  const [figure] = figures.map((one) => one.figure);
  const [claimed] = asked;
  const value = figure ? scaledValue(figure) : null;
  const same = figures.every((one) => scaledValue(one.figure) === value);
  if (!figure || claimed === undefined || value === null || asked.length !== 1 || !same) return null;
  const fuzzy = /左右|约|近/.test(figure.qualifier ?? '');
  const open = AT_LEAST.test(figure.qualifier ?? '') || /超/.test(figure.qualifier ?? '');
  if (/超过?|以上|不少于|不低于|至少|突破/.test(analysis.rest))
    // 超15亿元 of 超150亿元: the paper's own bound is another number.
    return open ? false : fuzzy ? null : value > claimed;
  return null;
}

interface Agreement {
  analysis: Analysis;
  asked: readonly number[];
  agrees: readonly RankedFigure[];
  full: readonly Selection[];
}

const AT_LEAST = /超过|突破|以上|不少于|不低于|至少|逾/;

/** The value is right; its kind (累计, 新建), its qualifier and every other value of the claim must be too. */
function verdictOn({ analysis, asked, agrees, full }: Agreement): Pick<Draft, 'verdict' | 'lead'> {
  const chosen = full.map((selection) => ({
    ...selection,
    figures: selection.figures.filter((one) => agrees.includes(one)),
  }));
  if (unlikeKind(analysis, chosen)) return LEADS.otherKind;
  const said = agrees.map((one) => sentenceText(one.figure, one.found)).join('，');
  const unsaid = asked.some(
    (value) =>
      !agrees.some((one) => scaledValue(one.figure) === value) &&
      !claims({ ...analysis, rest: normal(said) }).includes(value),
  );
  if (unsaid) return LEADS.inPart;
  // 5%左右 is not confirmed by 5%以上: the words of the figure itself count, not those beside it.
  const own = agrees.map((one) => `${one.figure.statement}${one.figure.qualifier ?? ''}`);
  if (/左右|上下/.test(analysis.rest) && !own.some((words) => /左右|约|近|上下/.test(words))) return LEADS.otherWords;
  if (AT_LEAST.test(analysis.rest) && !AT_LEAST.test(said)) return LEADS.otherWords;
  // Every place and year of the claim must have the value, and all else of the claim must be said as well.
  const everywhere = full.every((selection) => selection.figures.some((one) => agrees.includes(one)));
  const one = agrees.find((each) => confirms(analysis, evidenceOf(each), agreedTokens(analysis, agrees)));
  return everywhere && one ? LEADS.yes : LEADS.open;
}

function evidenceOf(one: RankedFigure): { found: Found; text: string } {
  return { found: one.found, text: sentenceText(one.figure, one.found) };
}

const COUNTED = /^[个家户座项条]$/;

/** Values of the claim that were compared as figures, with a unit that means the same: 12000个 and 1.2万个, not 62所 and 62个. */
function agreedTokens(analysis: Analysis, agrees: readonly RankedFigure[]): string[] {
  const tokens = tokensOf(normal(analysis.rest));
  // Of several values each must stand beside its own noun.
  if (tokens.length > 1) return [];
  return tokens.filter((token) => {
    const unit = token.replace(/^[\d.]+[万亿千百]*/, '');
    const [value] = claims({ ...analysis, rest: token });
    return agrees.some((one) => {
      const own = one.figure.unit.replace(/^[万亿千百]+/, '');
      return value === scaledValue(one.figure) && (unit === own || (COUNTED.test(unit) && COUNTED.test(own)));
    });
  });
}

function statementsFor(agrees: readonly RankedFigure[], full: readonly Selection[]): Statement[] {
  return full.flatMap((selection) =>
    statementsOf({ ...selection, figures: selection.figures.filter((one) => agrees.includes(one)) }),
  );
}

const BODY_IN_QUESTION = /[\p{Script=Han}]{2,14}?(?:局|委|办|厅|部|中心|集团)(?=$|[？?，。、吧吗对是牵负])/gu;

/** Places and bodies of a claim are what is to be checked: the rest of its words finds the sentence. */
function bySentence(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const bodies = [...analysis.question.matchAll(BODY_IN_QUESTION)].map((match) =>
    normal(match[0].replace(/^.*(?:设在|是由|由|在|是|归)/u, '')),
  );
  const terms = analysis.terms.filter((term) => !bodies.some((body) => body.includes(term.text)));
  const free = { ...analysis, terms: terms.length > 0 ? terms : analysis.terms };
  const clauses = (ones: readonly RankedSentence[]): RankedSentence[] =>
    inRegions(analysis, ones).filter((one) => one.found.passage.kind === 'clause');
  const freely = (): RankedSentence | null =>
    bestSentence(clauses(rankSentences(free, foundOf(ranked))), { minOwn: 0.6 });
  const best = (bodies.length > 0 ? freely() : null) ?? bestSentence(clauses(ranked), { minOwn: 0.5 }) ?? freely();
  if (!best) return null;
  const counted = underTitle(analysis, best, ranked);
  if (counted) return counted;
  const statements = [statementOf(free, best)];
  const judged = { yes: LEADS.yesQuoted, no: LEADS.no, open: LEADS.open }[judge(analysis, best, bodies)];
  return { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [], ...judged };
}

function foundOf(ranked: readonly RankedSentence[]): Found[] {
  return [...new Map(ranked.map((one) => [one.found.passage.id, one.found])).values()];
}

const FREQUENCY = /每([一二两三四五六七八九十半\d]*)个?(年|季度?|月|周|天|日)/gu;

/** How often something is done, in one form: 每2年, 每年. */
function frequenciesOf(text: string): string[] {
  return [...text.matchAll(FREQUENCY)].map(
    ([, count = '', unit = '']) =>
      `每${count === '一' || count === '1' ? '' : normal(count)}${unit.replace('季度', '季').replace('日', '天')}`,
  );
}

function frequencyOf(text: string): string | null {
  return frequenciesOf(text)[0] ?? null;
}

/** Ranks, spans, bodies and places are compared; when every content word of the claim stands in the sentence it holds. */
function judge(claim: Analysis, best: RankedSentence, bodies: readonly string[]): 'yes' | 'no' | 'open' {
  const { text } = best;
  for (const match of claim.question.matchAll(RANK)) {
    if (text.includes(match[0])) continue;
    if (/第[一二三四五六七八九十\d]+/.test(text)) return 'no';
  }
  const often = frequencyOf(claim.question);
  if (often !== null && frequencyOf(text) !== null && !frequenciesOf(text).includes(often)) return 'no';
  const span = SPAN_WORDS.exec(claim.question);
  if (span && !text.includes(span[0])) return SPAN_WORDS.test(text) ? 'no' : 'open';
  const own = normal(text);
  if (bodies.length > 0)
    return bodies.every((body) => own.includes(body.replace(/^[市省区县]/, '')))
      ? confirms(claim, best)
        ? 'yes'
        : 'open'
      : /(?:局|委|办|厅|部|中心|集团)/.test(text)
        ? 'no'
        : 'open';
  // The terms left out to find the sentence are part of the claim all the same.
  return confirms(claim, best) ? 'yes' : 'open';
}

/** 是在南京办的吧: no paper covers the place, but one tells of the thing and names another. */
export function placeClaim(
  analysis: Analysis,
  ranked: readonly RankedSentence[],
  known: readonly string[],
): Draft | null {
  if (!analysis.asks.has('yes-no')) return null;
  const best = ranked.find((one) => one.own >= 0.75 && one.coverage >= 0.75);
  if (!best) return null;
  const named = findRegions(best.text).map((mention) => mention.region.name);
  if (
    named.some((name) => analysis.regions.some((region) => region.name === name)) ||
    !named.some((name) => known.includes(name))
  )
    return null;
  return {
    status: 'answered',
    blocks: [{ kind: 'sentences', statements: [statementOf(analysis, best)] }],
    missing: [],
    ...LEADS.no,
  };
}
