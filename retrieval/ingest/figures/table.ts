/** One table row in, a figure per number cell out: name, unit, year and body come from the row and its column heads. */
import type { ContextPiece, Figure, Passage, Period, TableCell } from '../../plan-document.ts';
import { parseNumeral } from '../../text/numerals.ts';
import { findPeriods } from '../../text/periods.ts';
import { isUnitLine, unitOfLine } from '../../text/unit-line.ts';
import { isBodyHead, isLeadHead, isPersonHead, isTimeHead, isUnitHead } from '../column-heads.ts';
import { besideYear, joined, measured, UNIT_IN_HEAD } from './head-words.ts';
import { ParagraphPeriods, type PeriodSource } from './period-context.ts';
import { isOneOfMany, placeOfRow, type RowPlace } from './row-place.ts';

export interface RowSource extends PeriodSource {
  passage: Passage;
  region: string | null;
  /** Places that the rows of the same table are of. */
  peers: ReadonlySet<string>;
}

const NAME_HEAD = /名称|指标|项目|内容|事项|领域|产品|品种|类目|行业/;
const SERIAL_HEAD = /^(?:序号|编号|类别|类型|分类|属性|备注|说明)$/;
const GROUP_HEAD = /^(?:序号|编号|属性|备注|说明)$|类别|类型|分类/;
/** 比上年增长, 占比: never counted in what the line above the table says. */
const RATE_HEAD = /增长|增速|增幅|同比|[比较]上年|比重|占比|±|[%‰率]/;
/** A value of the year before, whose number nobody prints. */
const OTHER_TIME = /^(?:上年|去年|上期|同期)(?!.*[±%比])/;
const IS_UNIT = /[元%‰人户个家吨亩米次台辆件座万亿所条项处套名场架艘里床间岁]|千瓦|小时|平方|立方/;
/** 6月底 and 2024年底 are dates. */
const NUMBER =
  /^(?:约|近|超过?|突破|[≥≤>＞<＜±])?(-?\d[\d,]*(?:\.\d+)?)(?!月|[年日][底末初前])(%|‰|[\p{Script=Han}]{1,4})?(以上|左右|以内|以下)?$/u;
const NO_TARGET = /^(?:\/|-|—|——|…|－)$/;

export function rowFigures(source: RowSource): Figure[] {
  const { passage } = source;
  const cells = passage.cells ?? [];
  const place = placeOfRow(cells, source.region);
  if (place && isOneOfMany(place, source.peers)) return [];
  const name = place === null ? nameOf(cells) : nameBesidePlace(passage, place);
  if (!name) return [];
  const unit = cells.find((cell) => isUnitHead(cell.column))?.text ?? '';
  const body = cells.find((cell) => isLeadHead(cell.column))?.text ?? null;
  const periods = new ParagraphPeriods(passage.indexText, source);
  const figures: Figure[] = [];
  for (const cell of cells) {
    if (
      cell === name.cell ||
      cell === place?.cell ||
      cell.columnSpan === null ||
      SERIAL_HEAD.test(cell.column) ||
      isUnitHead(cell.column) ||
      isWhoHead(cell.column) ||
      isTimeHead(cell.column) ||
      OTHER_TIME.test(cell.column)
    )
      continue;
    const match = NUMBER.exec(cell.text);
    if (!match && !NO_TARGET.test(cell.text)) continue;
    const year = yearOf(cell.column);
    const headUnit = UNIT_IN_HEAD.exec(cell.column)?.[1] ?? /[%‰]$/.exec(cell.column)?.[0] ?? '';
    const inherited = year ? null : periods.at({ at: 0, sentenceStart: 0, sentenceEnd: 0, looksBack: false });
    const period = year ?? inherited?.period ?? null;
    const printedUnit = match?.[2] ?? (headUnit || unit || name.unit || unitAbove(passage, name.text, cell.column));
    const title = year ? measured(name.text, cell.column) : cell.column ? joined(name.text, cell.column) : name.text;
    // 句容市 | 120 under 2023年 alone: nobody could tell what is counted.
    if (title === '') continue;
    const valueText = match ? cell.text.replace(/[\p{Script=Han}%‰]+$/u, '') + printedUnit : cell.text;
    figures.push({
      id: `${passage.documentId}:${cell.span.start}-${cell.span.end}`,
      documentId: passage.documentId,
      passageId: passage.id,
      region: place?.region ?? source.region,
      period,
      name: title,
      value: match ? parseNumeral(match[1] ?? '') : null,
      valueTo: null,
      valueText,
      unit: printedUnit,
      qualifier: qualifierOf(cell.text),
      statement: match ? `${title}${/[%‰]$/.test(title) ? '为' : ''}${valueText}` : `${title}“${cell.text}”`,
      kind:
        /增长|增速|增幅|涨跌|±/.test(`${name.text}${cell.column}${captionOf(passage)}`) && /%/.test(printedUnit)
          ? 'change'
          : kindOfRow(title),
      body,
      span: cell.span,
      proof: passage.span,
      context: contextOf(passage, cell, inherited?.from?.kind === 'piece' ? inherited.from.piece : null),
    });
  }
  return figures;
}

