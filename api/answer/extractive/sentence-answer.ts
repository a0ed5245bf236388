/** Ranked sentences in, the shortest part of the best one that says what is asked out. */
import type { Span } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { coverage, matchTerm } from '#retrieval/query/coverage';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import { lacksPredicate } from '#retrieval/text/half-clauses';
import { segments } from '#retrieval/text/sentences';
import type { Draft, Statement } from '../draft.ts';
import { fullSentence, mentions, proofOfRange, shortRegion } from './proofs.ts';
import { namingCell } from './row-name.ts';

export const MIN_COVERAGE = 0.72;
/** A thing that no paper knows (一等奖) must be a small part of the question, or it is what is asked for. */
const STRANGE_COVERAGE = 0.78;
const MIN_OWN = 0.42;
const SHORT_ENOUGH = 110;

export interface SentenceWish {
  /** The answer must hold something like this: a date, a body, a list. */
  must?: RegExp;
  minOwn?: number;
  minCoverage?: number;
  whole?: boolean;
}

/** Sentences of the regions asked for, or that name them. */
export function inRegions(analysis: Analysis, ranked: readonly RankedSentence[]): RankedSentence[] {
  const { regions, documents } = analysis;
  const inDocuments = (
    documents.ids.length > 0 ? ranked.filter((one) => documents.ids.includes(one.found.document.id)) : ranked
  ).filter((one) => speaksOfPart(analysis, one));
  if (regions.length === 0 || documents.ids.length > 0) return inDocuments;
  return inDocuments.filter((one) =>
    regions.some(
      (region) =>
        one.found.region === region.name || [region.name, ...region.short].some((name) => one.text.includes(name)),
    ),
  );
}

/** 思明区优化…；湖里区打造…: what is said of one part of a place is nothing said of the part beside it. */
function speaksOfPart({ within }: Analysis, { text, found }: RankedSentence): boolean {
  const said = normal(text);
  return within.length === 0 || within.flat().some((name) => said.includes(name) || found.context.includes(name));
}

export function bestSentence(ranked: readonly RankedSentence[], wish: SentenceWish = {}): RankedSentence | null {
  const fitting = ranked.filter(
    (one) =>
      one.coverage >= (wish.minCoverage ?? MIN_COVERAGE) &&
      one.own >= (wish.minOwn ?? MIN_OWN) &&
      !isHeadOfRows(one) &&
      (!wish.must || wish.must.test(one.text)),
  );
  return fitting[0] ?? null;
}

export function sentenceAnswer(
  analysis: Analysis,
  ranked: readonly RankedSentence[],
  wish: SentenceWish = {},
): Draft | null {
  const strange = analysis.terms.some((term) => term.core && !term.known && !term.kind && term.weight >= 3);
  const best = bestSentence(ranked, strange ? { ...wish, minCoverage: STRANGE_COVERAGE } : wish);
  if (!best) return null;
  const perRegion = oneForEachRegion(analysis, ranked, wish);
  if (perRegion) return perRegion;
  const statements = [statementOf(analysis, best, wish)];
  // Without a region the same thing may stand in several papers: each is named.
  if (analysis.regions.length === 0 && analysis.documents.ids.length === 0) {
    const seen = new Set([best.found.document.id]);
    for (const one of ranked) {
      if (seen.has(one.found.document.id) || one.score < best.score - 0.06 || one.own < 0.75 || statements.length >= 3)
        continue;
      if (isHeadOfRows(one) || (wish.must && !wish.must.test(one.text))) continue;
      seen.add(one.found.document.id);
      statements.push(statementOf(analysis, one, wish));
    }
  }
  return { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] };
}

