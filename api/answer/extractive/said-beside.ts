/**
 * 实施多少个项目、完成多少投资: a part of the question that the answer leaves open may be said next to what answers the other
 * part, in a measure too bare to be a figure of its own (完成投资1万亿元以上). Those words are quoted as they stand.
 */
import type { Span } from '#retrieval/plan-document';
import { normal } from '#retrieval/query/question-terms';
import { cleanText } from '#retrieval/text/clean';
import { findRegions } from '#retrieval/vocabulary/regions';
import { type Draft, type Proof, proofsOf, type Statement, textsOf } from '../draft.ts';

const ASKS_DAY = /几号|几月|哪[一]?天|什么时候|何时/u;
const ASKING =
  /^[^，]{0,2}(?:请问|还有|另外|以及)|多少(?:万?亿?元|[个家项条座户人件台套处所亩吨部公里岁年天]+)?|几(?:成|个点|[个家项条座处所部岁年])?|什么时候|何时|几号|几月|哪[一]?天|[呢吗么啊？?]|来着|分别|各|大概|具体|目标|今年|全年/gu;
const DAY = /[\d一二三四五六七八九十]+月|年[底末内]|季度|20\d\d年/u;
/** A part of the thing, or another year's. */
const OTHERWISE = /其中|上年|去年|截至|以来/u;
const NUMBER = /\d+(?:\.\d+)?/gu;
const MIN_WORDS = 4;
const ENOUGH = 0.85;

/** What a part of the question says beside its asking words. */
export function wordsAsked(part: string): string {
  return normal(part.replace(ASKING, '')).replace(/^(?:要|将|计划)|(?:要|将)?(?:达到?|到|是|为|有|要)$/gu, '');
}

/** The words beside a proof of the draft that say what the part asks; null when none do. */
export function saidBeside(draft: Draft, part: string): Statement | null {
  const places = new Set(proofsOf(draft.blocks).map(regionOf));
  const mentions = findRegions(part);
  // 徐州…规上企业数 is not answered by what the sentence says of 盐城.
  if (mentions.some(({ region }) => !places.has(region.name))) return null;
  const place = mentions.find(({ start }) => start === 0);
  const words = wordsAsked(part.slice(place?.end ?? 0));
  if (words.length < MIN_WORDS) return null;
  const asksDay = ASKS_DAY.test(part);
  const said = normal(textsOf(draft).join('，'));
  const shown = new Set(said.match(NUMBER));
  const found = proofsOf(draft.blocks.filter(({ kind }) => kind === 'sentences')).flatMap((proof) =>
    piecesOf(proof.document.text, asksDay ? sectionOf(proof) : proof.span).flatMap((span) => {
      const text = cleanText(proof.document.text.slice(span.start, span.end));
      const share = shareOf(words, normal(text));
      // What is shown already, perhaps as the nearest thing of another kind, answers nothing more.
      const isNew =
        asksDay ||
        normal(text)
          .match(NUMBER)
          ?.some((number) => !shown.has(number));
      const gives = isNew && (!asksDay || DAY.test(text));
      return gives && share >= ENOUGH && isOwn(text, proof) ? [{ proof, span, text, share }] : [];
    }),
  );
  const [best] = found.sort((a, b) => b.share - a.share);
  if (!best) return null;
  const { document, section } = best.proof;
  const region = regionOf(best.proof);
  return {
    text: region ? `${region}：${best.text}` : best.text,
    proofs: [{ document, span: best.span, section, context: [] }],
  };
}

/**
 * 什么时候建成 that the draft names as missing, said in the task whose figure answers the other part. A figure that is named
 * as missing is of another place, year or kind than what stands there: it stays missing.
 */
export function withMissingBeside(draft: Draft): Draft {
  const { status, reason, missing } = draft;
  if (status !== 'partial' || (reason !== 'indicator-not-found' && reason !== 'no-figure')) return draft;
  const told = missing.map((part) => ({
    part,
    statement: ASKS_DAY.test(part) && !YEAR.test(part) ? saidBeside(draft, part) : null,
  }));
  const statements = told.flatMap(({ statement }) => statement ?? []);
  if (statements.length === 0) return draft;
  const silent = told.filter(({ statement }) => statement === null).map(({ part }) => part);
  const { reason: _reason, lead: _lead, ...rest } = draft;
  const blocks: Draft['blocks'] = [...draft.blocks, { kind: 'sentences', statements }];
  if (silent.length === 0) return { ...rest, status: 'answered', blocks, missing: [] };
  return { ...rest, status, reason, blocks, missing: silent, lead: `文件没有给出${silent.join('、')}；能查到的是：` };
}

const YEAR = /20\d\d年/u;

/** A later question that gets the very answer of an earlier one is answered by what stands beside it, if anything does. */
export function withoutEcho(draft: Draft, { before, asked }: { before: readonly Draft[]; asked: string }): Draft {
  const said = new Set(before.flatMap(textsOf));
  const texts = textsOf(draft);
  const isEcho = draft.status === 'answered' && texts.length > 0 && texts.every((text) => said.has(text));
  const statement = isEcho ? saidBeside(draft, asked) : null;
  return statement ? { ...draft, blocks: [{ kind: 'sentences', statements: [statement] }] } : draft;
}

function regionOf({ document, section }: Proof): string | null {
  return document.sections[section ?? -1]?.region ?? document.region;
}

function isOwn(text: string, proof: Proof): boolean {
  const region = regionOf(proof);
  return !OTHERWISE.test(text) && findRegions(text).every((mention) => mention.region.name === region);
}

/** The task that the proof is of. */
function sectionOf({ document, section, span }: Proof): Span {
  return section === null ? span : (document.sections[section]?.span ?? span);
}

function piecesOf(source: string, { start, end }: Span): Span[] {
  return [...source.slice(start, end).matchAll(/[^，,；;。！？]+/gu)].map((match) => {
    const [lead = ''] = /^\s*/u.exec(match[0]) ?? [];
    return { start: start + match.index + lead.length, end: start + match.index + match[0].trimEnd().length };
  });
}

/** Share of the pairs of characters that the other text has too. */
function shareOf(words: string, text: string): number {
  const pairs = Array.from({ length: words.length - 1 }, (_, at) => words.slice(at, at + 2));
  return pairs.filter((pair) => text.includes(pair)).length / pairs.length;
}
