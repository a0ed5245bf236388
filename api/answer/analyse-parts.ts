/** A standalone question in, the analysis of each question that it holds out; later ones go on from the first. */
import { type Analysis, analyseQuestion } from '#retrieval/query/analyse-question';
import type { Corpus } from '#retrieval/query/corpus';
import type { Known } from '#retrieval/query/known';
import type { Ask } from '#retrieval/query/question-kind';
import { ASKING } from '#retrieval/query/question-words';
import { findPeriods } from '#retrieval/text/periods';
import { condenseQuestion } from './condense/condense-question.ts';
import { recallNothing } from './condense/recall-answer.ts';
import { asksMost } from './extractive/compute/most-of.ts';
import { isRate } from './extractive/measure-words.ts';
import { factsAsked } from './extractive/meta-answer.ts';
import { innerQuestions, splitQuestion, withoutShown } from './split-question.ts';
import { subjectQuestions } from './subject-questions.ts';

/** The whole question as it was read, and the analysis of each of its parts. */
export interface Parts {
  question: string;
  analyses: Analysis[];
}

/** One question within a message. */
export interface InnerQuestion {
  /** As it was written, without what it takes over from those before it. */
  text: string;
  /** Of the question made whole. */
  analysis: Analysis;
  /** Other ways to make it whole, for when that one finds nothing new. */
  otherwise?: readonly Analysis[];
}

export async function analyseParts(standalone: string, { known }: Corpus): Promise<Parts> {
  const whole = analyseQuestion(withoutShown(standalone), known);
  const { question } = whole;
  const single = { question, analyses: [whole] };
  const parts = splitQuestion(question);
  if (parts.length < 2) return single;
  const analyses = parts.map((part) => analyseQuestion(part, known));
  // Parts without a question of their own (…，对吗？) belong to the whole.
  if (analyses.some((analysis) => !asks(analysis) || analysis.asks.has('yes-no') || analysis.asks.has('compare')))
    return single;
  const [first, ...rest] = analyses;
  // 哪个快？快多少个百分点？ and …几家？占全省多少？ ask twice about one thing.
  if (rest.some((analysis) => !namesOwn(analysis))) return single;
  if (!first) return single;
  const { corrections } = whole;
  return { question, analyses: [{ ...first, corrections }, ...(await laterParts(parts, known))] };
}

/** What the first question named stands for what a later one leaves out, as in a conversation. */
async function laterParts([first = '', ...later]: readonly string[], known: Known): Promise<Analysis[]> {
  const history = [{ role: 'user' as const, content: first }];
  const whole = later.map((question) => condenseQuestion({ question, history, known, recall: recallNothing }));
  return (await Promise.all(whole)).map((question) => analyseQuestion(question, known));
}

/** …的文号？ asks without a word that asks, 哪个最快 for none of the kinds. */
function asks({ asks: kinds, question }: Analysis): boolean {
  return kinds.size > 0 || factsAsked(question).length > 0 || asksMost(question);
}

/** Kinds whose parts belong together: a comparison is not two look-ups. */
const WHOLE_ONLY: readonly Ask[] = ['yes-no', 'compare', 'compute', 'definition', 'summary'];

const LIKEWISE = /呢$/u;
const ASKS_OF = /由?谁(?:来|当|任|担任)?|哪[个些几家]?|什么|啥|多少|几[个家项条类]?/gu;
const NEW = /新(?:建成?|增|开通|培育|设)/gu;

/** What a part that names nothing asks of (归哪个处室, 总数到多少): the first part without what it asks itself. */
function stemOf(first: string, part: string): string {
  const whole = first.replace(ASKING, '').replace(ASKS_OF, '').replace(/[？?]/g, '');
  // “十三五”年均增速多少 is no longer of 2020年.
  const stem = findPeriods(part).length > 0 ? withoutPeriods(whole) : whole;
  // The total is not that of the new ones.
  return /总数|总量|累计|一共/.test(part) ? stem.replace(NEW, '') : stem;
}

/** 工作协调机制里，召集人由谁担任，哪个单位牵头: where both are asked about stands in front of what the first one asks. */
function settingOf(first: string): string | null {
  const setting = /^([^，,]{4,40})[，,]/u.exec(first)?.[1] ?? '';
  return setting === '' || ASKING_WORD.test(setting) ? null : setting;
}

const ASKING_WORD = /多少|几|哪|谁|什么|啥/u;

