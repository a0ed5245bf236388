/** Selected figures in, statements out: every figure with its region, its year and the words of the source. */
import type { Figure, Period } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { nameKey, type RankedFigure, sentenceText } from '#retrieval/query/rank-figures';
import { topicPhrase } from '#retrieval/query/topic-phrase';
import type { Draft, Statement } from '../draft.ts';
import { asksForSum } from './compute/asks-for-sum.ts';
import { disagreements } from './conflicts.ts';
import { statementsOf, statementsOfPlaces } from './figure-statements.ts';
import { proofOfFigure, shortRegion } from './proofs.ts';
import type { Selection } from './selection.ts';

const MANY_REGIONS = 5;

export function figureAnswer(analysis: Analysis, selections: readonly Selection[]): Draft | null {
  const full = selections.filter((selection) => selection.figures.length > 0);
  if (full.length === 0) return null;
  if (analysis.regions.length === 0 && full.length > MANY_REGIONS) return askBack(full);
  const empty = selections.filter((selection) => selection.figures.length === 0);
  const missing = [
    ...empty.flatMap((selection) => missingWords(analysis, selection.region)),
    ...full.flatMap((selection) => selection.missing.map((part) => `${shortRegion(selection.region ?? '')}${part}`)),
    ...full.filter((selection) => selection.otherPeriod).map((selection) => missingPeriod(analysis, selection)),
    ...full.filter((selection) => !selection.otherPeriod).flatMap((selection) => missingYears(analysis, selection)),
  ];
  // What is computed from a value cites all its places itself.
  const computes = analysis.asks.has('compute') || analysis.asks.has('compare');
  const statements = full.flatMap((selection) => [
    ...(computes ? statementsOf(selection) : statementsOfPlaces(selection)),
    ...ranksOf(analysis, selection),
    ...disagreements(selection),
  ]);
  const only = full.every((selection) => selection.otherPeriod);
  const wantsActual =
    analysis.actual &&
    full.every((selection) =>
      selection.figures.every(
        (one) => one.figure.kind !== 'reached' && one.figure.kind !== 'cumulative' && !isPast(one),
      ),
    );
  const share = missingShare(analysis, full);
  missing.push(...share);
  const otherKind = wantsActual || only || analysis.asks.has('yes-no') ? null : unlikeKind(analysis, full);
  const unreached = wantsActual ? ['实际完成数'] : otherKind ? [otherKind] : [];
  const noValue = full.some(
    (selection) => selection.otherPeriod && selection.figures.some((one) => one.figure.value === null),
  );
  const reason =
    empty.length > 0
      ? 'indicator-not-found'
      : noValue || otherKind || share.length > 0
        ? 'no-figure'
        : only
          ? 'period-not-covered'
          : full.some((selection) => selection.missing.length > 0)
            ? 'indicator-not-found'
            : wantsActual
              ? 'no-figure'
              : 'period-not-covered';
  const all = [...missing, ...unreached];
  return {
    status: all.length > 0 ? 'partial' : 'answered',
    blocks: [{ kind: 'sentences', statements }],
    missing: all,
    ...(all.length > 0 ? { reason, lead: leadOf(all, only || wantsActual || otherKind !== null) } : {}),
  };
}

const SHARE_ASKED =
  /[，,、和]?(占(?:到|了)?(全[国省市区县]))(?:的)?(?:比重?|比例|多少|几成|百分)|是(全[国省市区县])的?几分之/;

/** 多少座，占全国多少: the share that no figure gives is named, not passed over. */
function missingShare({ question }: Analysis, full: readonly Selection[]): string[] {
  const match = SHARE_ASKED.exec(question);
  const whole = match?.[2] ?? match?.[3];
  const figures = full.flatMap((selection) => selection.figures);
  if (whole === undefined || figures.some(({ figure }) => /%|‰|成/.test(figure.unit))) return [];
  const [first] = figures;
  return [`${shortRegion(first?.figure.region ?? '')}${first?.figure.name ?? ''}占${whole}比重`];
}

