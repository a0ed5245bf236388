/**
 * 农林牧渔业各业产值中，哪些是下降的: the members of one paragraph that go the way asked for, each with its figure
 * (农业产值4.37亿元，下降0.9%；林业产值0.08亿元，增长2.8%). Only where the paragraph tells of several members alike.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import { coverage } from '#retrieval/query/coverage';
import type { Found } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import type { Draft } from '../draft.ts';
import { proofOfFigure, stated } from './proofs.ts';

const ASKED =
  /(\p{Script=Han}{2})(?:之?中|里面?|当中)?[，,]?(?:都|分别)?有?哪[些几]个?(?:是|在|出现了?)?(下降|减少|降低|下滑|回落|负增长|上升|增长|增加)了?的?(?=$|[？?，。])/u;
const FALLS = /下降|减少|降低|下滑|回落|负增长/u;
const RISES = /上升|增长|增加|提高/u;
const MEMBERS = 3;
const SAYS_TOPIC = 0.7;

/** The noun that all members end with, and the way they go; null when the question asks for no such thing. */
export function wayAsked(question: string): { noun: string; way: RegExp } | null {
  const [, noun = '', word = ''] = ASKED.exec(question) ?? [];
  return noun === '' ? null : { noun, way: FALLS.test(word) ? FALLS : RISES };
}

export function fallenAnswer(analysis: Analysis, found: readonly Found[]): Draft | null {
  const asked = wayAsked(analysis.question);
  const { regions, periods, terms } = analysis;
  const [region] = regions;
  if (!asked || !region || regions.length > 1 || periods.length > 1 || analysis.asks.has('yes-no')) return null;
  const topic = terms.filter(({ text, core }) => core && !FALLS.test(text) && !RISES.test(text));
  const told = found
    .filter(
      ({ passage }) =>
        passage.kind === 'clause' &&
        coverage(topic, [{ text: normal(passage.indexText), worth: 1 }]).share >= SAYS_TOPIC,
    )
    .map((one) => ({
      found: one,
      figures: one.figures.filter(
        (figure) =>
          figure.region === region.name &&
          figure.kind === 'change' &&
          figure.name.endsWith(asked.noun) &&
          periods.every(({ from, to }) => figure.period?.from === from && figure.period.to === to),
      ),
    }))
    .filter(({ figures }) => new Set(figures.map(({ name }) => name)).size >= MEMBERS)
    .sort((one, other) => other.figures.length - one.figures.length)[0];
  const going = (told?.figures ?? [])
    .filter(({ statement }) => asked.way.test(statement))
    .sort((one, other) => one.span.start - other.span.start);
  if (!told || going.length === 0) return null;
  const statements = going.map((figure) => ({ text: stated(figure), proofs: [proofOfFigure(figure, told.found)] }));
  return { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] };
}
