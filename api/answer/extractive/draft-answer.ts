/**
 * Analysis and evidence in, a draft out: the built-in answerer. It reads from top to bottom as the order in which a
 * question is tried: small talk, the paper itself, what is not covered, then each kind of question, then a plain quotation.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import { figuresOfAreas, sentencesOfAreas, termsBesideAreas } from '#retrieval/query/in-areas';
import { normal, withoutKinds } from '#retrieval/query/question-terms';
import { type RankedFigure, rankFigures } from '#retrieval/query/rank-figures';
import { type RankedSentence, rankSentences } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import { articleSourceAnswer } from './article-source-answer.ts';
import { askedBody } from './asked-body.ts';
import { saysOnlyHeading } from './bare-heading.ts';
import { citedNumberAnswer } from './cited-number-answer.ts';
import { confirmed, withVerdict } from './claim-verdict.ts';
import { definitionAnswer, summaryAnswer } from './clause-answer.ts';
import { clauseOfKind, doneInClause } from './clause-of-kind.ts';
import { comparedClaim } from './compared-claim.ts';
import { asksForAllYears } from './compute/per-year.ts';
import { computeAnswer } from './compute-answer.ts';
import { withDisagreeing } from './conflicts.ts';
import { contactAnswer, withContactsMissing } from './contact-answer.ts';
import { contentsAnswer } from './contents-answer.ts';
import { asksForClasses, countedAnswer } from './counted-answer.ts';
import { countedHeadingAnswer } from './counted-heading-answer.ts';
import { countedNamesAnswer } from './counted-names-answer.ts';
import { countedProgramme } from './counted-programme.ts';
import { countedThingsAnswer } from './counted-things-answer.ts';
import { disputedClaim } from './disputed-claim.ts';
import type { DraftSource } from './draft-source.ts';
import { figureAnswer } from './figure-answer.ts';
import { growthAlone } from './growth-alone.ts';
import { inWordsOfPlaces, inWordsOfReports } from './growth-of-all.ts';
import { headingAnswer, quantityAnswer, titledAnswer } from './heading-answer.ts';
import { headingWhoAnswer } from './heading-who-answer.ts';
import { itemAnswer } from './item-answer.ts';
import { withLeadMissing } from './lead-missing.ts';
import { ledMembersAnswer } from './led-members-answer.ts';
import { ledTasksAnswer } from './led-tasks-answer.ts';
import { levelsAnswer } from './levels-answer.ts';
import { listAnswer } from './list-answer.ts';
import { metaAnswer } from './meta-answer.ts';
import { namedClauseAnswer } from './named-clause-answer.ts';
import { namedCountAnswer } from './named-count-answer.ts';
import { absentAnnex, notCovered, pointsBack, refuse, yearAbsent } from './not-here.ts';
import { numberAnswer } from './number-answer.ts';
import { needsNumber, numberAsked, saysCount, wantsMembers } from './number-asked.ts';
import { parallelAnswer } from './parallel-answer.ts';
import { parallelKinds } from './parallel-kinds.ts';
import { withPartsMissing } from './parts-missing.ts';
import { passedByAnswer } from './passed-by-answer.ts';
import { personAsked } from './person-asked.ts';
import { whereAnswer, whichDocumentsAnswer } from './place-answer.ts';
import { problemsAnswer } from './problems-answer.ts';
import { quotedMentions, quotedWording } from './quoted-mentions.ts';
import { reasonAnswer } from './reason-answer.ts';
import { recipientAnswer } from './recipient-answer.ts';
import { isElsewhere, isSmallTalk, refusal, welcome } from './refusal.ts';
import { withRegionsMissing } from './regions-missing.ts';
import { type Selection, selectFigures } from './select-figures.ts';
import { inRegions, sentenceAnswer, statementOf } from './sentence-answer.ts';
import { tableAnswer } from './table-list.ts';
import { lacksAsked, toldAnswer } from './told-answer.ts';
import { universalClaim } from './universal-claim.ts';
import { unnamedPlaces } from './unnamed-places.ts';
import { checkedClaim, whoAnswer, withoutClaimed } from './who-answer.ts';
import { areaAbsent, withinAreas } from './within-areas.ts';
import { yesNoAnswer } from './yes-no-answer.ts';

export async function draftAnswer(source: DraftSource): Promise<Draft> {
  return withinAreas(source, await draftInOrder(source));
}

async function draftInOrder(source: DraftSource): Promise<Draft> {
  const { analysis, found, documents, suggestions } = source;
  if (isSmallTalk(analysis.question)) return welcome(suggestions);
  const meta = metaAnswer(analysis, documents);
  const contents = contentsAnswer(analysis, documents);
  const ofPaper = [meta, contents].filter((draft) => draft !== null);
  const [first, second] = ofPaper;
  if (first) return second ? merged(ofPaper) : confirmed(source, first);
  if (isElsewhere(analysis)) return refusal({ analysis, reason: 'out-of-scope', suggestions });
  const person = personAsked(analysis.question);
  if (person) return refusal({ analysis, reason: person, suggestions });
  if (analysis.strangers.length > 0 && analysis.regions.length === 0)
    return refusal({ analysis, reason: 'region-not-covered', what: analysis.strangers.join('、'), suggestions });
  if (analysis.areas.length > 0 && found.length === 0) return areaAbsent(source);
  const annex = absentAnnex(source);
  if (annex !== null) return refusal({ analysis, reason: 'indicator-not-found', what: annex, suggestions });
  const { clauses: meant, statistics } = source;
  const ofClause = namedClauseAnswer({ analysis, meant, found, statistics, suggestions });
  if (ofClause) return ofClause;
  const counted = countedHeadingAnswer(analysis, documents);
  if (counted) return counted;
  if (pointsBack(analysis)) return refusal({ analysis, reason: 'ambiguous', suggestions });
  const ranked = sentencesOfAreas(analysis, rankSentences(analysis, found));
  // 共8个方面26项任务 said by a paper goes before what its outline counts.
  const levels = countedAnswer(analysis, ranked) ? null : levelsAnswer(analysis, documents);
  if (levels) return levels;
  const cited = citedNumberAnswer(analysis, ranked);
  if (cited) return cited;
  const uncovered = notCovered(source, ranked);
  if (uncovered) return uncovered;
  if (namesNothing(analysis)) return refusal({ analysis, reason: 'ambiguous', suggestions });
  const titled = analysis.documents.unknown;
  const about =
    titled.length > 0 ? found.filter((one) => titled.some((title) => one.text.includes(normal(title)))) : found;
  const beside = analysis.areas.length > 0 ? termsBesideAreas(analysis) : [];
  const free = beside.length > 0 ? { ...analysis, terms: beside } : analysis;
  const figures = figuresOfAreas(analysis.areas, rankFigures(free, about));
  const named = selectFigures(free, figures, source.statistics);
  const chosen = inWordsOfPlaces(named, { analysis: free, found: about, statistics: source.statistics });
  const selections = withDisagreeing({ analysis, selections: chosen, ranked: figures });
  const worded = (await byKind({ source, ranked, figures, selections })) ?? (await headingAnswer(source));
  const draft = withVerdict(source, worded);
  const ofFigures = chosen.some((selection) => selection.figures.length > 0);
  if (draft?.status === 'answered' && !ofFigures && yearAbsent(source))
    return refusal({ analysis, reason: 'period-not-covered', what: analysis.periods[0]?.label ?? '', suggestions });
  if (draft?.status === 'answered' && (lacksAsked(analysis, draft) || saysOnlyHeading(analysis, draft)))
    return refusal({ analysis, reason: 'no-figure', suggestions });
  if (draft) return withLeadMissing(analysis, withContactsMissing(analysis, withRegionsMissing(source, draft)));
  const things = countedThingsAnswer(analysis, found, source.statistics);
  if (things) return things;
  const denied = analysis.asks.has('yes-no') ? nearestClaim(analysis, ranked) : null;
  if (denied) return denied;
  const relaxed = withoutKinds(analysis.terms);
  if (relaxed) return draftInOrder({ ...source, analysis: { ...analysis, terms: relaxed } });
  const reworded = inWordsOfReports(analysis, statistics);
  const said = reworded ? await draftInOrder({ ...source, analysis: reworded }) : null;
  return said?.status === 'answered' ? said : (growthAlone(source) ?? refuse(source, ranked));
}

/** 完成情况怎么样: words of every plan, of no place, no paper and no thing. */
function namesNothing({ regions, documents, clauses, terms, phrases, annex, asks }: Analysis): boolean {
  const isPlaced = regions.length + documents.ids.length + clauses.length > 0 || annex;
  return !isPlaced && asks.size === 0 && phrases.length === 0 && terms.every(({ weight }) => weight < 0.4);
}

