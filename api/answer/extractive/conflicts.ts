/**
 * Promise 5: where body and annex, or two documents, disagree about a figure, both are given with their places and the
 * answer says so. Selected figures in, the disagreeing ones beside them out, and the sentence that names the places.
 */
import { sectionPath } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { disagree, findFigureConflicts } from '#retrieval/query/figure-conflicts';
import type { RankedFigure } from '#retrieval/query/rank-figures';
import { cleanText } from '#retrieval/text/clean';
import { fromSource } from '#retrieval/text/mapped-text';
import { partOfYearAt } from '#retrieval/text/part-of-year';
import { scaledValue } from '#retrieval/vocabulary/figure-units';
import type { Statement } from '../draft.ts';
import { periodWords, proofOfFigure } from './proofs.ts';
import type { Selection } from './selection.ts';

export interface Chosen {
  analysis: Analysis;
  selections: readonly Selection[];
  ranked: readonly RankedFigure[];
}

/**
 * Adds to each selection what contradicts a figure of it, however much lower it ranked. Whoever asks what one paper
 * says is not told of others.
 */
export function withDisagreeing({ analysis, selections, ranked: all }: Chosen): Selection[] {
  const { ids } = analysis.documents;
  const ranked = ids.length > 0 ? all.filter((one) => ids.includes(one.found.document.id)) : all;
  return selections.map((selection) => {
    const shown = new Set(selection.figures.flatMap((one) => [one, ...(one.also ?? [])]).map((one) => one.figure.id));
    const added = ranked.filter(
      (one) =>
        !shown.has(one.figure.id) &&
        selection.figures.some((own) => disagree(own.figure, one.figure) && partOf(own) === partOf(one)),
    );
    const values = Map.groupBy(added, (one) => scaledValue(one.figure));
    const once = [...values.values()].flatMap(([first]) => (first ? [first] : []));
    return once.length > 0 ? { ...selection, figures: [...selection.figures, ...once] } : selection;
  });
}

/** One sentence for each indicator whose figures disagree: which value stands where. */
export function disagreements({ figures }: Selection): Statement[] {
  const byId = new Map(figures.map((one) => [one.figure.id, one]));
  return findFigureConflicts(figures.map((one) => one.figure)).flatMap((group) => {
    const ones = group.flatMap((figure) => byId.get(figure.id) ?? []);
    if (new Set(ones.map(partOf)).size > 1) return [];
    const several = new Set(ones.map((one) => one.found.document.id)).size > 1;
    const places = ones.map((one) => `${placeOf(one, several)}为${qualified(one)}`);
    const [first] = group;
    const period = first?.period ? periodWords(first.period) : '';
    const subject = `${first?.region ?? ''}${period}${first?.name ?? ''}`;
    return {
      text: `${subject}在文件中的数字不一致：${places.join('，')}`,
      proofs: ones.map((one) => proofOfFigure(one.figure, one.found)),
    };
  });
}

/** 一季度开工率69.6% and 二季度开工率90% are of one year, and both right. */
function partOf({ figure, found }: Pick<RankedFigure, 'figure' | 'found'>): string {
  const { passage } = found;
  const at = fromSource({ starts: passage.sourceStarts, ends: passage.sourceEnds }, figure.span)?.start ?? 0;
  return passage.kind === 'table-row' ? '全年' : (partOfYearAt(passage.indexText, at) ?? '全年');
}

function qualified({ figure }: RankedFigure): string {
  if (!figure.statement.startsWith(figure.name)) return `“${figure.statement}”`;
  return figure.statement.slice(figure.name.length).replace(/^(?:达到?|为)/u, '') || figure.valueText;
}

/** 附件1, “(二)发展目标”: where in its paper a figure stands; with the paper's title where there are several. */
export function placeOf({ found }: RankedFigure, several: boolean): string {
  const labels = sectionPath(found.document.sections, found.passage.section).map(({ label }) => cleanText(label));
  const annex = labels.map((label) => /^附[件表录]\s*[\d一二三四五六七八九十]*/u.exec(label)?.[0].trim()).find(Boolean);
  // 16. alone says little: the section around it is named, which the citation opens at the number.
  const isNumber = (label: string): boolean => /^[（(]?[\d一二三四五六七八九十]+[)）.、]?$/u.test(label);
  const inner = labels.findLast((label) => !isNumber(label)) ?? '';
  const title = several ? `《${cleanText(found.document.title)}》` : '';
  return `${title}${annex ?? (inner === '' ? '正文' : `“${inner}”`)}`;
}
