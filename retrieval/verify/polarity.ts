/** Does a statement assert more or less than its source? Negations, modals and words of completeness are compared. */
import type { StatementProblem } from './verdict.ts';

const NEGATION =
  /没有|没能|不再|不得|不允许|不能|不会|不要|不予|不需|不必|无需|无须|毋需|未能|尚未|并未|从未|严禁|禁止|取消|停止|暂停|暂缓|不(?=[设建新再支推开实纳包含涉]|是(?!仅))|未(?!来|成年)(?=[\p{Script=Han}])|非(?=[\p{Script=Han}]{0,2}(?:强制|必须|约束))/gu;

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
  /已经?(?=[\p{Script=Han}])|全面(?=完成|建成|实现|覆盖)|全覆盖|必须|确保|全部|所有|一律|唯一|仅有|率先|首个|首家|首批|第一|最[大高多早快强好]|强制|完成|建成/gu;
const SAME_STRONG: Record<string, RegExp> = {
  已: /已|目前|现有|累计|截至|了|入选|获批|突破/,
  已经: /已|目前|现有|累计|截至|了|入选|获批|突破/,
  全部: /全部|全覆盖|全面|所有|100%|各/,
  所有: /全部|全覆盖|全面|所有|100%|各/,
  全覆盖: /全覆盖|全部|100%|所有|全面覆盖/,
  建成: /建成|建有|形成|完成|建立|新建|建设/,
  完成: /完成|实现|建成/,
  第一: /第1|首位|居首|最|首/,
};

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
}

const TITLE = /《[^》]*》|（(?:试行|暂行)）/g;

export function polarityFault(given: Polarity): PolarityFault | null {
  const stated = given.stated.replace(TITLE, '');
  const said = given.said.replace(TITLE, '');
  const around = given.around.replace(TITLE, '');
  return (
    negationFault(stated, said, { ...given, around }) ??
    softFault(stated, said, { ...given, around }) ??
    strongFault(stated, given.around)
  );
}

type Around = Pick<Polarity, 'whole' | 'around'>;

function negationFault(stated: string, said: string, { whole, around }: Around): PolarityFault | null {
  const added = stated.match(NEGATION)?.find((word) => !around.includes(word));
  if (added) return { problem: 'negation', detail: `原文没有“${added}”的意思` };
  const dropped = said.match(NEGATION)?.[0];
  if (dropped && !stated.match(NEGATION) && !whole.includes(dropped))
    return { problem: 'negation', detail: `原文有“${dropped}”，句中没有` };
  return null;
}

function softFault(stated: string, said: string, { whole, around }: Around): PolarityFault | null {
  for (const [pattern, word] of SOFT) {
    if (stated.search(pattern) >= 0 && around.search(pattern) < 0)
      return { problem: 'strength', detail: `原文没有“${word}”` };
    if (said.search(pattern) >= 0 && whole.search(pattern) < 0)
      return { problem: 'strength', detail: `原文为“${word}”，句中没有` };
  }
  return null;
}

function strongFault(stated: string, around: string): PolarityFault | null {
  for (const word of stated.match(STRONG) ?? []) {
    const key = word.startsWith('已') ? '已' : word;
    const isSaid = SAME_STRONG[key]?.test(around) ?? around.includes(word);
    if (!isSaid) return { problem: 'strength', detail: `原文没有“${word}”的意思` };
  }
  const made = /(?:已|全面)?(?:实现|建成|完成|取消)(?!.{0,4}目标)/.exec(stated)?.[0];
  if (made && UNDER_WAY.test(around) && !UNDER_WAY.test(stated) && !around.includes(made.slice(-2)))
    return { problem: 'strength', detail: `原文没有说“${made}”` };
  return null;
}
