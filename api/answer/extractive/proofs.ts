/** Evidence in, proofs and wording of region and year out. */
import type { Figure, Period, Span } from '#retrieval/plan-document';
import type { Found } from '#retrieval/query/find-evidence';
import { toSource } from '#retrieval/text/mapped-text';
import { unitOfLine } from '#retrieval/text/unit-line';
import type { Proof } from '../draft.ts';

export function proofOfFigure(figure: Figure, found: Pick<Found, 'document' | 'passage'>): Proof {
  const outside = figure.context.filter(
    (piece) =>
      ['sentence', 'column', 'date', 'row-group', 'title'].includes(piece.role) ||
      (piece.role === 'section' && /\d{4}年|[省市区县]/.test(piece.text)) ||
      // 上云企业数（家） above a table of places and years.
      (piece.role === 'caption' && figure.name !== '' && piece.text.includes(figure.name)) ||
      (piece.role === 'caption' && figure.unit !== '' && unitOfLine(piece.text) === figure.unit),
  );
  const inherited = [figure.region, figure.period?.label].filter((word) => word !== null && word !== undefined);
  return {
    document: found.document,
    span: figure.proof,
    section: found.passage.section,
    context: outside.slice(0, 4),
    inherited,
  };
}

export function proofOfRange(found: Found, range: Span): Proof {
  const { passage, document } = found;
  const trimmed = trimRange(passage.indexText, range);
  return {
    document,
    span: toSource({ starts: passage.sourceStarts, ends: passage.sourceEnds }, trimmed),
    section: passage.section,
    context: passage.context.filter((piece) => piece.role === 'title' || piece.role === 'row-group').slice(0, 2),
  };
}

function trimRange(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
  return { start: from, end: to };
}

/** 镇江市2022年 + 新建5G基站1400个; parts that the wording has already are not said twice. */
export function stated(figure: Figure): string {
  // 对…的企业，且日均流量超过30GB的基站: its own clause no longer goes on from another.
  const words = figure.statement.replace(/^(?:并且|而且|且)(?=\p{Script=Han})/u, '');
  const place = figure.region && !mentions(figure.statement, figure.region) ? figure.region : '';
  const time =
    figure.period && !figure.statement.includes(figure.period.label) && !saysYears(figure.statement, figure.period)
      ? periodWords(figure.period)
      : '';
  // 淳安县对新认定的企业总部 would read as one name.
  const gap = place !== '' && time === '' && /^(?:对|为|给|按|支持|鼓励)/.test(figure.statement) ? '：' : '';
  return `${place}${gap}${time}${words}`;
}

export function periodWords(period: Period): string {
  return `${period.until ? '到' : ''}${period.label}`;
}

function saysYears(statement: string, period: Period): boolean {
  return statement.includes(`${period.from}年`) && statement.includes(`${period.to}年`);
}

export function mentions(text: string, region: string): boolean {
  const short = shortRegion(region);
  return text.includes(region) || text.startsWith(short);
}

export function shortRegion(region: string): string {
  return region.length > 2 ? region.replace(/(?:维吾尔|壮族|回族)?自治区$|[省市区县]$/, '') : region;
}

/** ； inside one sentence joins its parts: 具体目标可以概括为“12345”：争创…；打造…。 */
export function fullSentence(text: string, range: Span): Span {
  let { start, end } = range;
  while (start > 0 && text[start - 1] === '；')
    start = Math.max(text.lastIndexOf('。', start - 2), text.lastIndexOf('；', start - 2)) + 1;
  while (end < text.length && text[end - 1] === '；') {
    const next = text.slice(end).search(/[。；！？]/);
    end = next < 0 ? text.length : end + next + 1;
  }
  return { start, end };
}