/** What a report or a bulletin says of a year before its own was done. */
function isPast({ figure, found: { document } }: RankedFigure): boolean {
  const reports = ['work-report', 'statistics', 'bulletin', 'news'].includes(document.kind);
  const own = document.kind === 'work-report' ? document.years.at(-1) : Number(document.published?.slice(0, 4));
  return (
    reports && figure.period !== null && own !== undefined && figure.period.to < own && figure.period.until !== true
  );
}

const KINDS_ASKED: [RegExp, string, readonly Figure['kind'][], RegExp][] = [
  [/累计|总共有|一共有|总数|总量|存量|保有量|共有/, '累计（总）数', ['new', 'yearly', 'change'], /累计|总|共|达到|达/],
  [/新建|新增|净增|新开通/, '新增（新建）数', ['cumulative', 'level', 'reached'], /新[建增开培引认签设改]|净增/],
  [
    /(?:提高|提升|增长|上升|增加|下降)(?:了|到)?(?:多少|几)个?(?:百分点|点)/,
    '变动幅度',
    ['level', 'cumulative', 'new', 'reached'],
    /提高|提升|增长|上升|增加|下降/,
  ],
  [/(?:达到|达|为|占到)(?:百分之)?(?:多少|几)/, '水平数', ['change'], /达到|达/],
];

/** 新建5G基站每个补多少: what is new is the station, not the money that is asked for. */
function ofAnotherThing(asked: RegExp, question: string, figures: readonly RankedFigure[]): boolean {
  const object = new RegExp(`(?:${asked.source})((?!\\d+(?![A-Za-z\\d]))[\\p{Script=Han}A-Za-z\\d]{2})`, 'u')
    .exec(question)
    ?.at(-1);
  if (object === undefined || /多少|几|了多|的/.test(object)) return false;
  return (
    /^新/.test(asked.exec(question)?.[0] ?? '') &&
    !figures.some(({ figure }) => `${figure.name}${figure.statement}`.includes(object))
  );
}

/** A number of another kind than asked (新建 for 累计) is the nearest thing said, and said to be it. */
export function unlikeKind(analysis: Analysis, full: readonly Selection[]): string | null {
  const growth = onlyGrowth(analysis.question, full) ?? onlyPoints(analysis.question, full);
  if (growth) return growth;
  // 一共新建多少 computes a sum, of numbers of that kind alone; 从…到…新增多少 is the difference of two stocks.
  if ((analysis.asks.has('compute') && !asksForSum(analysis.question)) || analysis.asks.has('compare')) return null;
  for (const [asked, words, others, said] of KINDS_ASKED) {
    if (!asked.test(analysis.question)) continue;
    const all = full.flatMap((selection) => selection.figures);
    if (ofAnotherThing(asked, analysis.question, all)) continue;
    const unlike = all.every(
      (one) => others.includes(one.figure.kind) && !said.test(one.figure.statement) && !said.test(one.figure.name),
    );
    return unlike ? `${shortRegion(full[0]?.region ?? '')}${all[0]?.figure.name ?? ''}的${words}` : null;
  }
  return null;
}

const CHANGE_ASKED = /增|提高|提升|上升|涨|扩大|多[了出]|减|降|少了|跌|压缩|变化|幅度|[比较]/;

/** 总量多少亿元 is not answered by 比2020年增加超7400亿元. */
function onlyGrowth(question: string, full: readonly Selection[]): string | null {
  const figures = full.flatMap((selection) => selection.figures);
  const isGrowth = ({ figure }: RankedFigure): boolean =>
    figure.kind === 'change' && !/%|‰|百分点|倍/.test(figure.unit);
  if (!/多少|几/.test(question) || CHANGE_ASKED.test(question) || !figures.every(isGrowth)) return null;
  return `${shortRegion(full[0]?.region ?? '')}${figures[0]?.figure.name ?? ''}的总数`;
}

