/**
 * Selected figures in, comparisons and computed results out. Every result is recomputed from cited figures and said
 * to be computed; where the figures differ in kind or year the answer says so before it compares.
 */
import type { Figure } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { matchTerm } from '#retrieval/query/coverage';
import { normal } from '#retrieval/query/question-terms';
import { nameKey, type RankedFigure, sentenceText } from '#retrieval/query/rank-figures';
import type { Block, Draft, Statement, TableCell } from '../draft.ts';
import { baseUnit, convert, difference, exact, inUnit, plain } from './arithmetic.ts';
import { figureAnswer, figureCell } from './figure-answer.ts';
import { periodWords, proofOfFigure, shortRegion } from './proofs.ts';
import { type Selection, scaledValue } from './select-figures.ts';

const KIND_WORDS: Record<Figure['kind'], string> = {
  new: '新增（新建）数',
  cumulative: '累计数',
  level: '目标或水平数',
  change: '变动幅度',
  yearly: '每年数',
  reached: '已达到数',
};

export function computeAnswer(analysis: Analysis, selections: readonly Selection[]): Draft | null {
  const base = figureAnswer(analysis, selections);
  if (!base || base.blocks.length === 0) return base;
  const full = selections.filter((selection) => selection.figures.length > 0);
  const figures = full.flatMap((selection) => selection.figures);
  const result =
    (SUM_ONLY.test(analysis.question) ? inTotal(analysis, figures) : null) ??
    overRegions(analysis, full) ??
    overYears(analysis, figures) ??
    overNames(analysis, figures) ??
    inTotal(analysis, figures) ??
    perYear(analysis, figures) ??
    wholeOfShare(analysis, figures) ??
    otherUnit(analysis, figures);
  if (!result)
    return full.length > 1 && analysis.asks.has('compare') ? { ...base, blocks: [comparisonTable(full)] } : base;
  return {
    ...base,
    blocks: [...result.blocks(base.blocks, full), { kind: 'sentences', statements: result.statements }],
  };
}

interface Result {
  statements: Statement[];
  blocks(given: Block[], full: readonly Selection[]): Block[];
}

const keep = (given: Block[]): Block[] => given;
const table = (_: Block[], full: readonly Selection[]): Block[] => [comparisonTable(full)];

/** Which region is higher, by how much, how many times. */
function overRegions(analysis: Analysis, full: readonly Selection[]): Result | null {
  if (
    full.length < 2 ||
    !(analysis.asks.has('compare') || analysis.asks.has('compute') || /几倍|多少倍/.test(analysis.question))
  )
    return null;
  const latest = full.map((selection) => bestOf(selection, analysis));
  const [first, second] = latest;
  if (!first || !second) return null;
  const proofs = latest.flatMap((one) => (one ? [proofOfFigure(one.figure, one.found)] : []));
  const notes = noteOnKinds(latest.filter((one) => one !== undefined));
  const statements: Statement[] = [];
  if (comparable(first.figure, second.figure) && full.length === 2) {
    statements.push({ text: verdict(first.figure, second.figure, analysis), proofs, computed: true });
  } else if (full.length > 2 && latest.every((one) => one && comparable(first.figure, one.figure))) {
    const sorted = latest
      .filter((one) => one !== undefined)
      .sort((a, b) => (scaledValue(b.figure) ?? 0) - (scaledValue(a.figure) ?? 0));
    const [top] = sorted;
    if (top && !notes)
      statements.push({
        text: `按数值比较，${shortRegion(top.figure.region ?? '')}最高（${top.figure.valueText}）`,
        proofs,
      });
  }
  if (notes) statements.push({ text: notes, proofs, computed: true });
  return statements.length > 0 ? { statements, blocks: table } : null;
}

function bestOf(selection: Selection, analysis: Analysis): RankedFigure | undefined {
  const withValue = selection.figures.filter((one) => one.figure.value !== null);
  if (analysis.periods.length > 0) return withValue[0];
  return [...withValue].sort((a, b) => (b.figure.period?.to ?? 0) - (a.figure.period?.to ?? 0))[0];
}

function comparable(a: Figure, b: Figure): boolean {
  return scaledValue(a) !== null && scaledValue(b) !== null && unitFamily(a.unit) === unitFamily(b.unit);
}