/** 上海和黄浦分别…: each place that was named says its own; one that says nothing is named as missing. */
function oneForEachRegion(analysis: Analysis, ranked: readonly RankedSentence[], wish: SentenceWish): Draft | null {
  const { regions, topic } = analysis;
  if (regions.length < 2) return null;
  const of = (name: string) => ranked.filter((one) => one.found.region === name);
  const chosen = regions.map((region) => ({ region, best: bestSentence(of(region.name), wish) }));
  const silent = chosen.filter(({ best }) => best === null).map(({ region }) => region);
  if (silent.length > 0 && silent.some((region) => of(region.name).length === 0)) return null;
  const statements = chosen.flatMap(({ best }) => (best ? [statementOf(analysis, best, wish)] : []));
  if (silent.length === 0) return { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] };
  const missing = silent.map((region) => `${shortRegion(region.name)}${topic}`);
  return {
    status: 'partial',
    reason: 'indicator-not-found',
    blocks: [{ kind: 'sentences', statements }],
    missing,
    lead: `文件没有给出${missing.join('、')}；能查到的是：`,
  };
}

export function statementOf(analysis: Analysis, given: RankedSentence, wish: SentenceWish = {}): Statement {
  const one = withWhatFollows(wholeList(given));
  if (one.found.passage.kind === 'table-row') return rowStatement(analysis, one);
  const words = wish.whole ? one.text : narrowed(analysis, one, wish.must);
  return { text: placed(one, words), proofs: [proofOfRange(one.found, one.range)] };
}

const SHORT_OPENING = 16;

/** 三是把牢“一关口”。 only announces: the sentence after it says what is meant. */
export function withWhatFollows(one: RankedSentence): RankedSentence {
  const text = one.found.passage.indexText;
  const rest = text.slice(one.range.end);
  const next = /^[^。！？]{6,200}[。！？]/u.exec(rest)?.[0];
  if (one.text.length > SHORT_OPENING || !/“/.test(one.text) || next === undefined) return one;
  const range = { start: one.range.start, end: one.range.end + next.length };
  return { ...one, range, text: text.slice(range.start, range.end) };
}

/** 主要表现为：…；…；…。 is one list: all of it, though each part ends like a sentence. */
function wholeList(one: RankedSentence): RankedSentence {
  const text = one.found.passage.indexText;
  const range = fullSentence(text, one.range);
  const words = text.slice(range.start, range.end);
  const grows = range.end - range.start > one.range.end - one.range.start;
  return grows && /：|，即/.test(words) && words.length <= 420 ? { ...one, range, text: words } : one;
}

const OFFICE_COLUMN = /单位|部门|处室|负责人|责任人/;
/** Columns that a question asks for without naming them. */
const COLUMN_ASKED: [RegExp, RegExp][] = [
  [/什么时候|何时|哪天|时限|期限|几月|完成时间/, /时限|时间|期限|日期|进度/],
  [/谁|哪个?(?:部门|单位|局)|牵头/, /牵头|责任|负责|主办/],
];