/** 比重的目标值是百分之几 is not answered by 同比提升一个百分点以上: by how much it rises, not where it gets to. */
function onlyPoints(question: string, full: readonly Selection[]): string | null {
  const figures = full.flatMap((selection) => selection.figures);
  const rises = ({ figure }: RankedFigure): boolean =>
    figure.kind === 'change' && /百分点/.test(figure.unit) && /(?:比重|占比|比例|率)$/.test(figure.name);
  if (
    !/百分之(?:几|多少)|[标数]值|几成/.test(question) ||
    CHANGE_ASKED.test(question.replace(/增加值|比重|占比|比例/g, '')) ||
    !figures.every(rises)
  )
    return null;
  return `${shortRegion(full[0]?.region ?? '')}${figures[0]?.figure.name ?? ''}的数值`;
}

/** 全省排第几: the rank that the same sentence gives. */
function ranksOf(analysis: Analysis, selection: Selection): Statement[] {
  // The rank of another year than asked is none of that year.
  if (selection.otherPeriod || !/第几|排名|位次|名次/.test(analysis.question)) return [];
  const seen = new Set<string>();
  return selection.figures.flatMap((one) => {
    const rank = /[^，；。]*(?:位居|位列|居|列|排名?)[^，；。]{0,8}第[一二三四五六七八九十\d]+位?/u.exec(
      sentenceText(one.figure, one.found),
    )?.[0];
    if (!rank || seen.has(rank)) return [];
    seen.add(rank);
    return [{ text: `${one.figure.region ?? ''}：${rank}`, proofs: [proofOfFigure(one.figure, one.found)] }];
  });
}

function leadOf(missing: readonly string[], nearest: boolean): string {
  return `文件没有给出${missing.join('、')}${nearest ? '，最接近的是' : '；能查到的是'}：`;
}

function missingWords(analysis: Analysis, region: string | null): string[] {
  return [`${shortRegion(region ?? '')}${topicPhrase(analysis) ?? analysis.topic}`];
}

function missingPeriod(analysis: Analysis, selection: Selection): string {
  const years = analysis.periods.map((period) => period.label).join('、') || '今年';
  return `${shortRegion(selection.region ?? '')}${years}${selection.figures[0]?.figure.name ?? topicPhrase(analysis) ?? analysis.topic}`;
}

/** 2021到2024年逐年: the years of a series that it has no value for. */
function missingYears(analysis: Analysis, selection: Selection): string[] {
  const single = selection.figures.filter(
    (one) => one.figure.period && one.figure.period.from === one.figure.period.to,
  );
  const names = new Set(selection.figures.map((one) => nameKey(one.figure)));
  const several = analysis.periods.length > 1 && names.size === 1 && selection.figures.length === single.length;
  if (single.length < (several || analysis.asks.has('compute') ? 1 : 2)) return [];
  const asked = yearsOfQuestion(analysis.periods).flatMap(({ from, to }) =>
    analysis.asks.has('compute')
      ? [...new Set([from, to])]
      : to - from < 8
        ? Array.from({ length: to - from + 1 }, (_, at) => from + at)
        : [],
  );
  const missing =
    asked.length > 1
      ? asked.filter(
          (year) =>
            !selection.figures.some(
              (one) => one.figure.period && one.figure.period.from <= year && one.figure.period.to >= year,
            ),
        )
      : [];
  return missing.map((year) => `${shortRegion(selection.region ?? '')}${year}年${single[0]?.figure.name ?? ''}`);
}

/** “十四五”期间从2020年到2025年: where the question gives the years, the term around them is only their frame. */
export function yearsOfQuestion(periods: readonly Period[]): Period[] {
  const inYears = periods.filter(({ label }) => /\d{4}/.test(label));
  const ends = new Set(inYears.flatMap(({ from, to }) => [from, to]));
  return ends.size > 1 ? inYears : [...periods];
}

function askBack(full: readonly Selection[]): Draft {
  const names = full.map((selection) => selection.region ?? '').filter((name) => name !== '');
  const shown = names.slice(0, 12).join('、');
  return {
    status: 'partial',
    blocks: [],
    reason: 'ambiguous',
    missing: [],
    lead: `有${names.length}个地区的文件都提到这一指标（${shown}${names.length > 12 ? '等' : ''}），请问您要查哪个地区？`,
    suggestions: names.slice(0, 4),
  };
}