function withoutPeriods(text: string): string {
  return findPeriods(text).reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

function namesThing({ terms }: Analysis): boolean {
  return terms.some(
    (term) => term.core && term.known && term.weight >= 1 && !isRate(term.text) && !OFFICE.test(term.text),
  );
}

const OFFICE = /^(?:处室|部门|单位|科室|机构|总数|总量|总额)$/u;

/** The questions inside one message, each with the places, years and things that the message names. */
export async function innerAnalyses([whole]: readonly Analysis[], { known }: Corpus): Promise<InnerQuestion[]> {
  if (!whole || WHOLE_ONLY.some((ask) => whole.asks.has(ask))) return [];
  const texts = innerQuestions(whole.question);
  const [opening] = texts;
  if (opening === undefined) return [];
  const first = analyseQuestion(opening, known);
  const later = (await laterParts(texts, known)).map((analysis, at): Analysis[] => {
    const text = texts[at + 1] ?? '';
    if (LIKEWISE.test(text)) return [analysis];
    const onStem = analyseQuestion(`${stemOf(first.question, text)}，${text}`, known);
    const setting = settingOf(first.question);
    const inSetting = setting === null ? [] : [analyseQuestion(`${setting}，${text}`, known)];
    return namesThing(analyseQuestion(text, known)) ? [analysis, onStem, ...inSetting] : [onStem, ...inSetting];
  });
  const ways = [[first], ...later];
  // 人社局还是组织部 only goes on with what was asked; 高铁运营里程呢 asks the same of another thing.
  const asksAlone = (text: string): boolean => LIKEWISE.test(text) || asks(analyseQuestion(text, known));
  if (!texts.every(asksAlone) || ways.some(([analysis]) => !analysis || !asks(analysis))) return [];
  const inPlace = (analysis: Analysis): Analysis => ({
    ...analysis,
    regions: whole.regions,
    documents: whole.documents,
  });
  return ways.flatMap(([analysis, ...otherwise], at) =>
    analysis ? [{ text: texts[at] ?? '', analysis: inPlace(analysis), otherwise: otherwise.map(inPlace) }] : [],
  );
}

export interface SubjectPart extends InnerQuestion {
  /** What only this question is about. */
  subject: string;
}

/** The questions of one that asks the same of several subjects; what a subject does not say itself, the message says. */
export interface SubjectParts {
  subjects: SubjectPart[];
  /** 分别: one that has no answer is named as missing. */
  each: boolean;
  /** The inner question that holds the list; null when the message is one question. */
  listedIn: string | null;
}

export function subjectAnalyses([whole]: readonly Analysis[], { known }: Corpus): SubjectParts | null {
  if (!whole || WHOLE_ONLY.some((ask) => whole.asks.has(ask))) return null;
  const inner = innerQuestions(whole.question);
  for (const text of inner.length > 0 ? inner : [whole.question]) {
    const listed = subjectQuestions(text);
    if (!listed) continue;
    const subjects = listed.questions.map(({ subject, question }) => {
      const own = inHomeOf(whole, question, known);
      return { subject, text: question.replace(/？$/u, ''), analysis: withContext(own, whole, known) };
    });
    return { subjects, each: listed.each, listedIn: inner.length > 0 ? text : null };
  }
  return null;
}

/** 厦门集美、思明: the second is a place inside the region that stands in front of the first. */
function inHomeOf({ regions }: Analysis, question: string, known: Known): Analysis {
  const own = analyseQuestion(question, known);
  const [home, ...others] = regions;
  return own.regions.length > 0 || !home || others.length > 0 ? own : analyseQuestion(`${home.name}${question}`, known);
}

function withContext(own: Analysis, whole: Analysis, known: Known): Analysis {
  const regions = own.regions.length > 0 ? own.regions : whole.regions;
  const ids = own.documents.ids.length > 0 ? own.documents.ids : papersOf(whole, own, known);
  const timed = own.periods.length > 0 || own.ownYear || own.lastYear;
  const { periods, ownYear, lastYear } = timed ? own : whole;
  return { ...own, regions, periods, ownYear, lastYear, annex: whole.annex, documents: { ...own.documents, ids } };
}

/** Of the papers that the message names those of the subject's own place. */
function papersOf(whole: Analysis, own: Analysis, { documents }: Known): string[] {
  const places = new Set(own.regions.map(({ name }) => name));
  return whole.documents.ids.filter(
    (id) => places.size === 0 || documents.some((one) => one.id === id && places.has(one.region ?? '')),
  );
}

function namesOwn({ question, terms, documents, regions, asks: kinds }: Analysis): boolean {
  if (/最后一?[项条个]|第.{1,3}[项条个]/.test(question)) return true;
  const things = terms.some((term) => term.core && term.known && term.weight >= 1 && !isRate(term.text));
  return things || kinds.has('who') || kinds.has('when') || documents.ids.length + regions.length > 0;
}
