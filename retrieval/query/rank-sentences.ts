/** Found passages in, their sentences and rows by how much of the question they say out. */
import type { Span } from '../plan-document.ts';
import { segments, sentences } from '../text/sentences.ts';
import type { Analysis } from './analyse-question.ts';
import { coverage } from './coverage.ts';
import type { Found } from './find-evidence.ts';
import { normal, type Term } from './question-terms.ts';

export interface RankedSentence {
  found: Found;
  /** Range in the passage's index text. */
  range: Span;
  text: string;
  score: number;
  coverage: number;
  /** Of the sentence alone, without what surrounds it. */
  own: number;
  byTerm: number[];
}

/** `（市工信局牵头，…）` says who, not what: it is read through its clause and never is the answer to anything else. */
const RESPONSIBILITY = /^[（〔(].*(?:牵头|负责|落实|单位：|处室：).*[）〕)]$/u;

/** 报：…、送：… under a bulletin say to whom it goes; they are no words of the article above them. */
const COPIED = /^(?:报|送|抄送|抄报|主送|分送)[：:]/u;
const ASKS_COPIES = /抄送|抄报|主送|报送|发给|送给|[报送]了?(?:哪|谁)/u;

const LACKING = /不足|薄弱|尚未|有待|亟待|亟需|滞后|不够|不高|不强|不优|短板|差距|制约|矛盾/g;

export function rankSentences(
  analysis: Pick<Analysis, 'terms' | 'periods' | 'phrases' | 'actual' | 'asks' | 'rest'>,
  found: readonly Found[],
): RankedSentence[] {
  const { terms, rest } = analysis;
  if (terms.length === 0) return [];
  const ranked = found.flatMap((one) =>
    sentencesOf(one, terms)
      .filter(({ text }) => !COPIED.test(text) || ASKS_COPIES.test(rest))
      .map((sentence) => ({
        ...sentence,
        score:
          sentence.score +
          yearAgreement(analysis.periods, sentence) +
          phraseAgreement(analysis.phrases, sentence) +
          (analysis.actual ? doneAgreement(sentence.text) : 0),
      })),
  );
  return byNumberOfName(analysis, byValue(analysis, ranked)).sort(
    (a, b) => b.score - a.score || b.found.score - a.found.score || a.range.start - b.range.start,
  );
}

/** What titles in the sentence are: 《网络安全法》 is a law. */
function implied(text: string): string {
  if (/《[^》]*法》/.test(text)) return '，法律法规';
  if (/《[^》]*(?:条例|办法|规定)》/.test(text)) return '，法规制度';
  if (/存在[^。]{0,12}(?:问题|不足|短板)/.test(text)) return '，短板，不足，问题，薄弱环节';
  // The paragraph of a plan that says what is still wanting seldom calls it so.
  return (text.match(LACKING)?.length ?? 0) >= 2 ? '，短板，不足，问题，薄弱环节' : '';
}

/** What a sentence says, with what it only implies and without what it does not mean; normal form. */
export function wordsSaid(text: string): string {
  return normal(withoutRemedies(text)) + implied(text);
}

/** 锻长板、补短板 promises to mend what is wanting and says nothing of it. */
function withoutRemedies(text: string): string {
  return text.replace(/(?:补(?:齐|上|强)?|弥补|拉长)(?:[^，。；、]{0,8})短板/gu, '');
}

/** `前瞻布局未来产业。` opens a paragraph without a number: its title. */
export function openingTitle(found: Found): string {
  const first = /^[^，。：；]{4,28}。/.exec(found.passage.indexText)?.[0] ?? '';
  return first.length < found.passage.indexText.length ? first : '';
}

/** Terms that stand side by side in the question and in the sentence or its title. */
function phraseAgreement(phrases: readonly string[], { text, found }: RankedSentence): number {
  if (phrases.length === 0) return 0;
  const said = normal(`${text}，${found.path.at(-1)?.heading ?? ''}，${openingTitle(found)}`);
  return (0.16 * phrases.filter((phrase) => said.includes(phrase)).length) / phrases.length;
}

