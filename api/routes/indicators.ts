import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { gridOfFigures } from '#retrieval/query/figure-grid';
import { findFigures } from '#retrieval/query/find-figures';
import type { PlanStore } from '#retrieval/store/plan-store';
import { attachment, DOCX_TYPE, fileStem, XLSX_TYPE } from '../channels/attachment.ts';
import { comparisonDocx } from '../channels/comparison-docx.ts';
import { comparisonCsv, indicatorsCsv } from '../channels/indicators-csv.ts';
import { comparisonXlsx, indicatorsXlsx } from '../channels/indicators-xlsx.ts';
import { compareIndicators } from '../compare-indicators.ts';
import { comparisonSchema, type IndicatorComparison, type IndicatorList, indicatorListSchema } from '../contract.ts';
import { describeIndicators } from '../describe-indicators.ts';
import { DEFAULT_INDICATORS, type IndicatorQuery, indicatorQuerySchema } from '../indicator-query.ts';
import { listIndicators } from '../list-indicators.ts';
import { invalidRequest, type ProblemOptions, sendProblem } from '../problem.ts';
import { resolveFilters } from '../resolve-filters.ts';
import { findUnknownRegions } from '../unknown-filters.ts';
import { createRouter, problemContent, requireStore, type StoreSource } from './router.ts';

/** More rows than a spreadsheet is read with. */
const MAX_EXPORTED = 50_000;
/** Writing a workbook holds up everybody else: so many rows take about a second. */
const MAX_WORKBOOK_ROWS = 10_000;
/** A comparison is for people. Of more figures than this none may be left out silently: an empty cell says 未提及. */
const MAX_COMPARED = 5000;

export interface IndicatorRouteOptions {
  store: StoreSource;
  /** Stands before the links of a table that leaves the page. */
  publicUrl: string | null;
}

/** `GET /api/indicators`: the figures of all documents as rows or as a comparison, in JSON or for a spreadsheet. */
export function indicatorRoute({ store, publicUrl }: IndicatorRouteOptions): OpenAPIHono {
  const route = createRoute({
    method: 'get',
    path: '/api/indicators',
    summary: '指标数据：按地区、年份、名称列出或对照，每个数都可以打开原文',
    middleware: requireStore(store),
    request: { query: indicatorQuerySchema },
    responses: {
      200: {
        description:
          '指标（view=list）或对照表（view=comparison，缺的格为“未提及”）；format 为 csv、xlsx、docx 时为文件',
        content: {
          'application/json': { schema: z.union([indicatorListSchema, comparisonSchema]) },
          'text/csv; charset=utf-8': { schema: z.string() },
          [XLSX_TYPE]: { schema: z.string().openapi({ format: 'binary' }) },
          [DOCX_TYPE]: { schema: z.string().openapi({ format: 'binary' }) },
        },
      },
      400: problemContent('请求有误，errors 指出字段和要求'),
      503: problemContent('索引尚未就绪'),
    },
  });
  return createRouter().openapi(route, async (c) => {
    const query = c.req.valid('query');
    const unknown = findUnknownRegions({ store: c.var.store, regions: query.region, fieldOf: () => 'region' });
    if (unknown) return sendProblem(c, unknown);
    const origin = publicUrl ?? '';
    const { format } = query;
    if (query.view === 'list') {
      if (format === 'docx') return sendProblem(c, wrong('format', 'json、csv 或 xlsx；docx 只用于对照表'));
      const limit = query.limit ?? (format === 'json' ? DEFAULT_INDICATORS : MAX_EXPORTED);
      const { name, region: regions, year: years, offset } = query;
      const list = await listIndicators(c.var.store, { name, regions, years, limit, offset: offset ?? 0 });
      if (format === 'json') return c.json(list, 200);
      if (format === 'xlsx' && list.indicators.length > MAX_WORKBOOK_ROWS)
        return sendProblem(c, wrong('format', `csv，或缩小范围：xlsx 至多 ${MAX_WORKBOOK_ROWS} 条`));
      return listFile(list, { format, origin });
    }
    if (query.name === null) return sendProblem(c, wrong('name', '对照时必须给出指标名称'));
    const comparison = await compare(c.var.store, { ...query, name: query.name });
    if (comparison === null) return sendProblem(c, wrong('name', '更具体的指标名称，这个名称对应的数字太多，无法对照'));
    return format === 'json' ? c.json(comparison, 200) : comparisonFile(comparison, { format, origin });
  });
}

function wrong(field: string, expected: string): ProblemOptions<'invalid-request'> {
  return invalidRequest([{ field, expected }]);
}

interface FileOptions<Format> {
  format: Format;
  origin: string;
}

async function listFile(
  { indicators }: IndicatorList,
  { format, origin }: FileOptions<'csv' | 'xlsx'>,
): Promise<Response> {
  if (format === 'csv')
    return attachment({ bytes: indicatorsCsv(indicators, origin), ...named('指标', 'indicators', 'csv') });
  return attachment({ bytes: await indicatorsXlsx(indicators, origin), ...named('指标', 'indicators', 'xlsx') });
}

async function comparisonFile(
  comparison: IndicatorComparison,
  { format, origin }: FileOptions<'csv' | 'xlsx' | 'docx'>,
): Promise<Response> {
  const names = named(`${fileStem(comparison.name, '指标')}对照表`, 'comparison', format);
  switch (format) {
    case 'csv':
      return attachment({ bytes: comparisonCsv(comparison), ...names });
    case 'xlsx':
      return attachment({ bytes: await comparisonXlsx(comparison, origin), ...names });
    case 'docx':
      return attachment({ bytes: await comparisonDocx(comparison, origin), ...names });
  }
}

const CONTENT_TYPES = { csv: 'text/csv; charset=utf-8', xlsx: XLSX_TYPE, docx: DOCX_TYPE };

function named(stem: string, plainStem: string, format: keyof typeof CONTENT_TYPES) {
  return { name: `${stem}.${format}`, plainName: `${plainStem}.${format}`, contentType: CONTENT_TYPES[format] };
}

/** Null when the name means too many figures. */
async function compare(
  store: PlanStore,
  query: IndicatorQuery & { name: string },
): Promise<IndicatorComparison | null> {
  const { name, region, year } = query;
  const places = { regions: resolveFilters({ regions: region }).regions ?? [], years: year };
  const found = await findFigures(store, { name, ...places, limit: MAX_COMPARED, offset: 0 });
  if (found.total > MAX_COMPARED) return null;
  const { figures, regions, years } = found;
  const described = await describeIndicators(store, figures);
  const grid = gridOfFigures({ figures, regions, years });
  return {
    ...compareIndicators({ name, grid, described }),
    ...(found.readAs === null ? {} : { readAs: found.readAs }),
  };
}
