/**
 * The table 清单.csv or 清单.xlsx beside the documents: rows of cells in, what each row states of its file out. A cell that
 * says nothing usable is named with what was expected and leaves the rest of its row as it is.
 */
import type { DocumentKind, DocumentLevel } from '../plan-document.ts';
import { cleanText } from '../text/clean.ts';
import { findPeriods } from '../text/periods.ts';
import { localRegion, unlistedRegion } from '../vocabulary/local-regions.ts';
import { findRegions, regionByName, regionsByName } from '../vocabulary/regions.ts';
import { isoDate } from './fact-dates.ts';

/** Null: the document has none, whatever its text seems to say. */
export interface StatedFacts {
  title?: string;
  documentNumber?: string | null;
  issuer?: string | null;
  /** Full name; one that the division codes do not have is a place all the same. */
  region?: string | null;
  level?: DocumentLevel | null;
  kind?: DocumentKind;
  /** ISO. */
  signed?: string | null;
  issued?: string | null;
  posted?: string | null;
  years?: number[];
}

export interface ManifestProblem {
  /** The manifest, as a path inside its folder. */
  file: string;
  /** Row of the table from 1, empty rows not counted; null for the whole table. */
  row: number | null;
  column: string | null;
  /** What is there. */
  found: string;
  expected: string;
}

export interface ManifestRow {
  row: number;
  /** The cell 文件. */
  file: string;
  /** Cells that can be used, by column, 文件 not among them. */
  cells: ReadonlyMap<string, string>;
  stated: StatedFacts;
}

export interface ManifestReading {
  rows: ManifestRow[];
  problems: ManifestProblem[];
}

export function isManifest(file: string): boolean {
  return /(?:^|\/)清单\.(?:csv|xlsx)$/u.test(file.normalize('NFC'));
}

export const FILE_COLUMN = '文件';
/** In a cell: the document has no such thing. */
const NONE = '无';
const MAX_TEXT = 200;
const MAX_YEARS = 30;

interface Column {
  expected: string;
  /** Null when the cell is not what was expected. */
  read: (cell: string) => StatedFacts | null;
}

const KINDS: Record<string, DocumentKind> = {
  规划: 'plan',
  行动计划: 'action-plan',
  工作要点: 'work-points',
  政府工作报告: 'work-report',
  统计公报: 'statistics',
  简报: 'bulletin',
  新闻: 'news',
};
const LEVELS: Record<string, DocumentLevel> = { 国家: 'national', 省: 'province', 市: 'city', 区县: 'district' };

const date = (key: 'signed' | 'issued' | 'posted'): Column => ({
  expected: '2022-08-22 或 2022年8月22日 这样的日期',
  read: (cell) => {
    if (cell === NONE) return { [key]: null };
    const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell);
    const iso = match ? isoDate(match[1], match[2], match[3]) : null;
    return iso === null ? null : { [key]: iso };
  },
});

const EXPECTED_TEXT = `${MAX_TEXT} 字以内的文字`;

export const COLUMNS: Readonly<Record<string, Column>> = {
  标题: { expected: EXPECTED_TEXT, read: (cell) => (isText(cell) && cell !== NONE ? { title: cell } : null) },
  文号: { expected: EXPECTED_TEXT, read: (cell) => orNone(cell, (documentNumber) => ({ documentNumber })) },
  发文机关: { expected: EXPECTED_TEXT, read: (cell) => orNone(cell, (issuer) => ({ issuer })) },
  地区: {
    expected: '地区的全称，如 镇江市、江苏省南京市鼓楼区、镇江高新区',
    read: (cell) => (cell === NONE ? { region: null, level: null } : statedRegion(cleanText(cell))),
  },
  级别: choice(LEVELS, (level) => ({ level })),
  类型: choice(KINDS, (kind) => ({ kind })),
  成文日期: date('signed'),
  印发日期: date('issued'),
  发布日期: date('posted'),
  期间: { expected: '年份或起止年份，如 2022、2021-2025、“十四五”', read: statedYears },
};

