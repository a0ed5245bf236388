/**
 * Analysis and evidence in, a draft out: the built-in answerer. It reads from top to bottom as the order in which a
 * question is tried: small talk, the paper itself, what is not covered, then each kind of question, then a plain quotation.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import { figuresOfAreas, sentencesOfAreas, termsBesideAreas } from '#retrieval/query/in-areas';
import { normal, withoutKinds } from '#retrieval/query/question-terms';
import { rankFigures } from '#retrieval/query/rank-figures';
import { rankSentences } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import { byKind } from './answer-by-kind.ts';
import { ofAskedKind } from './asked-kind.ts';
import { saysOnlyHeading } from './bare-heading.ts';
import { citedNumberAnswer } from './cited-number-answer.ts';
import { confirmed, withVerdict } from './claim-verdict.ts';
import { withDisagreeing } from './conflicts.ts';
import { withContactsMissing } from './contact-answer.ts';
import { contentsAnswer } from './contents-answer.ts';
import { countedAnswer } from './counted-answer.ts';
import { countedHeadingAnswer } from './counted-heading-answer.ts';
import { countedThingsAnswer } from './counted-things-answer.ts';
import type { DraftSource } from './draft-source.ts';
import { growthAlone } from './growth-alone.ts';
import { inWordsOfPlaces, inWordsOfReports } from './growth-of-all.ts';
import { headingAnswer } from './heading-answer.ts';
import { withLeadMissing } from './lead-missing.ts';
import { levelsAnswer } from './levels-answer.ts';
import { merged } from './merge-drafts.ts';
import { metaAnswer } from './meta-answer.ts';
import { mostClausesAnswer } from './most-clauses-answer.ts';
import { namedClauseAnswer } from './named-clause-answer.ts';
import { nearestClaim } from './nearest-claim.ts';
import { absentAnnex, notCovered, pointsBack, refuse, yearAbsent } from './not-here.ts';
import { personAsked } from './person-asked.ts';
import { isElsewhere, isSmallTalk, refusal, welcome } from './refusal.ts';
import { withRegionsMissing } from './regions-missing.ts';
import { selectFigures } from './select-figures.ts';
import { showsOtherGrant } from './support/other-grant.ts';
import { lacksAsked } from './told-answer.ts';
import { areaAbsent, withinAreas } from './within-areas.ts';
import { yearGrowthAlone } from './year-growth-alone.ts';

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
  const most = mostClausesAnswer(analysis, documents);
  if (most) return most;
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
  const chosen = inWordsOfPlaces(ofAskedKind(analysis.question, named), {
    analysis: free,
    found: about,
    statistics: source.statistics,
  });
  const selections = withDisagreeing({ analysis, selections: chosen, ranked: figures });
  const worded = (await byKind({ source, ranked, figures, selections })) ?? (await headingAnswer(source));
  const draft = withVerdict(source, worded);
  const ofFigures = chosen.some((selection) => selection.figures.length > 0);
  if (draft?.status === 'answered' && !ofFigures && yearAbsent(source))
    return refusal({ analysis, reason: 'period-not-covered', what: analysis.periods[0]?.label ?? '', suggestions });
  if (draft && showsOtherGrant(source, draft)) return refusal({ analysis, reason: 'no-figure', suggestions });
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
  return said?.status === 'answered'
    ? said
    : (growthAlone(source) ?? yearGrowthAlone(source) ?? refuse(source, ranked));
}

/** 完成情况怎么样: words of every plan, of no place, no paper and no thing. */
function namesNothing({ regions, documents, clauses, terms, phrases, annex, asks }: Analysis): boolean {
  const isPlaced = regions.length + documents.ids.length + clauses.length > 0 || annex;
  return !isPlaced && asks.size === 0 && phrases.length === 0 && terms.every(({ weight }) => weight < 0.4);
}
