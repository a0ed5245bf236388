/**
 * What a statement says of its own list, figures or clause and stands in no source: 不是新建数, 点名的地方里没有徐州,
 * 两者口径不同, 没有注明牵头部门. The rest is verified without them; then each must follow from what proved the rest.
 */
import type { Span } from '../plan-document.ts';
import { partsOf } from '../text/sentences.ts';
import { findRegions, regionByName } from '../vocabulary/regions.ts';
import { bodiesIn, bodyForm } from './bodies.ts';
import { bareName } from './clause-places.ts';
import type { Evidence } from './evidence.ts';
import { figureRemark } from './figure-remarks.ts';
import { normalForm } from './normal-form.ts';
import type { Remark } from './remark.ts';
import type { Source } from './source-sentences.ts';

export interface Remarked {
  /** The statement without its remarks; as it was when it has none. */
  rest: string;
  remarks: Remark[];
}

/** A remark needs something in front of it that it is a remark on. */
export function withoutRemarks(statement: string): Remarked {
  const leadless = withoutLeadless(statement.replace(/[。；]$/u, ''));
  const stop = leadless.rest;
  const parts = partsOf(stop);
  const remarks: Remark[] = [...leadless.remarks];
  const kept: Span[] = [];
  for (const part of parts) {
    const text = stop.slice(part.start, part.end).replace(/[，；。]+$/u, '');
    const remark = kept.length > 0 ? (emptyCell(text) ?? absence(text) ?? figureRemark(text)) : null;
    if (remark) remarks.push(remark);
    else kept.push(part);
  }
  if (remarks.length === 0) return { rest: statement, remarks };
  const rest = kept.map(({ start, end }) => stop.slice(start, end)).join('，');
  return { rest: rest.replace(/[，；]+$/u, ''), remarks };
}

const LIST =
  '(?:其中|(?:点名|列出|列明|列举|写明|提到)的?(?:地方|地区|城市|市|区县|单位|部门)?|(?:上述|这些|所列)(?:地方|地区|城市|单位|部门)|名单)(?:里面|当中|[里中内])?';
const ABSENCE = new RegExp(
  `^(?:但|而)?(?:${LIST}[，]?)?(?:里面?)?(?:没有|并未|未|不)(?:再)?(?:写明|写到|写|列出|列入|列|提到|提及|点名|点到|包括|包含|含)?有?(.{2,16})$`,
  'u',
);

/** 没有徐州 behind a list of places or bodies that names at least two: no cited passage has the name. */
function absence(text: string): Remark | null {
  const name = ABSENCE.exec(text)?.[1];
  if (name === undefined) return null;
  const [mention, ...more] = findRegions(name);
  if (mention && more.length === 0 && mention.start === 0 && mention.end === name.length)
    return {
      text,
      holds: ({ reading, sources }) =>
        isPlaceList(reading.text) &&
        !sources.some(
          ({ given: { region, passage }, normal }) =>
            normal.includes(bareName(mention.written)) ||
            holdsAll(mention.candidates, region) ||
            passage.indexText.includes(mention.written),
        ),
    };
  const [body, ...others] = bodiesIn(name);
  if (!body || others.length > 0 || body.written !== name) return null;
  return {
    text,
    holds: ({ reading, sources }) =>
      bodiesIn(reading.text).length >= 2 &&
      !sources.some(({ normal }) => body.readings.some((reading) => bodyForm(normal).includes(withoutLevel(reading)))),
  };
}

function isPlaceList(text: string): boolean {
  return /\p{Script=Han}{2,5}(?:、\p{Script=Han}{2,5})+/u.test(text) && findRegions(text).length >= 3;
}

/** 没有江苏 of a place in it says nothing. */
function holdsAll(candidates: readonly { name: string }[], region: string | null): boolean {
  const own = region === null ? null : regionByName(region);
  return (
    own !== null &&
    candidates.some(({ name }) => name === own.name || own.parents.some((code) => regionByName(name)?.code === code))
  );
}

function withoutLevel(name: string): string {
  return name.replace(/^[省市区县](?=.{2})/u, '');
}

const EMPTY =
  /^(?:但|而|其中)?(\d{4}年)(?:的?(?:目标值?|指标值|数值))?(?:没有|未)(?:填写?|给出|列出?|写明?|设定?)(?:数值|数字|目标值?|指标值)?$/u;
/** How a table prints that there is nothing. */
const NOTHING = /^[/／—–-]*$/;

/** 2022年没有填写数值: each cited row has the cell of that year, and nothing in it. */
function emptyCell(text: string): Remark | null {
  const year = EMPTY.exec(text)?.[1];
  if (year === undefined) return null;
  return {
    text,
    holds: ({ sentences }) => {
      const rows = [...sentences].flatMap(({ source: { given } }) =>
        given.passage.cells ? [given.passage.cells] : [],
      );
      const isEmpty = ({ column, text: cell }: { column: string; text: string }): boolean =>
        column.includes(year) && NOTHING.test(cell.trim());
      return rows.length > 0 && rows.every((cells) => cells.some(isEmpty));
    },
  };
}

const LEADLESS =
  /(?<=.{4})(?:没有|并未|未)(?:注明|写明|列明|指明|列出|指定|明确|确定)牵头(?:责任)?(?:部门|单位)(?=$|[，；])[，；]?/u;
const CLOSED_BY_DUTIES = /按(?:照)?(?:各自)?职责(?:分工)?(?:负责|落实)/;

/** 某条没有注明牵头部门: the clause that it names by its heading ends with who does it, and nobody leads. */
function withoutLeadless(statement: string): Remarked {
  const [text] = LEADLESS.exec(statement) ?? [];
  if (text === undefined) return { rest: statement, remarks: [] };
  const holds = ({ reading, sources }: Evidence): boolean => {
    const named = sources.filter((source) => isHeadOf(source, reading.normal));
    return named.length > 0 && named.every(({ normal }) => CLOSED_BY_DUTIES.test(normal) && !normal.includes('牵头'));
  };
  return { rest: statement.replace(text, '，').replace(/，$/u, ''), remarks: [{ text, holds }] };
}

/** Characters in front of a clause's heading: its number. */
const LABEL = 6;

function isHeadOf({ path, normal }: Source, stated: string): boolean {
  const heading = normalForm(path[0]?.heading ?? '');
  const at = heading.length >= 4 ? normal.indexOf(heading) : -1;
  return at >= 0 && at <= LABEL && stated.includes(heading);
}
