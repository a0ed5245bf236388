/** A true statement in, false ones out: each differs in one thing that a careless writer or a lying model gets wrong. */
import type { CitedStatement } from './true-statements.ts';

export const mutationKinds = [
  'number',
  'unit',
  'year',
  'region',
  'body',
  'kind',
  'qualifier',
  'pair',
  'citation',
  'negation',
  'scope',
  'opposite',
  'object',
  'scale',
  'added clause',
  'year of the plan',
] as const;

export type MutationKind = (typeof mutationKinds)[number];

export interface Mutation extends CitedStatement {
  kind: MutationKind;
  original: string;
}

type Rewrite = (text: string, at: number) => string[];

const NUMBER =
  /(?<![\dA-Za-z.〔])\d+(?:\.\d+)?(?=(?:万亿|[万亿])?(?:个百分点|百分点|[%元家个座项条件台套场所户人名]))/g;

/** Each match replaced once. */
function each(text: string, pattern: RegExp, replace: (found: string) => string): string[] {
  return [...text.matchAll(pattern)].map(
    (match) => text.slice(0, match.index) + replace(match[0]) + text.slice(match.index + match[0].length),
  );
}

function otherNumber(found: string): string {
  const digits = [...found];
  const place = digits.findIndex((digit) => /[1-9]/.test(digit));
  digits[place] = String((Number(digits[place]) % 9) + 1);
  return digits.join('');
}

const OTHER_UNIT: Record<string, string> = {
  万亿元: '亿元',
  亿元: '万元',
  万元: '亿元',
  个百分点: '%',
  '%': '个百分点',
  个: '万个',
  家: '万家',
  座: '万座',
  万个: '个',
  万座: '座',
  项: '万项',
};

const REGIONS: Record<string, string> = {
  镇江市: '盐城市',
  盐城市: '镇江市',
  宿城区: '镇江市',
  江苏省: '浙江省',
  镇江: '盐城',
  盐城: '镇江',
  江苏: '浙江',
  南京: '苏州',
  苏州: '南京',
  无锡: '常州',
};

const KINDS: [RegExp, string][] = [
  [/(?<!累计)(?:新建|新增|新培育)/, '累计'],
  [/累计(?:建成|培育|新增)?/, '新增'],
  [/(?<!累计)每年/, '累计'],
  [/(?:提高|提升|增长|增加)(?![到至])(?=.{0,3}\d)/, '达到'],
  [/达到?(?=.{0,4}\d)/, '提高'],
];

const QUALIFIERS: [RegExp, string][] = [
  [/力争/, ''],
  [/争创/, '建成'],
  [/(?<=\d[^，。、]{0,6})以上/, ''],
  [/(?<=\d[^，。、]{0,6})以上/, '左右'],
  [/左右/, ''],
  [/(?:超过|突破|超)(?=\d)/, '约'],
  [/(?:超过|突破|超)(?=\d)/, ''],
  [/约(?=\d)/, '超过'],
];

const SCOPES: [RegExp, string][] = [
  [/全国/, '全省'],
  [/占全省|位居全省|列全省/, '位居全国'],
  [/规上|规模以上/, ''],
  [/省级(?!及?以上)/, '国家级'],
  [/国家级(?!及?以上)/, '省级'],
];

const OPPOSITES: [RegExp, string][] = [
  [/免费/, '收费'],
  [/提高/, '降低'],
  [/增加(?!值)/, '减少'],
  [/加强/, '削弱'],
  [/民营/, '国有'],
  [/线上/, '线下'],
  [/上游/, '下游'],
  [/扩大/, '缩小'],
  [/加快/, '放缓'],
];

const OBJECTS: [RegExp, string][] = [
  [/技术需求/, '技术成果'],
  [/设计/, '施工'],
  [/工厂/, '园区'],
  [/用户数/, '端口数'],
  [/车间/, '实验室'],
  [/(?<=\p{Script=Han}{2})企业(?=\d)/u, '高校'],
  [/基站/, '机房'],
  [/(?<=\p{Script=Han}{2})平台(?=[。；，]|$)/u, '协会'],
];

const SCALES: [RegExp, string][] = [
  [/百亿(?=元?级)/, '千亿'],
  [/千亿(?=元?级)/, '百亿'],
  [/首[个家](?!季)/, '唯一'],
  [/产业集群/, '万亿级产业集群'],
  [/(?<=\p{Script=Han}{2})中心(?=[。；，]|$)/u, '世界级中心'],
];

/** Tails that no paper of the five has. */
const TAILS = ['华为负责施工', '市民可免费使用', '违者罚款', '由保险公司赔付', '学生可凭证参观'];

const VERBS =
  /(?<![不未])(?:建设|推动|支持|实施|开展|建立|鼓励|推进|完善|加快|新建|新增|达到|培育|打造|实现|提升|完成|争创)/;

function once(text: string, pairs: readonly [RegExp, string][]): string[] {
  return pairs.filter(([pattern]) => pattern.test(text)).map(([pattern, word]) => text.replace(pattern, word));
}

function swapped(text: string): string[] {
  const numbers = [
    ...text.matchAll(
      /(?<![\dA-Za-z.〔])(\d+(?:\.\d+)?)((?:万亿|[万亿])?(?:个百分点|百分点|[%元家个座项条件台套场所户人名]))/g,
    ),
  ];
  return numbers.flatMap((first, at) => {
    const second = numbers[at + 1];
    if (!second || first[2] !== second[2] || first[1] === second[1]) return [];
    const [a = '', b = ''] = [first[1], second[1]];
    const between = text.slice(first.index + a.length, second.index);
    return [text.slice(0, first.index) + b + between + a + text.slice(second.index + b.length)];
  });
}