/** A row as a reader says it: the name, then each column with its value; of a wide row only the columns asked for. */
function rowStatement(analysis: Analysis, one: RankedSentence): Statement {
  const cells = (one.found.passage.cells ?? []).filter((cell) => !/^(?:序号|编号|类别)$/.test(cell.column));
  const name = namingCell(cells);
  const rest = cells.filter((cell) => cell !== name && cell.text !== '');
  const { question } = analysis;
  const asked = rest.filter(
    ({ column }) =>
      (column.length >= 2 && question.includes(column.replace(/[（(].*$/u, ''))) ||
      COLUMN_ASKED.some(([wish, head]) => wish.test(question) && head.test(column)),
  );
  const shown = asked.length > 0 && rest.length > 2 ? asked : rest;
  const said = shown.map(({ column, text }) =>
    OFFICE_COLUMN.test(column) ? `${column}：${text}` : `${column}${text}`,
  );
  const proof = proofOfRange(one.found, one.range);
  const heads = shown.flatMap(({ column, columnSpan }) =>
    columnSpan ? [{ role: 'column' as const, text: column, span: columnSpan }] : [],
  );
  return {
    text: placed(one, `${name?.text ?? one.text}：${said.join('；')}`),
    proofs: [{ ...proof, context: [...heads, ...proof.context] }],
  };
}

/** 上云企业数（家） | | only heads the rows below it: there is nothing in it to answer with. */
function isHeadOfRows({ found: { passage } }: RankedSentence): boolean {
  return passage.kind === 'table-row' && (passage.cells ?? []).filter(({ text }) => text !== '').length < 2;
}

/** The region in front when neither the question nor the words say whose it is. */
export function placed(one: Pick<RankedSentence, 'found'>, words: string): string {
  const region = one.found.region;
  const clean = words
    .replace(/^[，、；]+/, '')
    .replace(
      /^(?:第[一二三四五六七八九十百\d]{1,4}条|\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|——|[一二三四五六七八九十]是)/,
      '',
    );
  return region && !mentions(clean, region) && !/^《/.test(clean) ? `${region}：${clean}` : clean;
}

/** The run of clauses from the first to the last that says something asked; the whole sentence when it is short. */
export function narrowed(analysis: Analysis, one: RankedSentence, must?: RegExp): string {
  const alone = ownClause(analysis, one, must) ?? ownNumber(analysis, one);
  if (alone !== null) return alone;
  if (one.text.length <= SHORT_ENOUGH || /：[^。]*；/.test(one.text)) return one.text;
  const whole = one.found.passage.indexText;
  const parts = segments(whole, one.range);
  const worth = parts.map((part) => worthOf(analysis, whole.slice(part.start, part.end)));
  const top = Math.max(...worth);
  const marks = parts.map(
    (part, at) => (worth[at] ?? 0) >= top * 0.5 || (must?.test(whole.slice(part.start, part.end)) ?? false),
  );
  const first = marks.indexOf(true);
  const last = marks.lastIndexOf(true);
  const announces = parts[last] !== undefined && lacksPredicate(whole.slice(parts[last].start, parts[last].end));
  const [from, to] = [parts[first], (announces ? parts[last + 1] : undefined) ?? parts[last]];
  if (!from || !to) return one.text;
  const range: Span = { start: from.start, end: to.end };
  return whole.slice(range.start, range.end);
}

/** 市委网信办牵头负责数字安全筑盾护航专项行动组 among six clauses of that form: the one that says all that was asked. */
function ownClause(analysis: Analysis, one: RankedSentence, must?: RegExp): string | null {
  if (!analysis.asks.has('who') || must === undefined) return null;
  const whole = one.found.passage.indexText;
  const parts = segments(whole, one.range).map(({ start, end }) => whole.slice(start, end));
  const acting = parts.filter((part) => must.test(part));
  const total = worthOf(analysis, one.text);
  const saying = acting.filter((part) => worthOf(analysis, part) >= total - 0.05);
  const [only] = saying;
  return acting.length >= 3 && saying.length === 1 && only !== undefined ? only : null;
}

/** 城乡居民收入倍差从2.42缩小至2.12 behind three other figures: the one that says all that was asked, when no year is said around it. */
function ownNumber(analysis: Analysis, one: RankedSentence): string | null {
  if (!analysis.asks.has('figure') || analysis.asks.size > 1) return null;
  const whole = one.found.passage.indexText;
  const parts = segments(whole, one.range).map(({ start, end }) => whole.slice(start, end));
  if (parts.length < 3 || /\d{4}年|其中|分别/.test(one.text)) return null;
  const total = worthOf(analysis, one.text);
  const saying = parts.filter((part) => /\d/.test(part) && worthOf(analysis, part) >= total - 0.05);
  const [only] = saying;
  return saying.length === 1 && only !== undefined && total > 0 ? only.replace(/[，；]$/u, '') : null;
}

function worthOf(analysis: Analysis, text: string): number {
  const own = normal(text);
  return analysis.terms.reduce((sum, term) => sum + term.weight * matchTerm(term.text, own), 0);
}

export function topicCoverage(analysis: Analysis, ranked: readonly RankedSentence[]): number {
  return ranked.reduce(
    (best, one) =>
      Math.max(
        best,
        coverage(analysis.terms, [
          { text: normal(one.text), worth: 1 },
          { text: one.found.context, worth: 0.8 },
          { text: one.found.text, worth: 0.8 },
        ]).share,
      ),
    0,
  );
}
