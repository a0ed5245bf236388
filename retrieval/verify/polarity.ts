/** Does a statement assert more or less than its source? Negations, modals and words of completeness are compared. */
import { withoutLeadingIntent } from './qualifiers.ts';
import type { StatementProblem } from './verdict.ts';

/** 不断, 不少于 and the like deny nothing. */
const NEGATION =
  /没有|没能|无需|无须|毋需|未能|严禁|禁止|取消|停止|暂停|暂缓|不(?!断|仅|但|同|足|良|动产|久|限|可或缺|可分割|均衡|平衡|少于|低于|超过|高于|多于|到|懈|忘|变|利|确定|对称|见面|等|拘|管|论|菲|乏|失|下|低|少)[\p{Script=Han}]|(?<![尚从并还])未(?!来|成年|满)[\p{Script=Han}]|[尚从并还]未|并非|(?<![无])非(?=强制|必须|约束|营利|涉密)/gu;

const NEGATION_ONCE = new RegExp(NEGATION.source, 'u');

export function denies(text: string): boolean {
  return NEGATION_ONCE.test(text);
}

/** 力争 and the like: said of the goal, dropped they make it a promise. */
const SOFT: [RegExp, string][] = [
  [/力争|争取(?!中央|国家|上级|省级|资金|政策|支持)/g, '力争'],
  [/争创/g, '争创'],
  [/探索/g, '探索'],
  [/原则上/g, '原则上'],
  [/(?<![模虚比草])拟(?!定|制|人|合)/g, '拟'],
  [/有望|预计/g, '预计'],
  [/试点|试行/g, '试点'],
  [/鼓励/g, '鼓励'],
  [/研究(?=出台|制定|建立|设立|推出|起草)/g, '研究'],
];
/** Softer than doing: a statement that has done it instead says more. */
const UNDER_WAY = /推动|推进|鼓励|支持|引导|探索|研究|谋划|争取|力争|争创|加快|促进|逐步|鼓励/;
/** Words that assert that all is done, or that all, none or the first is meant; they must stand in the source. */
const STRONG =
  /全面(?=完成|建成|实现|覆盖)|全覆盖|必须|确保|全部|所有|一律|唯一|仅有|单独|独自|强制|完成|建成|季度|月度|半年|每月|每周|按月|每年(?=[^\d，；。]*$)/gu;
const SAME_STRONG: Record<string, RegExp> = {
  全部: /全部|全覆盖|全面|所有|100%|各/,
  所有: /全部|全覆盖|全面|所有|100%|各/,
  全覆盖: /全覆盖|全部|100%|所有|全面覆盖/,
  建成: /建成|建有|形成|建立|新建|建设|打造/,
  完成: /完成|实现|建成/,
  每年: /每年|年均|年度|逐年|按年/,
  季度: /季/,
  每月: /每月|按月|月度/,
  月度: /每月|按月|月度/,
};
/** Said of what was done. */
const DONE = /已经?(?=[\p{Script=Han}])|(?:实现|建成|完成|达到|突破|形成)了/u;
/** First or best of what: 全省首家 is not 全国首家. */
const RANK =
  /(全球|世界|国际|全国|国内|我国|全省|省内|我省|全市|市内|我市|全区|苏[北南中]|长三角)?(?:范围内?|率先|首个|首家|首批|首次|第\d+(?=位|名|$|[，。])|最[大高多早快强好])/gu;
const SCOPES: readonly RegExp[] = [
  /全球|世界|国际/,
  /全国|国内|我国|中国/,
  /全省|省内|我省|省级/,
  /全市|市内|我市/,
  /全区/,
  /苏[北南中]/,
  /长三角/,
];

export interface PolarityFault {
  problem: StatementProblem;
  detail: string;
}

export interface Polarity {
  /** Normal form of a part of the statement. */
  stated: string;
  /** Of all of the statement. */
  whole: string;
  /** Of the part of the source that says it. */
  said: string;
  /** Of the sentence of that part. */
  around: string;
  /** Of the passage of that sentence. */
  passage: string;
  /** That sentence tells what was done. */
  isDone: boolean;
  /** What is called the most is the most of the cited figures. */
  isMost: boolean;
}

const TITLE = /《[^》]*》|（(?:试行|暂行)）/g;

export function polarityFault(given: Polarity): PolarityFault | null {
  const stated = given.stated.replace(TITLE, '');
  const said = given.said.replace(TITLE, '');
  const around = given.around.replace(TITLE, '');
  return (
    negationFault(stated, said, { ...given, around }) ??
    softFault(stated, said, { ...given, around }) ??
    oppositeFault(stated, said, around) ??
    doneFault(stated, given) ??
    strongFault(stated, given)
  );
}

type Around = Pick<Polarity, 'whole' | 'around' | 'passage'>;

