/**
 * A question in, what it asks for out: regions, periods, documents, kind, content terms. Names are corrected
 * against the words of the index first; what was read differently is reported.
 */
import type { Period } from '../plan-document.ts';
import { findPeriods } from '../text/periods.ts';
import { localRegions } from '../vocabulary/local-regions.ts';
import { findRegions, type Region, resolveRegions } from '../vocabulary/regions.ts';
import { homeRegions, insideName, type Place, placesInText, uniqueRegions, wholeAreas } from './asked-places.ts';
import { askedPeriods, periodsByPlace, withYearBefore } from './asked-years.ts';
import { withoutFrame } from './claim-of.ts';
import { correctQuestion } from './correct-question.ts';
import { correctRegion } from './correct-region.ts';
import { type DocumentMention, findDocuments } from './document-mentions.ts';
import { givenAsExamples } from './example-places.ts';
import type { Known } from './known.ts';
import { type NamedArea, namedAreas } from './named-areas.ts';
import { findClauseNumbers } from './named-clause.ts';
import { type Ask, asksForActual, asksOf, measureOf } from './question-kind.ts';
import { normal, questionTerms, type Term, topicOf } from './question-terms.ts';
import { indexTextOf, inWordsOfPlans } from './typed-wording.ts';
import { unknownPlaces } from './unknown-places.ts';
import { withoutInstructions } from './without-instructions.ts';
import { withoutContrast, withoutRemarks } from './without-remarks.ts';

export interface Correction {
  written: string;
  read: string;
}

export interface Analysis {
  /** Index text, corrected. */
  question: string;
  corrections: Correction[];
  regions: Region[];
  /** Places asked about that are no divisions: 雄安新区, 京津冀. What answers has to name them. */
  areas: NamedArea[];
  /** 思明 of 厦门思明: parts of a region asked for that its papers speak of by name; each with the names it goes by. */
  within: readonly (readonly string[])[];
  /** Places that no list of regions and no paper has. */
  strangers: string[];
  /** Years asked for; empty when none is named. */
  periods: Period[];
  /** Years by full region name, where the question gives each place its own. */
  periodsOf: ReadonlyMap<string, Period[]>;
  /** 今年, 全年: each document's own year. */
  ownYear: boolean;
  /** 去年: the year before it. */
  lastYear: boolean;
  documents: DocumentMention;
  /** 第16条: clauses of a paper named by their number, in the order of the question. */
  clauses: number[];
  asks: Set<Ask>;
  actual: boolean;
  measure: RegExp | null;
  /** What it is about, in its own words; for search and for refusals. */
  topic: string;
  terms: Term[];
  /** Neighbouring terms of the question as one string: 未来产业. A text that has them in a row means the same thing. */
  phrases: string[];
  /** 附件, 附表: the figure is wanted from a table. */
  annex: boolean;
  /** Everything but region, period, document names and asking words. */
  rest: string;
}

