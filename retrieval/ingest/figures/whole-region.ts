/**
 * 全市, 我省, 全国 at the head of a clause in, the region that it means out. A paper of a city that says 全省 speaks of its
 * province, and a bulletin of the province that says 全市 behind 扬州高新区 speaks of 扬州.
 */
import { nationwide, type Region, regionByName } from '../../vocabulary/regions.ts';

/** 全省首个, 全国500强, 全市重点项目: a rank or a class of things, not what the whole place has or does. */
const NO_SUBJECT =
  '首|第|[前百十五千双]|\\d+[强佳优]|领先|唯一|一流|最|重点|文明|示范|试点|标杆|样板|优秀|先进|知名|同类|统一|性|各|排|位|居|名|考核|评比|人大|政协|两会|[范领]域|[上之]';
const WHOLE = new RegExp(
  `^(?:(?:其中|目前|截至目前|截至\\d{4}年底?|到\\d{4}年|力争|\\d{4}年|同期|带动|推动|助推|拉动|促进|助力|使得?|至此|由此)，?)*(?:[全本我](?<of>[省市区县州盟旗])|(?<all>全国))(?!${NO_SUBJECT})`,
  'u',
);

const ENDINGS: Record<string, RegExp> = {
  省: /(?:省|自治区|特别行政区)$/,
  市: /市$/,
  区: /区$/,
  县: /[县旗]$/,
  州: /自治州$/,
  盟: /盟$/,
  旗: /旗$/,
};

/** Null when `clause` is not about a whole place; `region` null when it is, and nothing says which. */
export function wholeOf(
  clause: string,
  { home, named }: { home: string | null; named: readonly Region[] },
): { region: string | null } | null {
  const { of, all } = WHOLE.exec(clause)?.groups ?? {};
  if (all !== undefined) return { region: nationwide.name };
  if (of === undefined) return null;
  const own = home === null ? null : regionByName(home);
  const near = [...(home === null ? [] : [home, ...(own?.parents ?? [])]), ...namesOf(named)];
  return { region: near.find((name) => ENDINGS[of]?.test(name)) ?? home };
}

/** Nearest first, each followed by what it lies in. */
function namesOf(named: readonly Region[]): string[] {
  return [...named].reverse().flatMap(({ name, parents }) => [name, ...parents]);
}
