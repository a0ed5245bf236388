/** Ranked evidence in, a draft out: each kind of question is tried in order, the narrower before the wider. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedFigure } from '#retrieval/query/rank-figures';
import { type RankedSentence, rankSentences } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import { articleSourceAnswer } from './article-source-answer.ts';
import { askedBody } from './asked-body.ts';
import { definitionAnswer } from './clause-answer.ts';
import { comparedClaim } from './compared-claim.ts';
import { asksMost } from './compute/most-of.ts';
import { asksForAllYears } from './compute/per-year.ts';
import { computeAnswer } from './compute-answer.ts';
import { contactAnswer } from './contact-answer.ts';
import { asksForClasses, countedAnswer } from './counted-answer.ts';
import { countedNamesAnswer } from './counted-names-answer.ts';
import { countedProgramme } from './counted-programme.ts';
import { digitNameAnswer } from './digit-name-answer.ts';
import { disputedClaim } from './disputed-claim.ts';
import { type Evidence, firstOf, hasFigures, wantsNumbers } from './evidence.ts';
import { fallenAnswer } from './fallen-answer.ts';
import { figureAnswer } from './figure-answer.ts';
import { quantityAnswer, titledAnswer } from './heading-answer.ts';
import { headingWhoAnswer } from './heading-who-answer.ts';
import { itemAnswer } from './item-answer.ts';
import { ledMembersAnswer } from './led-members-answer.ts';
import { ledTasksAnswer } from './led-tasks-answer.ts';
import { merged } from './merge-drafts.ts';
import { namedCountAnswer } from './named-count-answer.ts';
import { needsNumber } from './number-asked.ts';
import { passedByAnswer } from './passed-by-answer.ts';
import { whereAnswer, whichDocumentsAnswer } from './place-answer.ts';
import { problemsAnswer } from './problems-answer.ts';
import { quotedMentions, quotedWording } from './quoted-mentions.ts';
import { reasonAnswer } from './reason-answer.ts';
import { recipientAnswer } from './recipient-answer.ts';
import type { Selection } from './selection.ts';
import { inRegions, sentenceAnswer } from './sentence-answer.ts';
import { conditionsAnswer } from './support/conditions-answer.ts';
import { policyClauseAnswer } from './support/policy-clause-answer.ts';
import { supportAnswer } from './support/support-answer.ts';
import { tableAnswer } from './table-list.ts';
import { toldAnswer } from './told-answer.ts';
import { universalClaim } from './universal-claim.ts';
import { unnamedPlaces } from './unnamed-places.ts';
import { checkedClaim, whoAnswer, withoutClaimed } from './who-answer.ts';
import { ofSentences } from './words-by-kind.ts';
import { yesNoAnswer } from './yes-no-answer.ts';

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

export function byKind(evidence: Evidence): Promise<Draft | null> {
  return firstOf(
    () => asPlaced(evidence),
    () => fallenAnswer(evidence.source.analysis, evidence.source.found),
    () => ofPolicies(evidence),
    () => ofLeadsAndMembers(evidence),
    () => ofClaims(evidence),
    () => ofWholeThings(evidence),
    () => ofNumbersAndBodies(evidence),
    () => ofSentences(evidence),
  );
}

/** Questions that their own wording places: the papers, a quotation, who told it, to whom it goes, why. */
function asPlaced({ source, ranked }: Evidence): Promise<Draft | null> {
  const { analysis, found, documents, store, suggestions } = source;
  return firstOf(
    () => (analysis.asks.has('which-documents') ? whichDocumentsAnswer(analysis, ranked, documents) : null),
    () => unnamedPlaces(analysis, ranked),
    () => titledAnswer(source),
    () => (analysis.asks.has('quotation') ? quoted(analysis, inRegions(analysis, ranked)) : null),
    () => passedByAnswer(analysis, documents, store),
    () => toldAnswer(analysis, ranked),
    () => contactAnswer(analysis, ranked),
    () => problemsAnswer({ analysis, documents, store }),
    () => articleSourceAnswer(analysis, documents, store),
    () => recipientAnswer(analysis, found),
    () => reasonAnswer(analysis, ranked, suggestions),
  );
}

function quoted(analysis: Analysis, near: readonly RankedSentence[]): Draft | null {
  return (
    quotedWording(analysis, near) ?? quotedMentions(analysis, near) ?? sentenceAnswer(analysis, near, { minOwn: 0.4 })
  );
}

/** What a policy grants, on which conditions, and what it says of itself. */
function ofPolicies({ source, ranked }: Evidence): Promise<Draft | null> {
  return firstOf(
    () => policyClauseAnswer(source),
    () => supportAnswer(source),
    () => conditionsAnswer(source.analysis, ranked),
  );
}

