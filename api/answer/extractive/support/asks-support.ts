/** A question for support that a policy gives: 奖励多少, 能补几万, 怎么算, 给不给. In: the question; out: whether it is one, and its words without the asking. */
const KIND =
  '奖励金?|奖补|奖金|补助金?|补贴|补偿|资助|贴息|返还|减免|津贴|扶持资金|扶持|奖(?![牌项杯])|(?<![弥增填候替修])补(?![充短齐链选课])|退(?=还|多少|几)|返(?=多少|几)|减(?=多少|几)|免(?=多少|几)|(?:价格|单价|收费标准|收购价|回收价)(?=是|为|多少|几|怎么)';
const MONEY = '(?:多少|几[万千百十]*|多大)(?:个?亿|[万千百十]?元|钱|块钱?|个?点|%|成|倍)?';
const HOW =
  '多少|几|怎么|咋|如何|标准|最高|最多|上限|封顶|比例|给不给|有没有|有无|[能可]不[能可]|能否|可否|[吗么](?=[？?]|$)';

const SUPPORT = new RegExp(KIND, 'u');
const ASKS = new RegExp(HOW, 'u');
/** 能拿几万, 给多少: money from the one who supports, without the word for it. */
const GETS = new RegExp(
  `(?:能|可以?|会)(?:拿到?|领到?|得到?|享受|申请到?|拨)(?:${MONEY})|(?:给|拨|拿|领)(?:${MONEY})(?:[？?]|$)`,
  'u',
);
/** The number of prizes, of those supported, of papers: no amount of support. */
const OTHER_NUMBER = /(?:多少|几)(?:家|户|人(?!民币)|名|项(?!目)|个(?!点|百分|亿)|次|批|条|类|种)/u;

export function asksSupport(question: string): boolean {
  if (OTHER_NUMBER.test(question)) return false;
  return GETS.test(question) || (SUPPORT.test(question) && ASKS.test(question));
}

const ASKING_PHRASES: readonly RegExp[] = [
  new RegExp(
    `(?:一次性|最多|最高|大概|一共|总共|合计)?(?:还|就|也)?(?:能|可以?|会|要|应)?(?:再)?(?:拿到?|领到?|得到?|享受|获得|申请到?|给予?|拨付?|发放?)?(?:${KIND})?(?:的)?(?:金额|资金|标准)?(?:是|为|有|按)?(?:${MONEY})(?:的?(?:${KIND}))?`,
    'gu',
  ),
  /(?:一次性|最多|最高|上限)?(?:能|可以?|会)?(?:给不给|补不补|奖不奖|有没有|有无|能不能|可不可以|能否|可否)[给拿领享受申请]*|怎么[算补奖给发兑付现定样]*|咋[算补奖给发]*|如何[计算补奖给发兑付现定]*|是?(?:什么|啥)标准|标准(?:是|有)?(?:什么|多少|啥)?|(?:啊|呀|呢|吗|么|哦|嘛)(?=[？?，,]|$)/gu,
  /(?:一次性|最多|最高|上限|封顶|比例|标准|额度|金额)/gu,
  /(?:[省市县区镇]里|(?:[省市县区]级?)?财政|政府)(?=[还再能给补奖要会]|\s|$)/gu,
  new RegExp(`(?<![\\p{Script=Han}])(?:${KIND})|(?:${KIND})(?![\\p{Script=Han}])`, 'gu'),
];

/** Numbers with their units are circumstances of the asker: they are held against the tiers, not looked for in the text. */
const QUANTITY =
  /\d+(?:\.\d+)?(?:[多余])?\s*(?:[万亿千百]*(?:美元|元|亩|吨|公斤|平方米|公里|千瓦时|千瓦|兆瓦|头|只|羽|户|人|名|家|个|台|套|辆|座|年|%|‰|件|项|次)|[万亿])(?:钱|人民币)?(?:以上|以下|左右)?/gu;

/** What the support is for, in the words of the question. */
export function supportedThing(rest: string): string {
  return ASKING_PHRASES.reduce((text, phrase) => text.replace(phrase, ' '), rest.replace(QUANTITY, ' '));
}