const DATED = /\d{4}年|\d{1,2}月|每季度|每月|每年|每周|年底|年末|季度/;

const LASTING = /历时|为期|有效期|期限|\d{1,3}(?:个月|天|周|个?工作日|年(?!\d|底|末|度)|小时|分钟)/;

interface Evidence {
  source: DraftSource;
  ranked: readonly RankedSentence[];
  figures: readonly RankedFigure[];
  selections: readonly Selection[];
}

/** 哪些数字服务要达到70%: the value is given and what has it is asked for. */
function namesOfValue(analysis: Analysis, figures: readonly RankedFigure[]): Draft | null {
  const { asks, rest, regions } = analysis;
  if (!(asks.has('list') || asks.has('who')) || asks.has('figure') || asks.has('yes-no')) return null;
  const holding = figures.filter(
    ({ figure, coverage }) =>
      coverage >= 0.7 &&
      new RegExp(
        `(?:达到?|超过?|不低于|不少于|为|是|到)[^，。]{0,2}(?<![\\d.])${RegExp.escape(figure.valueText)}`,
      ).test(rest) &&
      (regions.length === 0 || regions.some((region) => region.name === figure.region)),
  );
  const [best] = holding;
  if (!best) return null;
  const chosen = holding.filter((one) => one.score >= best.score - 0.1);
  return figureAnswer(analysis, [{ region: best.figure.region, figures: chosen, otherPeriod: false, missing: [] }]);
}