/** 哪些服务要达到70%: a value in the question that is not to be checked names the sentence that holds it. */
function byValue({ asks, rest }: Pick<Analysis, 'asks' | 'rest'>, ranked: RankedSentence[]): RankedSentence[] {
  if (asks.has('yes-no') || asks.has('compute')) return ranked;
  const values = rest.match(/\d+(?:\.\d+)?(?:[%‰]|[万亿]?[家个户座项条件元人])/g) ?? [];
  if (values.length === 0) return ranked;
  return ranked.map((one) =>
    values.some((value) => one.text.includes(value))
      ? { ...one, score: one.score + 0.3, own: Math.max(one.own, one.coverage * 0.7) }
      : one,
  );
}

const SPAN_ASKED = /(?:多少|几)个?(分钟|小时|公里|千米|工作日|天)/u;
/** Weight of a term that is the name of one thing. */
const OWN_NAME = 2;
const SAYS_NAME = 0.9;

/** 线下“政务服务圈”是多少分钟: 打造“10分钟政务服务圈” has the number within the very name, whatever else is asked around it. */
function byNumberOfName({ terms, rest }: Pick<Analysis, 'terms' | 'rest'>, ranked: RankedSentence[]): RankedSentence[] {
  const unit = SPAN_ASKED.exec(rest)?.[1];
  const names = terms.filter((term) => term.core && term.weight >= OWN_NAME).map(({ text }) => RegExp.escape(text));
  if (unit === undefined || names.length === 0) return ranked;
  const named = new RegExp(`\\d个?${unit}(?:${names.join('|')})`, 'u');
  return ranked.map((one) =>
    named.test(normal(one.text))
      ? {
          ...one,
          score: one.score + 0.3,
          coverage: Math.max(one.coverage, SAYS_NAME),
          own: Math.max(one.own, SAYS_NAME),
        }
      : one,
  );
}

/** What was reached, when that is asked for: 建成了哪些, not 推进建设. */
function doneAgreement(text: string): number {
  return /已|建成|完成|达到?\d|累计|获批|入选/.test(text) ? 0.06 : -0.06;
}

/** A year asked for and said, in the sentence or at the head of its clause, speaks for it; another year against it. */
function yearAgreement(periods: Analysis['periods'], { text, found }: RankedSentence): number {
  if (periods.length === 0) return 0;
  const head = found.passage.indexText.slice(0, 24);
  const years = periods.flatMap((period) => [period.from, period.to]).map((year) => `${year}年`);
  if (years.some((year) => text.includes(year))) return 0.08;
  if (years.some((year) => head.includes(year))) return 0.12;
  return /(?:19|20)\d{2}年/.test(text) || /^(?:到)?(?:19|20)\d{2}年/.test(head) ? -0.12 : 0;
}

function sentencesOf(found: Found, terms: readonly Term[]): RankedSentence[] {
  const whole = found.passage.indexText;
  const opening = openingTitle(found);
  const heading = normal(`${found.path.at(-1)?.heading ?? ''}，${opening}`);
  const ranges = found.passage.kind === 'table-row' ? [{ start: 0, end: whole.length }] : sentences(whole);
  return ranges.flatMap((range, at) => {
    const text = whole.slice(range.start, range.end);
    if (RESPONSIBILITY.test(text)) return [];
    const own = wordsSaid(text);
    const before = ranges[at - 1];
    const near = before ? normal(whole.slice(before.start, before.end)) : '';
    const said = coverage(terms, [
      { text: own, worth: 1 },
      { text: heading, worth: 0.85 },
      { text: near, worth: 0.7 },
      { text: found.context, worth: 0.65 },
      { text: found.text, worth: 0.55 },
    ]);
    const alone = coverage(terms, [{ text: own, worth: 1 }]).share;
    const tight = Math.max(
      alone * 0.6,
      ...segments(whole, range).map(
        (part) =>
          coverage(terms, [
            { text: normal(whole.slice(part.start, part.end)), worth: 1 },
            { text: heading, worth: 0.85 },
          ]).share,
      ),
    );
    // A heading that runs into its clause answers nothing by itself.
    const isHeading =
      at === 0 &&
      ranges.length > 1 &&
      text.length < 40 &&
      (own.includes(normal(found.path.at(-1)?.heading ?? '—')) || text === opening);
    return [
      {
        found,
        range,
        text,
        own: alone,
        coverage: said.share,
        byTerm: said.byTerm,
        score: said.share * 0.45 + alone * 0.25 + tight * 0.3 - (isHeading ? 0.25 : 0),
      },
    ];
  });
}