function rewrites(bodies: readonly string[]): Partial<Record<MutationKind, Rewrite>> {
  const body = new RegExp(bodies.map((name) => RegExp.escape(name)).join('|'), 'g');
  return {
    number: (text) => each(text, NUMBER, otherNumber),
    unit: (text) =>
      each(text, /(?<=\d)(?:万亿元|亿元|万元|个百分点|%|万个|万座|个|家|座|项)/g, (unit) => OTHER_UNIT[unit] ?? unit),
    year: (text, at) => each(text, /20\d\d(?=年)/g, (year) => String(Number(year) + ([1, -1, 2][at % 3] ?? 1))),
    region: (text) =>
      once(
        text,
        Object.entries(REGIONS).map(([name, other]) => [new RegExp(name), other]),
      ).slice(0, 1),
    body: (text, at) =>
      each(text, body, (name) => bodies.filter((other) => other !== name && !text.includes(other))[at % 7] ?? name),
    kind: (text) => once(text, KINDS),
    qualifier: (text) => {
      const changed = once(text, QUALIFIERS);
      return changed.length > 0 || !/\d/.test(text)
        ? changed
        : each(text, NUMBER, (number) => `超${number}`).slice(0, 1);
    },
    pair: (text) => swapped(text),
    scope: (text) => once(text, SCOPES),
    opposite: (text) => once(text, OPPOSITES),
    object: (text) => once(text, OBJECTS),
    scale: (text) => once(text, SCALES),
    'added clause': (text, at) =>
      at % 3 === 0 ? [`${text.replace(/[。；，：]$/, '')}，${TAILS[(at / 3) % TAILS.length]}。`] : [],
    negation: (text) => (VERBS.test(text) ? [text.replace(VERBS, (verb) => `不再${verb}`)] : []),
  };
}

const BODY = /(?<=[（(、，牵由])市(?:[\p{Script=Han}]{2,8}?)(?:局|委|办)(?=[、，等牵）)])/gu;

/** Bodies of the statements themselves, so that a false one is one that a reader may believe. */
function bodiesOf(statements: readonly CitedStatement[]): string[] {
  const named = statements.flatMap(({ given }) =>
    given.flatMap(({ passage }) => [...passage.indexText.matchAll(BODY)].map((match) => match[0])),
  );
  return [...new Set(named)].sort();
}

/** At most two of a kind for each statement, always the same. */
export function mutate(statements: readonly CitedStatement[]): Mutation[] {
  const all = rewrites(bodiesOf(statements));
  return statements.flatMap((statement, at) => {
    const found: Mutation[] = [];
    for (const kind of mutationKinds) {
      const texts = kind === 'year of the plan' ? otherYears(statement) : (all[kind]?.(statement.text, at) ?? []);
      const wrong = texts.filter((changed) => changed !== statement.text && !isSaidElsewhere(kind, changed, statement));
      for (const text of wrong.slice(0, 2))
        found.push({ ...statement, id: `${statement.id}/${kind}`, kind, text, original: statement.text });
    }
    const other = statements[(at + 17) % statements.length];
    if (other && !shareText(statement, other) && !saysAll(statement, other))
      found.push({
        ...statement,
        id: `${statement.id}/citation`,
        kind: 'citation',
        original: statement.text,
        given: other.given,
      });
    return found;
  });
}

/** Another year of the paper's own range, which its title names. */
function otherYears({ text, given }: CitedStatement): string[] {
  const years = [...new Set(given.flatMap(({ document }) => document.years))];
  return years
    .filter((year) => !text.includes(String(year)))
    .flatMap((year) => each(text.replace(/《[^》]*》/g, ''), /(?<![-—\d])20\d\d(?=年(?![-—至]))/g, () => String(year)));
}

/** The annex often gives a figure of the text without its 以上: then it may be left out. Two years may have one value. */
function isSaidElsewhere(kind: MutationKind, text: string, { text: original, given }: CitedStatement): boolean {
  if (['scope', 'object', 'scale', 'opposite'].includes(kind)) return isPrinted(text, given);
  if (kind === 'year' || kind === 'year of the plan')
    return given.some(({ figures }) =>
      figures.some(({ period, valueText, name }) => {
        const year = `${period?.to}年`;
        return text.includes(year) && !original.includes(year) && text.includes(valueText) && text.includes(name);
      }),
    );
  if (kind !== 'qualifier') return false;
  return given.some(({ passage, figures }) => {
    const bare = figures.filter(({ qualifier, value }) => qualifier === null && value !== null && value > 5);
    return bare.some(
      ({ value, name }) => text.includes(String(value)) && (passage.kind === 'table-row' || text.includes(name)),
    );
  });
}

/** The changed statement may be what another sentence of the same passages says. */
function isPrinted(text: string, given: CitedStatement['given']): boolean {
  const tail = text.replace(/[。；]$/, '').slice(-12);
  return given.some(({ passage }) => passage.indexText.includes(tail));
}

function shareText(one: CitedStatement, other: CitedStatement): boolean {
  return other.given.some(({ passage }) => one.given.some((own) => own.passage.id === passage.id));
}

/** A heading may stand word for word in another clause as well. */
function saysAll({ text }: CitedStatement, { given }: CitedStatement): boolean {
  return given.some(({ passage }) => passage.indexText.includes(text.replace(/[。；]$/, '')));
}