/** What the paper says of the very things that a claim names, when it does not say the claim; shown without a verdict. */
function nearestClaim(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const names = analysis.terms.filter((term) => term.core && term.weight >= 3 && term.known);
  // 五大基础数据库里包括金融库吗: a counted name is enough, and the sentence that lists its members says most.
  const counted = analysis.phrases.filter((phrase) => /^\d/.test(phrase));
  const naming = inRegions(analysis, ranked).filter(
    (one) =>
      names.every((term) => normal(one.text).includes(term.text)) &&
      counted.every((phrase) => normal(one.text).includes(phrase)),
  );
  const best = naming.find((one) => counted.length > 0 && (one.text.match(/、/g)?.length ?? 0) > 1) ?? naming[0];
  if ((names.length < 2 && counted.length === 0) || !best || best.coverage < 0.55) return null;
  return {
    status: 'answered',
    blocks: [{ kind: 'sentences', statements: [statementOf(analysis, best, { whole: true })] }],
    missing: [],
    lead: '文件没有这样的表述，相关的原文是：',
  };
}

async function byKind({ source, ranked, figures, selections }: Evidence): Promise<Draft | null> {
  const { analysis, found, documents, store } = source;
  const { asks } = analysis;
  const hasFigures = selections.some((selection) => selection.figures.length > 0);
  if (asks.has('which-documents')) {
    const which = whichDocumentsAnswer(analysis, ranked, documents);
    if (which) return which;
  }
  const unnamed = unnamedPlaces(analysis, ranked);
  if (unnamed) return unnamed;
  const titled = await titledAnswer(source);
  if (titled) return titled;
  if (asks.has('quotation')) {
    const quoted =
      quotedWording(analysis, inRegions(analysis, ranked)) ??
      quotedMentions(analysis, inRegions(analysis, ranked)) ??
      sentenceAnswer(analysis, inRegions(analysis, ranked), { minOwn: 0.4 });
    if (quoted) return quoted;
  }
  const passed = await passedByAnswer(analysis, documents, store);
  if (passed) return passed;
  const told = toldAnswer(analysis, ranked);
  if (told) return told;
  const contact = contactAnswer(analysis, ranked);
  if (contact) return contact;
  const problems = await problemsAnswer({ analysis, documents, store });
  if (problems) return problems;
  const reported = await articleSourceAnswer(analysis, documents, store);
  if (reported) return reported;
  const recipient = recipientAnswer(analysis, found);
  if (recipient) return recipient;
  const reason = reasonAnswer(analysis, ranked, source.suggestions);
  if (reason) return reason;
  const headed = await headingWhoAnswer({ analysis, documents, store, statistics: source.statistics });
  if (headed) return headed;
  const ledMembers = ledMembersAnswer(analysis, found);
  if (ledMembers) return ledMembers;
  // Before the tables: an office leads rows of them and tasks.
  const ledAlone = askedBody(analysis)?.alone ? await ledTasksAnswer(analysis, documents, store) : null;
  if (ledAlone) return ledAlone;
  const programme = await countedProgramme(analysis, found, store);
  if (programme) return programme;
  const members = countedNamesAnswer(analysis, ranked) ?? (await namedCountAnswer(analysis, found, store));
  if (members) return members;
  const namesCount = /“?[二三四五六3-6]个[一“]/.test(analysis.question);
  if (namesCount || (asks.has('definition') && !hasFigures && !asks.has('list') && !asks.has('count'))) {
    const defined = definitionAnswer(analysis, ranked);
    if (defined) return defined;
  }
  const rows = asks.has('list') || asks.has('count') ? await tableAnswer(analysis, found, store) : null;
  if (rows) return rows;
  if (asks.has('yes-no') && asks.has('who')) {
    const free = withoutClaimed(analysis);
    const led = whoAnswer(free, found, free === analysis ? ranked : rankSentences(free, found));
    if (led) return checkedClaim(analysis, led);
  }
  // 建成了多少个？有完成数吗？ asks for a number and claims none.
  const eachOne = universalClaim(analysis, ranked);
  if (eachOne) return eachOne;
  const compared = comparedClaim(source);
  if (compared) return compared;
  const claims = asks.has('yes-no') && !/多少|几[个家座项条]/.test(analysis.question);
  if (claims && !asks.has('compare') && (hasFigures || !needsNumber(analysis))) {
    const verdict = disputedClaim(analysis, selections) ?? yesNoAnswer({ analysis, selections, figures, ranked });
    if (verdict) return verdict;
  }
  const reversed = namesOfValue(analysis, figures);
  if (reversed) return reversed;
  const led = await ledTasksAnswer(analysis, documents, store);
  if (led) return led;
  const quantities = hasFigures ? null : await quantityAnswer(source);
  if (quantities) return quantities;
  const item = itemAnswer(analysis, ranked);
  if (item) return item;
  const strongly = analysis.terms.some((term) => term.weight >= 0.6);
  const byClass = asksForClasses(analysis.question);
  const counted = asks.has('count') && (!hasFigures || !strongly || byClass) ? countedAnswer(analysis, ranked) : null;
  if (counted) return counted;
  const drafts: Draft[] = [];
  // Key words alone (盐城 数据中心 机架) mean the figure when there is one of just that name.
  const wantsNumbers =
    // 5G基站和电子商务交易额: names alone, each with a figure.
    (asks.size === 0 && selections.some((one) => (one.named ?? 0) > 1 && one.missing.length === 0)) ||
    (asks.size === 0 && figures[0] !== undefined && figures[0].coverage >= 0.85 && figures[0].precision >= 0.4) ||
    asks.has('figure') ||
    (asks.has('count') && !wantsMembers(analysis)) ||
    asks.has('compute') ||
    asks.has('compare');
  if (wantsNumbers && hasFigures) {
    const computed =
      asks.has('compute') || asks.has('compare') || overAllYears(analysis, selections)
        ? computeAnswer(analysis, selections)
        : figureAnswer(analysis, selections);
    if (computed) drafts.push(computed);
  }
  if (asks.has('who')) {
    const who = whoAnswer(analysis, found, ranked);
    const [ofFigures] = drafts;
    // 各区选几项，组长谁当: the part that asks for a body is answered beside the figures.
    if (who?.status === 'answered' && ofFigures) drafts[0] = withoutMissing(ofFigures, /谁|哪个?(?:部门|单位)/);
    pushDraft(drafts, who);
  }
  if (asks.has('where')) pushDraft(drafts, whereAnswer(analysis, ranked));
  if (drafts.length > 0) return merged(drafts);
  const numbered = numberAnswer(analysis, ranked);
  if (numbered) return numbered;
  if (asks.has('when')) {
    const must = /多久.{0,6}一次|几[个]?[天月年]一次/.test(analysis.question)
      ? /每[季月年周天日]|每个|按[季月年]/
      : /多久|多长(?!度)/.test(analysis.question)
        ? LASTING
        : DATED;
    const dated = sentenceAnswer(analysis, inRegions(analysis, ranked), { must }) ?? datedByCommonWords(source, must);
    if (dated) return dated;
  }
  const parallel = (await parallelAnswer({ analysis, documents, store })) ?? parallelKinds(analysis, ranked);
  if (parallel) return parallel;
  const inClause = asks.has('list') ? (clauseOfKind(analysis, ranked) ?? doneInClause(analysis, ranked)) : null;
  if (inClause) return inClause;
  if (asks.has('list') || asks.has('count') || asks.has('summary')) {
    const listed = await listAnswer({ analysis, found, ranked, documents, store });
    if (listed) return listed;
  }
  if (asks.has('summary')) {
    const summed = summaryAnswer(analysis, found);
    if (summed) return summed;
  }
  if (asks.has('definition')) {
    const defined = definitionAnswer(analysis, ranked);
    if (defined) return defined;
  }
  // A question for a number is not answered by a sentence without one.
  const wish = wantsNumbers && !asks.has('compare') ? { must: numberAsked(analysis.question), minOwn: 0.6 } : {};
  const plain = sentenceAnswer(analysis, inRegions(analysis, ranked), wish);
  if (!plain) return wantsNumbers ? answeredHalf(analysis, ranked) : null;
  return wantsNumbers && needsNumber(analysis) && !saysCount(analysis, plain) ? answeredHalf(analysis, ranked) : plain;
}

