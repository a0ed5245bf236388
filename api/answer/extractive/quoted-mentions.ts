/**
 * 关于“…”原文怎么写, 怎么说低空经济: a wording is asked for; the sentences of the papers that have it, whole and in the order
 * of their paper. A phrase between quotation marks has to stand there to the letter.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { Draft, Statement } from '../draft.ts';
import { proofOfRange } from './proofs.ts';
import { placed } from './sentence-answer.ts';

const MAX_MENTIONS = 4;
const QUOTED = /[“"「『]([^“”"「」『』]{4,60})[”"」』]/gu;

/** Phrases that a question has between quotation marks, in normal form. */
export function quotedPhrases(question: string): string[] {
  return [...question.matchAll(QUOTED)].map(([, phrase = '']) => normal(phrase));
}

/** 关于“…”原文怎么写的: the sentences that have the very phrase, and near it whatever else the question names. */
export function quotedWording(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const phrases = quotedPhrases(analysis.question);
  if (phrases.length === 0 || analysis.asks.has('yes-no')) return null;
  const beside = analysis.terms.filter(
    ({ core, known, weight, text }) =>
      core && known && weight >= 0.8 && !phrases.some((phrase) => phrase.includes(text)),
  );
  const saying = ranked.filter(
    ({ text, found }) =>
      phrases.every((phrase) => normal(text).includes(phrase)) &&
      beside.every((term) => found.text.includes(term.text) || found.context.includes(term.text)),
  );
  const meant = ofPartAsked(analysis.question, saying);
  return meant.length === 0 ? null : mentioned(meant.slice(0, MAX_MENTIONS));
}

/** The two parts of a work report: what was done, and what is set for the year; asked for, and as headings name them. */
const PARTS: readonly { asked: RegExp; heading: RegExp }[] = [
  {
    asked: /(?:今年|20\d\d年)的?(?:主要|重点)?(?:工作|任务|安排|打算)(?!报告|回顾|总结)|工作安排|下一步/u,
    heading: /(?:今年|20\d\d年)[^，。]{0,6}(?:工作|任务|安排)(?!回顾)|(?:工作|任务)安排|重点(?:工作|任务)/u,
  },
  { asked: /去年|过去|上一?年|回顾|成就|成绩/u, heading: /回顾|成就|成绩|过去/u },
];

/** 在今年工作里: of several places only those under such a heading, when there are any. */
function ofPartAsked(question: string, saying: readonly RankedSentence[]): readonly RankedSentence[] {
  const part = PARTS.find(({ asked }) => asked.test(question));
  const under = part ? saying.filter(({ found }) => found.path.some(({ heading }) => part.heading.test(heading))) : [];
  return under.length > 0 ? under : saying;
}

/** 怎么说低空经济: one thing and nothing else; all the sentences of the one paper that speak of it. */
export function quotedMentions({ terms, question }: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  if (/原文|原话|原句|那句/.test(question)) return null;
  const [thing, ...others] = terms.filter((term) => term.core && term.weight >= 0.8);
  const [best] = ranked;
  if (!thing || others.length > 0 || !best) return null;
  const saying = ranked.filter(
    (one) => one.found.document.id === best.found.document.id && normal(one.text).includes(thing.text),
  );
  return saying.length < 2 || saying.length > MAX_MENTIONS ? null : mentioned(saying);
}

function mentioned(saying: readonly RankedSentence[]): Draft {
  const statements = [...saying]
    .sort((a, b) => a.found.passage.span.start - b.found.passage.span.start || a.range.start - b.range.start)
    .map((one): Statement => ({ text: placed(one, one.text), proofs: [proofOfRange(one.found, one.range)] }));
  return { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] };
}