export function analyseQuestion(given: string, known: Known): Analysis {
  const asked = withoutFrame(withoutContrast(withoutInstructions(given)));
  const index = indexTextOf(asked);
  const corrected = correctQuestion({
    question: index,
    words: known.words,
    regionsOfDocuments: [...known.regions],
    occurrences: (text) => known.occurrences(normal(text)),
  });
  const placed = correctRegion(corrected.text, known.regions);
  const question = inWordsOfPlans(placed.text);
  const documents = findDocuments(question, known.documents);
  const all = resolveRegions(findRegions(question, localRegions(known.regions), known.regions), known.regions);
  const mentions = all.filter((mention) => !mention.qualifies);
  const inTitle = (at: number): boolean => documents.spans.some((span) => span.start <= at && at < span.end);
  const inText = placesInText(question, mentions, known);
  const areas = namedAreas({
    question,
    regions: all,
    skipped: documents.spans,
    occurrences: (text) => known.occurrences(text),
  });
  // 石家庄都市圈 is asked about, not the city, which the papers may not cover.
  const inArea = ({ start, region }: Place): boolean =>
    !known.regions.includes(region.name) &&
    areas.some((area) => area.start <= start && start < area.end && known.occurrences(normal(area.name)) > 0);
  const examples = givenAsExamples(question, mentions);
  const free = mentions.filter(
    (mention) =>
      !examples.includes(mention) &&
      !insideName(question, mention.start, mention.end) &&
      !inText.some((one) => one.mention === mention) &&
      !inArea(mention),
  );
  const regions = uniqueRegions([
    ...free.map((mention) => mention.region),
    ...inText.map((one) => one.holder),
    ...homeRegions(question, known),
    ...wholeAreas(question),
  ]);
  const periods = withYearBefore(askedPeriods(question, inTitle), question, measureOf(question));
  // 《网络安全法》第十条 is of a paper that is not here.
  const clauses = documents.unknown.length > 0 ? [] : findClauseNumbers(question, documents.ids.length > 0);
  const bare = blank(question, [
    ...free.filter((mention) => !inTitle(mention.start)),
    // 焦作 of 焦作中站区 says where it lies and names nothing asked for.
    ...all.filter((mention) => mention.qualifies),
    ...findPeriods(question),
    ...documents.spans,
    ...clauses,
  ]).replace(
    /哪[几一二两三四五六七八九十\d]+个?(?:省|[市县](?![场民])|区(?![块域])|州|部门|单位|厅|局|处室?)|(?:满足|符合)(?:条件|要求|标准)的?|今年(?:以来)?|全年|(?<![\d一二两三四五六七八九十几])年内|本年度?|当年|去年|明年|截至目前|目前|(?:十[大件])?(?:重点)?民生实事(?:项目|清单)?(?:里面?|当中|中|内|方面)|(?<=^|\s)[省市区县]里?(?=\s|$|的)|我[省市区县]|本[省市区县]|全[省市区县]|省里/gu,
    ' ',
  );
  const rest = withoutRemarks(bare, known);
  const named = questionTerms(rest, known);
  const terms = ASKS_SHARE.test(question) ? named : named.map((term) => ({ ...term, alone: true as const }));
  const measure = measureOf(question, rest);
  return {
    question,
    areas,
    strangers: unknownPlaces(
      question,
      all.map(({ written }) => written),
      { occurrences: (text) => known.occurrences(normal(text)) },
    ),
    corrections: [...corrected.corrections, ...placed.corrections].map(({ written, read }) => ({ written, read })),
    regions,
    within: inText.map(({ mention: { region } }) => [region.name, ...region.short].map((name) => normal(name))),
    periods,
    periodsOf: periodsByPlace(question, free, inTitle),
    ownYear: /今年|全年|(?<![\d一二两三四五六七八九十几])年内|本年|当年/.test(question) && periods.length === 0,
    lastYear: /(?<![比较])去年|(?<![比较])上一?年(?!度?比)/.test(question) && periods.length === 0,
    documents,
    clauses: clauses.map(({ number }) => number),
    asks: asksOf(/(?<![A-Za-z])vs(?![A-Za-z])/iu.test(asked) ? `${question}，对比` : question),
    actual: asksForActual(question),
    measure,
    annex: /附件|附表|附录|表(?:里|中|格)/.test(question) && !/正文/.test(question),
    topic: topicOf(rest),
    terms,
    phrases: phrasesOf(rest, terms),
    rest,
  };
}

const ASKS_SHARE = /占|比重|比例|份额|百分|几成|比率|%/;

function phrasesOf(rest: string, terms: readonly Term[]): string[] {
  const asked = normal(rest);
  // 八大环境: a number with its noun is a name.
  const counted = [
    ...asked.matchAll(
      /(?<!\d)\d{1,2}(?:大|个)[\p{Script=Han}]{2,6}?(?=是|有|的|里|中|包|分|为|指|都|[^\p{Script=Han}]|$)/gu,
    ),
  ].map((match) => match[0]);
  const neighbours = terms.flatMap((left) =>
    terms
      .filter((right) => left !== right && asked.includes(left.text + right.text))
      .map((right) => left.text + right.text),
  );
  return [...counted, ...neighbours];
}

function blank(question: string, spans: readonly { start: number; end: number }[]): string {
  let rest = question;
  for (const { start, end } of spans) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return rest;
}