/** 三年至少要招引多少个: what is said for each of the years gives their total. */
function overAllYears({ question }: Analysis, selections: readonly Selection[]): boolean {
  return (
    asksForAllYears(question) && selections.every((one) => one.figures.every(({ figure }) => figure.kind === 'yearly'))
  );
}

/**
 * 每季度什么时候报送推进情况: nothing but words that stand in every plan. In the paper asked for, the sentence that has a
 * date and nearly all of them is meant.
 */
function datedByCommonWords({ analysis, found }: DraftSource, must: RegExp): Draft | null {
  const { terms, regions, documents } = analysis;
  if (regions.length + documents.ids.length === 0 || terms.some((term) => term.core && term.weight >= 2)) return null;
  const even = { ...analysis, terms: terms.filter((term) => term.known).map((term) => ({ ...term, weight: 1 })) };
  if (even.terms.length < 3) return null;
  return sentenceAnswer(even, inRegions(even, rankSentences(even, found)), { must, minOwn: 0.6 });
}

function withoutMissing(draft: Draft, answered: RegExp): Draft {
  const missing = draft.missing.filter((part) => !answered.test(part));
  if (missing.length > 0 || draft.missing.length === 0) return { ...draft, missing };
  const { reason: _reason, lead: _lead, ...rest } = draft;
  return { ...rest, status: 'answered', missing };
}