/** Who leads a heading, what an office leads, and the members of a counted name. */
function ofLeadsAndMembers({ source, ranked, selections }: Evidence): Promise<Draft | null> {
  const { analysis, found, documents, store, statistics } = source;
  const { asks } = analysis;
  const namesCount = /“?[二三四五六3-6]个[一“]/.test(analysis.question);
  const defines = asks.has('definition') && !asks.has('list') && !asks.has('count');
  return firstOf(
    () => headingWhoAnswer({ analysis, documents, store, statistics }),
    () => ledMembersAnswer(analysis, found),
    // Before the tables: an office leads rows of them and tasks.
    () => (askedBody(analysis)?.alone ? ledTasksAnswer(analysis, documents, store) : null),
    () => digitNameAnswer({ analysis, documents, store }),
    () => countedProgramme(analysis, found, store),
    () => countedNamesAnswer(analysis, ranked),
    () => namedCountAnswer(analysis, found, store),
    () => (namesCount || (defines && !hasFigures(selections)) ? definitionAnswer(analysis, ranked) : null),
    () => (asks.has('list') || asks.has('count') ? tableAnswer(analysis, found, store) : null),
  );
}

/** What is claimed of a body, of each one, of two that are compared, and of a thing. */
function ofClaims(evidence: Evidence): Promise<Draft | null> {
  const { source, ranked, figures, selections } = evidence;
  const { analysis } = source;
  const { asks, question } = analysis;
  // 建成了多少个？有完成数吗？ asks for a number and claims none.
  const claims = asks.has('yes-no') && !asks.has('compare') && !/多少|几[个家座项条]/.test(question);
  const isJudged = claims && (hasFigures(selections) || !needsNumber(analysis));
  return firstOf(
    () => (asks.has('yes-no') && asks.has('who') ? claimedLead(evidence) : null),
    () => universalClaim(analysis, ranked),
    () => comparedClaim(source),
    () => (isJudged ? disputedClaim(analysis, selections) : null),
    () => (isJudged ? yesNoAnswer({ analysis, selections, figures, ranked }) : null),
  );
}

function claimedLead({ source: { analysis, found }, ranked }: Evidence): Draft | null {
  const free = withoutClaimed(analysis);
  const led = whoAnswer(free, found, free === analysis ? ranked : rankSentences(free, found));
  return led ? checkedClaim(analysis, led) : null;
}

/** What has a value, the tasks of a body, the quantities of a heading, an item by its place, a count that is said. */
function ofWholeThings({ source, ranked, figures, selections }: Evidence): Promise<Draft | null> {
  const { analysis, documents, store } = source;
  const strongly = analysis.terms.some((term) => term.weight >= 0.6);
  const counts = !hasFigures(selections) || !strongly || asksForClasses(analysis.question);
  return firstOf(
    () => namesOfValue(analysis, figures),
    () => ledTasksAnswer(analysis, documents, store),
    () => (hasFigures(selections) ? null : quantityAnswer(source)),
    () => itemAnswer(analysis, ranked),
    () => (analysis.asks.has('count') && counts ? countedAnswer(analysis, ranked) : null),
  );
}

/** Figures, who and where: each kind that is asked for has its part of the answer. */
function ofNumbersAndBodies(evidence: Evidence): Draft | null {
  const { source, ranked, selections } = evidence;
  const { analysis, found } = source;
  const { asks } = analysis;
  const drafts: Draft[] = [];
  if (wantsNumbers(evidence) && hasFigures(selections)) {
    const isComputed =
      asks.has('compute') || asks.has('compare') || asksMost(analysis.question) || overAllYears(analysis, selections);
    const computed = (isComputed ? computeAnswer : figureAnswer)(analysis, selections);
    if (computed) drafts.push(computed);
  }
  if (asks.has('who')) {
    const who = whoAnswer(analysis, found, ranked);
    const [ofFigures] = drafts;
    // 各区选几项，组长谁当: the part that asks for a body is answered beside the figures.
    if (who?.status === 'answered' && ofFigures) drafts[0] = withoutMissing(ofFigures, /谁|哪个?(?:部门|单位)|由$/);
    pushDraft(drafts, who);
  }
  if (asks.has('where')) pushDraft(drafts, whereAnswer(analysis, ranked));
  return drafts.length > 0 ? merged(drafts) : null;
}

/** 三年至少要招引多少个: what is said for each of the years gives their total. */
function overAllYears({ question }: Analysis, selections: readonly Selection[]): boolean {
  return (
    asksForAllYears(question) && selections.every((one) => one.figures.every(({ figure }) => figure.kind === 'yearly'))
  );
}

function withoutMissing(draft: Draft, answered: RegExp): Draft {
  const missing = draft.missing.filter((part) => !answered.test(part));
  if (missing.length > 0 || draft.missing.length === 0) return { ...draft, missing };
  const { reason: _reason, lead: _lead, verdict: _verdict, ...rest } = draft;
  return { ...rest, status: 'answered', missing };
}

function pushDraft(drafts: Draft[], draft: Draft | null): void {
  if (draft) drafts.push(draft);
}
