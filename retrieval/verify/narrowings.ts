/** Words that make a figure one of less: 上半年 of the year, 市区 of the city, 仅 and 只. None is the writer's own. */
import { once } from '../text/remembering.ts';
import type { Evidence, Fault } from './evidence.ts';

const NARROWINGS: readonly RegExp[] = [
  /上半年|下半年|半年度/,
  /年初|月初/,
  /(?<!(?<!\d)\d)年中(?!国|小)|年中期/,
  /[上中下]旬/,
  /第?[1-4一二三四]季度/,
  /仅(?!仅是|限于)/,
  /(?<![不船])只(?=[计新建增培引完达有要])/,
  /(?<![草平高中还])原(?=计划|定|拟)/,
  /再(?=新建|新增|建成|增加)/,
];

export function narrowingFault({ reading, sources }: Evidence): Fault | null {
  const said = once(() => sources.map((source) => source.said).join('，'));
  for (const narrowing of NARROWINGS) {
    const own = narrowing.exec(reading.normal)?.[0];
    if (own !== undefined && !narrowing.test(said()))
      return { problem: 'period', detail: `原文没有“${own}”`, proofs: [] };
  }
  // 镇江市区 is less than 镇江市.
  const inner = reading.regions.find(
    ({ written, end }) => /市$/.test(written) && reading.text[end] === '区' && !said().includes('市区'),
  );
  return inner ? { problem: 'region', detail: `原文没有“${inner.written}区”`, proofs: [] } : null;
}
