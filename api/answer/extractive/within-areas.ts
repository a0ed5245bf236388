/**
 * A question about 雄安新区 and a draft in, the draft out when what it rests on names that area, else a refusal: the part of a
 * region, or what is larger than one, is never answered with the values and words of the region.
 */
import { sectionPath } from '#retrieval/plan-document';
import { coverage } from '#retrieval/query/coverage';
import { termsBesideAreas } from '#retrieval/query/in-areas';
import { normal } from '#retrieval/query/question-terms';
import { cleanText } from '#retrieval/text/clean';
import { type Draft, type Proof, proofsOf } from '../draft.ts';
import type { DraftSource } from './draft-source.ts';
import { refusal } from './refusal.ts';

export function withinAreas(source: DraftSource, draft: Draft): Draft {
  const { areas } = source.analysis;
  if (areas.length === 0 || draft.status === 'refused' || draft.reason === 'ambiguous') return draft;
  const texts = proofsOf(draft.blocks).map(textAround);
  const named = areas.some(({ pattern }) => texts.some((text) => pattern.test(text)));
  return named && saysMore(source, texts) ? draft : areaAbsent(source);
}

const LEAST_SAID = 0.5;

/** 加快石家庄都市圈建设 names the area of 石家庄都市圈地区生产总值 and nothing of what is asked of it. */
function saysMore({ analysis }: DraftSource, texts: readonly string[]): boolean {
  const others = termsBesideAreas(analysis);
  const said = coverage(others, [{ text: texts.join('，'), worth: 1 }]);
  return others.every(({ weight }) => weight < 0.4) || said.share >= LEAST_SAID;
}

export function areaAbsent({ analysis, found, suggestions }: DraftSource): Draft {
  const what = analysis.areas.map(({ name }) => name).join('、');
  if (found.length === 0) return refusal({ analysis, reason: 'region-not-covered', what, suggestions });
  const wantsNumber = analysis.asks.has('figure') || analysis.asks.has('count') || analysis.asks.has('compute');
  return refusal({ analysis, reason: wantsNumber ? 'no-figure' : 'indicator-not-found', suggestions });
}

/** The sentence or row, the titles above it and what it inherits; for a heading, what stands below it too. */
function textAround({ document, span, section, context }: Proof): string {
  const path = sectionPath(document.sections, section);
  const titles = [document.title, ...path.map(({ heading }) => heading), ...context.map(({ text }) => text)];
  return normal([cleanText(document.text.slice(span.start, span.end)), ...titles].join('，'));
}