/** 每年安排多少亿元？用在哪些方面？ The sentence that answers the other part, the amount being named as missing. */
function answeredHalf(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const half = sentenceAnswer(analysis, inRegions(analysis, ranked), { minOwn: 0.8 });
  return half && withPartsMissing(analysis, half).status === 'partial' ? half : null;
}

function pushDraft(drafts: Draft[], draft: Draft | null): void {
  if (draft) drafts.push(draft);
}

/** Parts of an answer one behind the other; partial when one of them is. */
export function merged(drafts: readonly Draft[]): Draft {
  const [first] = drafts;
  if (!first) throw new RangeError('merged needs at least one draft');
  return {
    ...first,
    blocks: drafts.flatMap((draft) => draft.blocks),
    missing: drafts.flatMap((draft) => draft.missing),
    status: drafts.some((draft) => draft.status === 'partial') ? 'partial' : 'answered',
    ...warnings(drafts),
  };
}

/** What each part has to say before its figures; none is lost when parts are joined. */
function warnings(drafts: readonly Draft[]): Pick<Draft, 'lead' | 'reason'> {
  const leads = [...new Set(drafts.flatMap((draft) => (draft.lead ? [draft.lead] : [])))];
  const reason = drafts.find((draft) => draft.reason !== undefined)?.reason;
  return { ...(leads.length > 0 ? { lead: leads.join('') } : {}), ...(reason ? { reason } : {}) };
}