function unitFamily(unit: string): string {
  const base = baseUnit(unit);
  return /^[个家户座项]$/.test(base) ? '个' : base;
}

function verdict(a: Figure, b: Figure, analysis: Analysis): string {
  const [left, right] = [scaledValue(a) ?? 0, scaledValue(b) ?? 0];
  const [high, low] = left >= right ? [a, b] : [b, a];
  const [highName, lowName] = [high, low].map((figure) => shortRegion(figure.region ?? ''));
  if (/几倍|多少倍/.test(analysis.question)) {
    const [of, by] = left >= right || !/是.{0,16}的(?:几|多少)倍/.test(analysis.question) ? [a, b] : [a, b];
    const ratio = exact((scaledValue(of) ?? 0) / (scaledValue(by) || 1));
    return `按上述数字计算，${shortRegion(of.region ?? '')}（${of.valueText}）是${shortRegion(by.region ?? '')}（${by.valueText}）的${plain(Math.round(ratio * 100) / 100)}倍`;
  }
  if (left === right) return `按数值比较，两地相同，均为${a.valueText}`;
  const gap = difference(high, low);
  return `按数值比较，${highName}（${high.valueText}）高于${lowName}（${low.valueText}），相差${gap?.words ?? ''}`;
}

function noteOnKinds(ones: readonly RankedFigure[]): string | null {
  const kinds = new Set(ones.map((one) => one.figure.kind));
  const years = new Set(ones.map((one) => one.figure.period?.label ?? '未注明年份'));
  if (kinds.size < 2 && years.size < 2) return null;
  const parts = ones.map(
    (one) =>
      `${shortRegion(one.figure.region ?? '')}为${one.figure.period ? periodWords(one.figure.period) : '未注明年份的'}${KIND_WORDS[one.figure.kind]}`,
  );
  return `口径不同：${parts.join('，')}，比较时请注意`;
}

/** Growth between two years of one indicator. */
function overYears(analysis: Analysis, figures: readonly RankedFigure[]): Result | null {
  if (!analysis.asks.has('compute') || (SUMS.test(analysis.question) && !/一共|总共|共计/.test(analysis.question)))
    return null;
  const named = [
    ...Map.groupBy(
      figures.filter((one) => one.figure.value !== null),
      (one) => `${one.figure.region}|${nameKey(one.figure)}`,
    ).values(),
  ];
  // Two years under two names (业务收入 2020年, 规模 2025年) still are the two that were asked for.
  const years = new Set(figures.map((one) => one.figure.period?.to));
  const groups =
    named.every((group) => group.length < 2) && figures.length === 2 && years.size === 2
      ? [figures.filter((one) => one.figure.value !== null)]
      : named;
  const statements: Statement[] = [];
  for (const group of groups) {
    const byYear = [...group].sort((a, b) => (a.figure.period?.to ?? 0) - (b.figure.period?.to ?? 0));
    const [first, last] = [byYear[0], byYear.at(-1)];
    if (!first || !last || first.figure.period?.to === last.figure.period?.to || !comparable(first.figure, last.figure))
      continue;
    const gap = difference(last.figure, first.figure);
    if (!gap) continue;
    const times = Math.round(((scaledValue(last.figure) ?? 0) / (scaledValue(first.figure) || 1)) * 10000) / 10000;
    const share =
      /增长率|增幅|百分之几|增长(?:了)?百分/.test(analysis.question) && !first.figure.unit.includes('%')
        ? `，增幅${plain(Math.round((times - 1) * 10000) / 100)}%`
        : '';
    const ratio = /几倍|多少倍/.test(analysis.question)
      ? `，后者是前者的${plain(Math.round(times * 100) / 100)}倍`
      : '';
    const mark = [first, last].map((one) => one.figure.qualifier ?? '').find((word) => /超过|突破|以上|超/.test(word))
      ? '至少'
      : '';
    statements.push({
      text: `按上述数字计算，${periodOf(last.figure)}比${periodOf(first.figure)}${gap.value >= 0 ? '增加' : '减少'}${mark}${gap.words}${share}${ratio}`,
      proofs: [proofOfFigure(first.figure, first.found), proofOfFigure(last.figure, last.found)],
      computed: true,
    });
  }
  return statements.length > 0 ? { statements, blocks: keep } : null;
}

