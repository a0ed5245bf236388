/** The parameters of `GET /api/indicators`: strict, every problem named with its field and what was expected. */
import { z } from '@hono/zod-openapi';

export const MAX_NAME_CHARACTERS = 200;
const MAX_INDICATORS = 1000;
export const DEFAULT_INDICATORS = 100;
const MAX_LIST_ITEMS = 50;
const MAX_REGION_CHARACTERS = 60;

const CONTROL = /\p{Cc}/u;
/** Of a plan: no figure speaks of a year outside. */
const YEAR = /^(?:19|20|21)\d\d年?$/;

/** `region=镇江&region=盐城` and `region=镇江,盐城` are the same; empty parts do not count. */
function listOf(given: string | string[] | undefined): string[] {
  if (given === undefined) return [];
  const texts = Array.isArray(given) ? given : [given];
  return texts.flatMap((text) =>
    text
      .split(/[,，、]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );
}

const expected = (words: string): { params: { expected: string } } => ({ params: { expected: words } });

const regions = z
  .preprocess(listOf, z.array(z.string()))
  .refine(
    (names) =>
      names.length <= MAX_LIST_ITEMS &&
      names.every((name) => Array.from(name).length <= MAX_REGION_CHARACTERS && !CONTROL.test(name)),
    expected(`地区名称，每个至多 ${MAX_REGION_CHARACTERS} 个字符，至多 ${MAX_LIST_ITEMS} 个，不含控制字符`),
  )
  .openapi({
    param: { name: 'region', in: 'query', style: 'form', explode: true, required: false },
    type: 'array',
    items: { type: 'string' },
    description: '地区，可重复或用逗号分开，如 镇江,盐城；下级地区不包括在内',
  });

const years = z
  .preprocess(listOf, z.array(z.string()))
  .refine(
    (texts) => texts.length <= MAX_LIST_ITEMS && texts.every((text) => YEAR.test(text)),
    expected(`四位年份，如 2022，多个用逗号分开，至多 ${MAX_LIST_ITEMS} 个`),
  )
  .transform((texts) => texts.map((text) => Number.parseInt(text, 10)))
  .openapi({
    param: { name: 'year', in: 'query', style: 'form', explode: true, required: false },
    type: 'array',
    items: { type: 'integer' },
    description: '年份，可重复或用逗号分开；规划期含该年的指标也算，未注明时期的不算',
  });

const name = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .refine(
    (text) =>
      text === undefined ||
      (typeof text === 'string' && Array.from(text.trim()).length <= MAX_NAME_CHARACTERS && !CONTROL.test(text)),
    expected(`一个指标名称，至多 ${MAX_NAME_CHARACTERS} 个字符，不含控制字符`),
  )
  .transform((text) => (typeof text === 'string' && text.trim() !== '' ? text.trim() : null))
  .openapi({
    param: { name: 'name', in: 'query', required: false },
    type: 'string',
    description: '指标名称，简称、繁体、全角均可，如 5G基站',
    example: '5G基站',
  });

interface WholeNumber {
  parameter: string;
  minimum: number;
  maximum: number;
  description: string;
}

function wholeNumber({ parameter, minimum, maximum, description }: WholeNumber) {
  return z
    .union([z.string(), z.array(z.string())])
    .optional()
    .refine(
      (text) =>
        text === undefined ||
        (typeof text === 'string' && /^\d{1,9}$/.test(text) && Number(text) >= minimum && Number(text) <= maximum),
      expected(`${minimum} 至 ${maximum} 的整数`),
    )
    .transform((text) => (typeof text === 'string' ? Number(text) : null))
    .openapi({
      param: { name: parameter, in: 'query', required: false },
      type: 'integer',
      minimum,
      maximum,
      description,
    });
}

export const indicatorQuerySchema = z.strictObject({
  region: regions,
  year: years,
  name,
  view: z
    .enum(['list', 'comparison'])
    .default('list')
    .openapi({ description: 'list 逐条列出；comparison 按地区和时期排成对照表，须给出 name' }),
  format: z
    .enum(['json', 'csv', 'xlsx', 'docx'])
    .default('json')
    .openapi({ description: 'csv、xlsx 为表格文件，docx 为 Word 文件（只用于对照表）' }),
  limit: wholeNumber({
    parameter: 'limit',
    minimum: 1,
    maximum: MAX_INDICATORS,
    description: `本页条数，json 默认 ${DEFAULT_INDICATORS}，导出文件时默认全部`,
  }),
  offset: wholeNumber({ parameter: 'offset', minimum: 0, maximum: 999_999_999, description: '跳过的条数，默认 0' }),
});

export type IndicatorQuery = z.infer<typeof indicatorQuerySchema>;
