import { z } from 'zod';
import { withOrigin } from '../channels/absolute-links.ts';
import { indicatorsText } from '../channels/plan-text.ts';
import { indicatorListSchema } from '../contract.ts';
import { MAX_NAME_CHARACTERS } from '../indicator-query.ts';
import { listIndicators } from '../list-indicators.ts';
import { findUnknownRegions } from '../unknown-filters.ts';
import { filterFields, type PlanTool, problemOutcome } from './plan-tools.ts';

const input = z.object({
  name: z
    .string()
    .trim()
    .max(MAX_NAME_CHARACTERS)
    .optional()
    .describe('指标名称，如 5G基站；不填则不限。Name of the indicator; all when absent.'),
  regions: filterFields.regions,
  years: filterFields.years,
  limit: z.int().min(1).max(200).default(50).describe('至多几条，1 至 200。How many at most.'),
  offset: z.int().min(0).default(0).describe('跳过几条。How many to skip.'),
});

export function getIndicatorsTool(origin: string): PlanTool<typeof input> {
  return {
    name: 'get_indicators',
    title: '查指标数据',
    description:
      '从政府规划文件读出的数字：地区、时期、名称、数值、单位、限定词、类别（new 新建，cumulative 累计，level 达到，change 提高，yearly 每年，reached 已建成）和出处。类别不同的不能直接比较。' +
      ' Figures read from the plan documents, each with region, period, name, value, unit, qualifier, kind and source. Figures of different kinds are not comparable.',
    input,
    output: indicatorListSchema,
    run: async ({ name, regions = [], years = [], limit, offset }, { store }) => {
      const unknown = findUnknownRegions({ store, regions, fieldOf: (index) => `regions[${index}]` });
      if (unknown) return problemOutcome(unknown);
      const list = await listIndicators(store, { name: name || null, regions, years, limit, offset });
      const indicators = list.indicators.map((each) => ({ ...each, citation: withOrigin(each.citation, origin) }));
      const reply = { ...list, indicators };
      return { kind: 'reply', text: indicatorsText(reply), structured: reply };
    },
  };
}