function periodOf(figure: Figure): string {
  return figure.period?.label ?? '现有';
}

/** 城镇常住人口比乡村多多少: two indicators of one place and year. */
function overNames(analysis: Analysis, figures: readonly RankedFigure[]): Result | null {
  const [first, second] = figures.filter((one) => one.figure.value !== null);
  const sums = SUMS.test(analysis.question);
  if (
    sums ||
    figures.length !== 2 ||
    !first ||
    !second ||
    !/比|差|倍|多多少|少多少|哪[个项一].{0,8}[高大多低小少快慢]/.test(analysis.question) ||
    !comparable(first.figure, second.figure)
  )
    return null;
  if (first.figure.region !== second.figure.region) return null;
  const [high, low] =
    (scaledValue(first.figure) ?? 0) >= (scaledValue(second.figure) ?? 0) ? [first, second] : [second, first];
  const gap = difference(high.figure, low.figure);
  if (!gap) return null;
  const times = /几倍|多少倍/.test(analysis.question)
    ? `，前者是后者的${plain(Math.round(((scaledValue(high.figure) ?? 0) / (scaledValue(low.figure) || 1)) * 100) / 100)}倍`
    : '';
  return {
    statements: [
      {
        text: `按上述数字计算，${high.figure.name}（${high.figure.valueText}）比${low.figure.name}（${low.figure.valueText}）${high.figure.kind === 'change' || /%$/.test(high.figure.unit) ? '高' : '多'}${gap.words}${times}`,
        proofs: [proofOfFigure(high.figure, high.found), proofOfFigure(low.figure, low.found)],
        computed: true,
      },
    ],
    blocks: keep,
  };
}

/** These ask for a sum and for nothing else; 一共 may also ask for a growth. */
const SUM_ONLY = /加(?:起来|(?:在|到)?一?(?:块|起|堆))|合(?:起来|(?:在|到)一?块)|拢共|合计|总和|之和|累加/;
const SUMS = /加(?:起来|(?:在|到)?一?(?:块|起|堆))|合(?:起来|(?:在|到)一?块)|拢共|合计|总和|之和|一共|总共|共计|累加/;

/** 加起来, 合计: the sum of figures of one unit. */
function inTotal(analysis: Analysis, given: readonly RankedFigure[]): Result | null {
  if (!SUMS.test(analysis.question)) return null;
  // 三条产业链分别实现产值…: the number of the chains is no summand of their output.
  const figures = ofOneMeasure(given);
  const [first] = figures;
  if (
    !first ||
    figures.length < 2 ||
    !everyNamed(analysis, figures) ||
    !figures.every((one) => comparable(first.figure, one.figure))
  )
    return null;
  const total = exact(figures.reduce((sum, one) => sum + (scaledValue(one.figure) ?? 0), 0));
  const terms = figures.map((one) => one.figure.valueText).join('＋');
  const unit = figures.every((one) => one.figure.unit === first.figure.unit)
    ? first.figure.unit
    : baseUnit(first.figure.unit);
  // Stocks of several years are one stock at several times: 1180, 1380, 1500 are never added.
  const stocks = figures.filter(
    (one) => one.figure.kind !== 'new' && one.figure.kind !== 'yearly' && one.figure.kind !== 'change',
  );
  const repeated = stocks.some((one) =>
    stocks.some(
      (other) =>
        other !== one && other.figure.region === one.figure.region && nameKey(other.figure) === nameKey(one.figure),
    ),
  );
  if (repeated && !/额|量|收入|产值|投资/.test(first.figure.name)) return null;
  const least = figures.some((one) => /以上|超|不少于|突破/.test(one.figure.qualifier ?? '')) ? '至少' : '';
  return {
    statements: [
      {
        text: `合计（计算得出）：${terms}＝${least}${inUnit(total, unit)}`,
        proofs: figures.map((one) => proofOfFigure(one.figure, one.found)),
        computed: true,
      },
    ],
    blocks: keep,
  };
}