function negationFault(stated: string, said: string, { whole, around }: Around): PolarityFault | null {
  // 不得 may be said as 禁止: another negation on both sides is no fault.
  const added = (stated.match(NEGATION) ?? []).filter((word) => !around.includes(word));
  const dropped = (said.match(NEGATION) ?? []).filter((word) => !whole.includes(word));
  if (added.length > 0 && !NEGATION_ONCE.test(said))
    return { problem: 'negation', detail: `原文没有“${added[0]}”的意思` };
  if (dropped.length > 0 && added.length === 0)
    return { problem: 'negation', detail: `原文有“${dropped[0]}”，句中没有` };
  return null;
}

/** Characters of 力争年内新增: the passage may say it of the same in another sentence. */
const WITH_OBJECT = 6;

/** 培育…先导区这项工作由某局牵头: the task is named, and nothing is said of how surely it will be done. */
const NAMES_TASK = /(?:工作|任务|事项)(?:是)?由.{2,40}(?:牵头|负责)/;

function softFault(words: string, said: string, { whole, around, passage }: Around): PolarityFault | null {
  const stated = withoutLeadingIntent(words, passage);
  for (const [pattern, word] of SOFT) {
    const own = stated.search(pattern);
    if (own >= 0 && around.search(pattern) < 0 && !passage.includes(stated.slice(own, own + WITH_OBJECT)))
      return { problem: 'strength', detail: `原文没有“${word}”` };
    if (said.search(pattern) >= 0 && whole.search(pattern) < 0 && !NAMES_TASK.test(whole))
      return { problem: 'strength', detail: `原文为“${word}”，句中没有` };
  }
  return null;
}

/** 高于全国1.8个百分点 is not 低于全国1.8个百分点. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['高于', '低于'],
  ['多于', '少于'],
  ['快于', '慢于'],
  ['领先', '落后'],
];

function oppositeFault(stated: string, said: string, around: string): PolarityFault | null {
  const without = (text: string): string => text.replace(/不(?:高|低|多|少)于/g, '');
  const [own, given, whole] = [without(stated), without(said), without(around)];
  for (const [one, other] of OPPOSITES.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]))
    if (own.includes(one) && !whole.includes(one) && (given === '' ? whole : given).includes(other))
      return { problem: 'negation', detail: `原文为“${other}”，句中为“${one}”` };
  return null;
}

/** 计划建设 of what was built: its own work is not to be done yet. */
const PLANNED =
  /(?<![按照照])(?:计划|打算|拟|即将|将(?:会|要)?)(?:累计)?(?:新?建设?|建成|完成|实施|实现|新增|培育|认定|开通|开工)/u;

const IN_SO_MANY_WORDS = /已(?!有)|目前|截至/;

function doneFault(stated: string, { isDone, said, around }: Polarity): PolarityFault | null {
  const planned = PLANNED.exec(stated)?.[0];
  const tells = /建成|完成|已|投用|竣工/.test(said) || (/累计/.test(said) && IN_SO_MANY_WORDS.test(around));
  // 到2024年，建成200家 is the goal of a year.
  if (planned !== undefined && isDone && tells && !/到20\d\d年/.test(around))
    return { problem: 'strength', detail: `原文说的是已经做到的，不是“${planned}”` };
  return DONE.test(stated) && !isDone ? { problem: 'strength', detail: '原文没有说已经做到' } : null;
}

/** A goal is named by what it will have built: 定位是建成…高地. */
const NAMES_GOAL = /目标|定位|愿景/;

function strongFault(stated: string, { around, whole, isMost }: Polarity): PolarityFault | null {
  const all = /(?:所有|全部)的?([\p{Script=Han}]{2})/u.exec(stated);
  if (all && !around.includes(all[1] ?? '')) return { problem: 'strength', detail: `原文没有说“${all[0]}”` };
  for (const word of stated.match(STRONG) ?? []) {
    if (/^(?:建成|完成)$/.test(word) && NAMES_GOAL.test(whole)) continue;
    const isSaid = SAME_STRONG[word]?.test(around) ?? around.includes(word);
    if (!isSaid) return { problem: 'strength', detail: `原文没有“${word}”的意思` };
  }
  for (const [rank, scope] of stated.matchAll(RANK)) {
    if (scope === undefined && isMost && rank.startsWith('最')) continue;
    if (!around.includes(rank.slice(scope?.length ?? 0)))
      return { problem: 'strength', detail: `原文没有“${rank}”的意思` };
    const wanted = SCOPES.find((pattern) => scope !== undefined && pattern.test(scope));
    if (wanted && !wanted.test(around)) return { problem: 'strength', detail: `原文没有“${rank}”的意思` };
  }
  const made = /(?:已|全面)?(?:实现|建成|完成|取消)(?!.{0,4}目标)/.exec(stated)?.[0];
  if (made && UNDER_WAY.test(around) && !UNDER_WAY.test(stated) && !around.includes(made.slice(-2)))
    return { problem: 'strength', detail: `原文没有说“${made}”` };
  return null;
}