function choice<Value>(values: Record<string, Value>, stated: (value: Value) => StatedFacts): Column {
  return {
    expected: `以下之一：${Object.keys(values).join('、')}`,
    read: (cell) => {
      const value = values[cell];
      return value === undefined ? null : stated(value);
    },
  };
}

/** A spreadsheet program would take one that begins so for a formula. */
function isText(cell: string): boolean {
  return cell.length <= MAX_TEXT && !/^[=+@-]/.test(cell);
}

function orNone(cell: string, stated: (value: string | null) => StatedFacts): StatedFacts | null {
  if (cell === NONE) return stated(null);
  return isText(cell) ? stated(cell) : null;
}

function statedRegion(cell: string): StatedFacts | null {
  const listed = regionByName(cell) ?? regionsByName(cell)[0];
  if (listed) return { region: listed.name, level: levelOf(listed) };
  if (!/^\p{Script=Han}{2,20}$/u.test(cell)) return null;
  // 江苏省测试市: the part behind the region that it lies in is its name, unless that names nothing alone (镇江市高新区).
  const [above] = findRegions(cell);
  const rest = above?.start === 0 && above.written === above.region.name ? cell.slice(above.end) : cell;
  const local = unlistedRegion(rest) ?? localRegion(cell);
  return { region: local.name, level: local.level };
}

/** 诸暨市 is numbered among the counties and is a city all the same. */
function levelOf({ name, level }: { name: string; level: DocumentLevel }): DocumentLevel {
  return level === 'district' && name.endsWith('市') ? 'city' : level;
}

function statedYears(cell: string): StatedFacts | null {
  const text = cleanText(cell);
  const [period, ...others] = findPeriods(/^\d{4}$/.test(text) ? `${text}年` : text);
  if (!period || others.length > 0 || period.to < period.from || period.to - period.from > MAX_YEARS) return null;
  return { years: Array.from({ length: period.to - period.from + 1 }, (_, at) => period.from + at) };
}

/** `table`: rows of cells, the row of the column names among the first. */
export function readManifest(file: string, table: readonly (readonly string[])[]): ManifestReading {
  const head = table.findIndex((row) => row.includes(FILE_COLUMN));
  const names = table[head];
  const problems: ManifestProblem[] = [];
  if (!names) {
    const expected = `有一行列名：${[FILE_COLUMN, ...Object.keys(COLUMNS)].join('、')}，其中“${FILE_COLUMN}”必须有`;
    return { rows: [], problems: [{ file, row: null, column: null, found: '没有列名', expected }] };
  }
  for (const name of names) {
    if (name === '' || name === FILE_COLUMN || COLUMNS[name]) continue;
    problems.push({
      file,
      row: head + 1,
      column: name,
      found: '没有这一列',
      expected: Object.keys(COLUMNS).join('、'),
    });
  }
  const rows = table.slice(head + 1).flatMap((cells, at) => {
    const row = head + at + 2;
    const name = cells[names.indexOf(FILE_COLUMN)] ?? '';
    if (name !== '') return [readRow({ file, row, name, names, cells, problems })];
    problems.push({ file, row, column: FILE_COLUMN, found: '空的', expected: '文件名' });
    return [];
  });
  return { rows, problems };
}

function readRow(from: {
  file: string;
  row: number;
  name: string;
  names: readonly string[];
  cells: readonly string[];
  problems: ManifestProblem[];
}): ManifestRow {
  const { file, row, name, names, cells, problems } = from;
  const used = new Map<string, string>();
  let stated: StatedFacts = {};
  // 级别 after 地区, as in COLUMNS: a level that is said goes before the one that the name of the region has.
  for (const [column, { expected, read }] of Object.entries(COLUMNS)) {
    const cell = cells[names.indexOf(column)] ?? '';
    if (cell === '') continue;
    const value = read(cell);
    if (value === null) problems.push({ file, row, column, found: cell, expected });
    else {
      used.set(column, cell);
      stated = { ...stated, ...value };
    }
  }
  return { row, file: name, cells: used, stated };
}