/** A sum of some of what was asked for would be taken for the sum of all. */
function everyNamed(analysis: Analysis, figures: readonly RankedFigure[]): boolean {
  const said = figures
    .map((one) => normal(`${one.figure.name}，${one.figure.statement}，${sentenceText(one.figure, one.found)}`))
    .join('，');
  return analysis.terms.every((term) => !term.core || term.weight < 2 || matchTerm(term.text, said) >= 0.6);
}

function ofOneMeasure(figures: readonly RankedFigure[]): readonly RankedFigure[] {
  const families = Map.groupBy(figures, (one) => unitFamily(one.figure.unit));
  const [largest] = [...families.values()].sort((a, b) => b.length - a.length);
  return largest && largest.length >= 2 && largest.length > figures.length / 2 ? largest : figures;
}

/** 每年100个, three years: 300. */
function perYear(analysis: Analysis, figures: readonly RankedFigure[]): Result | null {
  const yearly = figures.find((one) => one.figure.kind === 'yearly' && one.figure.value !== null);
  if (!yearly || !/合计|一共|总共|三年|年下来|共|累计|加(?:起来|一?块)/.test(analysis.question)) return null;
  const asked = analysis.periods[0];
  const years = asked && asked.to > asked.from ? asked : yearly.figure.period;
  const count = years ? years.to - years.from + 1 : 0;
  if (!years || count < 2) return null;
  const total = exact((scaledValue(yearly.figure) ?? 0) * count);
  return {
    statements: [
      {
        text: `按每年${yearly.figure.valueText}、${years.from}—${years.to}年共${count}年计算，合计${inUnit(total, yearly.figure.unit)}`,
        proofs: [proofOfFigure(yearly.figure, yearly.found)],
        computed: true,
      },
    ],
    blocks: keep,
  };
}

/** 6家，占全省的60%: the whole is 10家. */
function wholeOfShare(analysis: Analysis, figures: readonly RankedFigure[]): Result | null {
  if (!/推算|那?全[国省市区](?:是|有|共)几|全省一共|全国一共|全省共|全省总共|反推/.test(analysis.question)) return null;
  for (const part of figures) {
    const share = part.found.figures.find(
      (other) =>
        /占全[国省市区县]比重$/.test(other.name) && other.name.startsWith(part.figure.name) && other.unit === '%',
    );
    const value = scaledValue(part.figure);
    if (!share?.value || value === null || part.figure.unit === '%') continue;
    const whole = Math.round(value / (share.value / 100));
    const where = /占(全[国省市区县])/.exec(share.name)?.[1] ?? '总体';
    return {
      statements: [
        {
          text: `按${part.figure.valueText}占${where}${share.valueText}推算，${where}约为${whole}${baseUnit(part.figure.unit)}（计算得出）`,
          proofs: [proofOfFigure(part.figure, part.found), proofOfFigure(share, part.found)],
          computed: true,
        },
      ],
      blocks: keep,
    };
  }
  return null;
}

/** 换算成万, 折合多少亿. */
function otherUnit(analysis: Analysis, figures: readonly RankedFigure[]): Result | null {
  const wanted =
    /(?:换算|折合|折算|换|写|改|合|等于|是)(?:成|为)?(?:多少|几|以|用)?[“"]?(万亿|亿|万|个|座|家|元|人次)/.exec(
      analysis.question,
    )?.[1];
  const [only] = figures;
  if (!wanted || !only || figures.length !== 1 || !/换算|折合|折算|合多少|等于|单位|[换写改]成/.test(analysis.question))
    return null;
  const scale = /万|亿/.test(wanted) ? wanted : '';
  const words = convert(only.figure, scale);
  if (!words || words === only.figure.valueText) return null;
  return {
    statements: [
      {
        text: `${only.figure.valueText}换算为${words}`,
        proofs: [proofOfFigure(only.figure, only.found)],
        computed: true,
      },
    ],
    blocks: keep,
  };
}

/** One row a region, a citation in each cell. */
function comparisonTable(full: readonly Selection[]): Block {
  const rows: TableCell[][] = full.flatMap((selection) =>
    selection.figures
      .slice(0, 6)
      .map((one) => [
        { text: selection.region ?? '', proofs: [] },
        { text: one.figure.period ? periodWords(one.figure.period) : '未注明', proofs: [] },
        figureCell(one),
      ]),
  );
  return { kind: 'table', head: ['地区', '年份', '文件中的表述'], rows };
}