function isWhoHead(column: string): boolean {
  return isBodyHead(column) || isPersonHead(column);
}

/** The year that a column is of: 按2020年不变价格 and 比2015年增长 only measure by one. */
function yearOf(column: string): Period | null {
  if (/^(?:19|20)\d{2}$/.test(column)) return { from: Number(column), to: Number(column), label: `${column}年` };
  const measured = /(?:不变|可比)价|=100/.test(column);
  const [year] = findPeriods(column).filter(({ start }) => !measured && !/[比较按以]$/.test(column.slice(0, start)));
  return year ? { from: year.from, to: year.to, label: year.label } : null;
}

/** 累计建成充电桩 and 新增就业 say of which kind the numbers of their row are. */
function kindOfRow(name: string): Figure['kind'] {
  if (/累计/.test(name)) return 'cumulative';
  return /新增|新建|新开通|净增/.test(name) ? 'new' : 'level';
}

/** 第一产业[2]. */
const FOOTNOTE = /[［[【]\d{1,2}[\]］】]$/;

/** Of 单位：亿元 above the table. */
function unitAbove(passage: Passage, name: string, column: string): string {
  if (RATE_HEAD.test(column) || /[率度]$|比重|指数|占比/.test(name)) return '';
  const line = passage.context.find(({ role, text }) => role === 'caption' && isUnitLine(text));
  return line ? (unitOfLine(line.text) ?? '') : '';
}

interface RowName {
  /** Null when the name stands outside the row. */
  cell: TableCell | null;
  text: string;
  unit: string;
}

/** The cell under 指标名称 and the like, else the first cell that is words. */
function nameOf(cells: readonly TableCell[]): RowName | null {
  const worded = cells.filter((cell) => /\p{Script=Han}|[A-Za-z]/u.test(cell.text));
  const cell =
    worded.find((candidate) => NAME_HEAD.test(candidate.column) && !GROUP_HEAD.test(candidate.column)) ??
    worded.find(
      (candidate) =>
        !SERIAL_HEAD.test(candidate.column) && !isUnitHead(candidate.column) && !isWhoHead(candidate.column),
    ) ??
    worded[0];
  if (!cell) return null;
  return { cell, ...withoutUnit(cell.text.replace(/^(?:其中[：:]?|#)/, '').replace(FOOTNOTE, '')) };
}

function withoutUnit(text: string): { text: string; unit: string } {
  const unit = UNIT_IN_HEAD.exec(text)?.[1] ?? '';
  const isUnit = !/\d/.test(unit) && IS_UNIT.test(unit);
  return { text: isUnit ? text.replace(UNIT_IN_HEAD, '') : text, unit: isUnit ? unit : '' };
}

/** The row of a place is named by another cell of it, else by its columns, else by what stands above the table. */
function nameBesidePlace(passage: Passage, place: RowPlace): RowName {
  if (place.rest !== '') return { cell: place.cell, ...withoutUnit(place.rest) };
  // 丰县 | 166 | 县工信局: who answers for a place's value names no value.
  const cells = (passage.cells ?? []).filter((cell) => cell !== place.cell && !isWhoHead(cell.column));
  const named = nameOf(cells.filter((cell) => !NUMBER.test(cell.text) && !NO_TARGET.test(cell.text)));
  if (named) return named;
  const headed = cells.some(
    (cell) => NUMBER.test(cell.text) && (yearOf(cell.column) === null || besideYear(cell.column) !== ''),
  );
  const above = passage.context.find(isTitle)?.text ?? '';
  const { text, unit } = withoutUnit(above.replace(/^表\s*\d+[：:、.]?\s*/, ''));
  return { cell: null, text: headed ? '' : text, unit };
}

function isTitle({ role, text }: ContextPiece): boolean {
  return role === 'row-group' || (role === 'caption' && !isUnitLine(text));
}

/** 表1 居民消费价格涨跌幅度: a table of changes alone. */
function captionOf(passage: Passage): string {
  const caption = passage.context.find((piece) => piece.role === 'caption' && isTitle(piece))?.text ?? '';
  return /涨跌幅|增长速度$|增速$/.test(caption) && !/及其?增长|[和及与]/.test(caption) ? caption : '';
}

function qualifierOf(text: string): string | null {
  const signs: Record<string, string> = {
    '≥': '不低于',
    '≤': '不超过',
    '>': '超过',
    '＞': '超过',
    '<': '低于',
    '＜': '低于',
  };
  const sign = signs[text[0] ?? ''];
  return sign ?? /约|近|超过?|突破|以上|左右|以内|以下/.exec(text)?.[0] ?? null;
}

function contextOf(passage: Passage, cell: TableCell, period: ContextPiece | null): ContextPiece[] {
  const column: ContextPiece[] = cell.columnSpan ? [{ role: 'column', text: cell.column, span: cell.columnSpan }] : [];
  // 2023年完成 above 数值 | 增速 proves the year.
  const groups = passage.context.filter(
    ({ role, text }) => role === 'column' && text !== '' && text !== cell.column && cell.column.startsWith(text),
  );
  return [
    ...column,
    ...groups,
    ...(period ? [period] : []),
    ...passage.context.filter((piece) => piece.role !== 'column'),
  ];
}
