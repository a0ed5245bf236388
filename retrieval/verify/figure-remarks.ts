/** Remarks on the statement's own figures: 口径不同, 不是新建数, 没有写明年份. Each says from what of them it follows. */
import type { Figure } from '../plan-document.ts';
import { nameShare } from './name-agreement.ts';
import { normalForm } from './normal-form.ts';
import { samePeriod } from './place-and-time.ts';
import type { Remark } from './remark.ts';

export function figureRemark(text: string): Remark | null {
  return otherTerms(text) ?? otherKind(text) ?? undated(text) ?? numberless(text);
}

const TERMS = /^(?:但|而)?(?:两个?(?:数字?|者|项|指标)?|二者)?的?(口径|类别|年份|时间)(?:并?不(?:同|一致|一样|相同))$/u;

/** 口径不同 of two figures: their kinds or their years are not the same. */
function otherTerms(text: string): Remark | null {
  const what = TERMS.exec(text)?.[1];
  if (what === undefined) return null;
  return {
    text,
    holds: ({ figures }) => {
      const [one, other, ...more] = figures.map(({ figure }) => figure);
      if (!one || !other || more.length > 0) return false;
      const isOfOtherTime = one.period !== null && other.period !== null && !samePeriod(one.period, other.period);
      if (what === '类别') return one.kind !== other.kind;
      return what === '口径' ? isOfOtherTime || one.kind !== other.kind : isOfOtherTime;
    },
  };
}

const KINDS: Record<string, Figure['kind']> = { 累计: 'cumulative', 新建: 'new', 新增: 'new', 每年: 'yearly' };
const NOT_A_KIND =
  /^(?:但|而)?(?:并?不是|并非|而非|不为|不属于)(?:当年|全年|年内)?(累计|新建|新增|每年)(?:建成|建设|新增|新建|培育|完成|创建|实施)?的?(?:数量?|总数|口径|目标)?$/u;
/** Kinds that are surely none of the others: a goal may be read as either. */
const SURE: readonly Figure['kind'][] = ['cumulative', 'new', 'yearly'];

/** 不是新建数 of what the source calls 累计. */
function otherKind(text: string): Remark | null {
  const kind = KINDS[NOT_A_KIND.exec(text)?.[1] ?? ''];
  if (kind === undefined) return null;
  return {
    text,
    holds: ({ figures }) =>
      figures.length === 1 && figures.every(({ figure }) => figure.kind !== kind && SURE.includes(figure.kind)),
  };
}

const UNDATED =
  /^(?:但|而|不过)?(?:资料|原文|文件|规划|计划|简报)?(?:里|中|里面)?(?:没有|并未|未)(?:写明|注明|标明|说明|写)(?:这?是)?(?:哪一?年|具体年份|年份|具体时间)(?:的(?:数字?|数据))?$/u;

/** 没有写明年份 of figures that have none in their source either. */
function undated(text: string): Remark | null {
  return UNDATED.test(text)
    ? { text, holds: ({ figures }) => figures.length > 0 && figures.every(({ figure }) => figure.period === null) }
    : null;
}

const NUMBERLESS =
  /^(?:但|而|不过)?(?:资料|原文|文件|规划|计划|简报)?(?:里|中|里面)?(?:没有|并未|未)(?:写明|注明|标明|说明|写|明确|给出|列出)(?:具体的?)?(?:数量|数字|数值|个数|目标值|目标数)$/u;
/** Share of a figure's name that the statement has when it may speak of the same. */
const ALIKE = 0.6;

/** 没有写明数量 of what no cited figure counts. */
function numberless(text: string): Remark | null {
  if (!NUMBERLESS.test(text)) return null;
  const holds: Remark['holds'] = ({ reading, sources, figures }) =>
    figures.length === 0 &&
    sources.every(({ given }) =>
      given.figures.every(({ name }) => nameShare(normalForm(name), reading.normal) < ALIKE),
    );
  return { text, holds };
}
