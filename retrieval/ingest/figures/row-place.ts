/** A table row in, the place that it is of out, where a column lists places: 县区 | 2023年 | 2024年. */
import type { TableCell } from '../../plan-document.ts';
import { NO_PLACE } from '../../vocabulary/place-words.ts';
import { findRegions, isWithin, regionByName, regionsByName } from '../../vocabulary/regions.ts';
import { wholeOf } from './whole-region.ts';

export interface RowPlace {
  cell: TableCell;
  /** Full name, also of one that the division codes do not have. Null when nothing says of which whole a row is. */
  region: string | null;
  /** 合计, 全市: the row of all of them. */
  isWhole: boolean;
  /** What the cell says behind the place: 上云企业数（家） of 句容市上云企业数（家）. */
  rest: string;
}

export const PLACE_HEAD =
  /^(?:所[在属])?(?:地区|区域|区县|县区|县[（(]市、区[）)]|市县|县市|县市区|区市县|市区县|市[（(]州[）)]|市州|州市|设区市|地市|省份|省市|城市|[县区市镇乡]|镇街|乡镇|街道|板块|行政区划?)(?:名称)?$/;
const WHOLE = /^(?:合计|总计|小计|平均|均值|全[国省市区县州]|[本我][省市区县])/;
const LOCAL = /^\p{Script=Han}{1,10}(?:[市县区州盟旗乡镇]|街道|园区|新城)$/u;
/** 甲县上云企业数. */
const LOCAL_HEAD = /^\p{Script=Han}{1,4}?[市县区](?=\p{Script=Han}{3})/u;

/** 全市, 合计, 泰兴市: words that belong in a column of places. 小计 may stand under any. */
export function belongsUnderPlaces(text: string): boolean {
  return text !== '小计' && (WHOLE.test(text) || LOCAL.test(text));
}

/** `home`: region of the paper, which decides between places of one name. */
export function placeOfRow(cells: readonly TableCell[], home: string | null): RowPlace | null {
  for (const cell of cells) {
    const place = PLACE_HEAD.test(cell.column) ? placeOfCell(cell, home) : null;
    if (place) return place;
  }
  return null;
}

/**
 * 靖江市, 泰兴市, 全市 under each other in a paper of 靖江: its 全市 is the city above, or another. A row of the whole is of a
 * place only when no other row of the table is that place or lies outside it.
 */
export function isOneOfMany({ region, isWhole }: RowPlace, peers: ReadonlySet<string>): boolean {
  if (!isWhole || region === null) return false;
  const whole = regionByName(region);
  return [...peers].some((name) => {
    const peer = regionByName(name);
    return name === region || (whole !== null && peer !== null && !isWithin(peer, whole));
  });
}

function placeOfCell(cell: TableCell, home: string | null): RowPlace | null {
  const isWhole = WHOLE.test(cell.text);
  // 全国 and, in a paper of a city, 全省 are no home.
  if (isWhole) {
    const said = wholeOf(cell.text, { home, named: [] });
    return { cell, region: said ? said.region : home, isWhole, rest: '' };
  }
  const listed = regionByName(cell.text) ?? regionInside(cell.text, home);
  if (listed !== null) return { cell, region: listed.name, isWhole, rest: '' };
  const [first] = findRegions(cell.text);
  if (first?.start === 0 && first.written === first.region.name)
    return { cell, region: first.region.name, isWhole, rest: cell.text.slice(first.end) };
  if (LOCAL.test(cell.text)) return { cell, region: cell.text, isWhole, rest: '' };
  const local = LOCAL_HEAD.exec(cell.text)?.[0];
  return local === undefined || NO_PLACE.test(local)
    ? null
    : { cell, region: local, isWhole, rest: cell.text.slice(local.length) };
}

function regionInside(name: string, home: string | null): { name: string } | null {
  const above = home === null ? null : regionByName(home);
  const inside = regionsByName(name).filter((region) => above !== null && isWithin(region, above));
  return inside.length === 1 ? (inside[0] ?? null) : null;
}
