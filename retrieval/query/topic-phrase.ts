/**
 * What a question is about as an office would write it between quotation marks: a noun phrase cut out of the question in one
 * piece (粮食播种面积, 新增养老服务设施). Null when the words do not make one; half a sentence is never quoted.
 */
import { type TaggedWord, tagWords } from '../vocabulary/word-classes.ts';
import type { Analysis } from './analyse-question.ts';
import { ASKING } from './question-words.ts';

const UNIT =
  '(?:个?百分点|平方公里|平方米|立方米|公里|分钟|小时|个?工作日|个月|美元|人次|人民币|岁|元|钱|吨|斤|公斤|亩|公顷|千瓦时?|兆瓦|度|%|％|' +
  '人(?![才员口工均数])|项(?!目)|家(?![庭园禽])|户(?![籍数])|次|条|座|台(?!账)|套|辆|期(?![末间])|场(?![景所馆])|所(?!有)|处(?![室理置])|' +
  '名(?![单录称额])|位(?!置)|种(?![植子业])|大?类|批(?![次发])|件|根|盏|架|支|只|艘|幢|栋|间|张|片|枚|盘|笔|对|组|块|米|天|年|月|个|成|倍)';
/** 要有多少个, 达到百分之几: the number that is asked for with all that belongs to it. */
const NUMBER = new RegExp(
  '(?:一共|总共|共计|合计|分别|各自?|大概|大约|大致|最多|至少|起码|最少|应该|[要有能得到达为是了列])*' +
    `(?:百分之(?:几十?|多少)|几多|[十百千万]?几[十百千]?|多少|好多)[万亿千百十]*(?:${UNIT})?亿?(?:左右|以上|以下)?(?:[的了呀啊呢吗吧]+$)?`,
  'gu',
);
const HOW_MUCH = /(?:有|是|到底)?(?:多[大高长久远快]|什么样|怎么样|如何|怎样)(?:[了呀啊呢的]+$)?/gu;
/** 哪五种, 哪些, 什么: they stand before the thing asked for. */
const WHICH =
  /(?:有|是|为|包括)?(?:哪(?:几|些|一|[二两三四五六七八九十\d]+)?(?:[大个家条种类位座所批]|项(?!目)|方面)*|叫?(?:什么|啥)(?:名字?)?|谁)/gu;
const POINTING = /那边|这边|[那这该](?:[个次份项件条块场些]|一[个次份项件条])?/gu;

/** 工作报告提出的…: the paper and the word that it says are not the thing. */
const SAYING = /^.{0,30}?(?:提出|提到|要求|规定|明确|写明|讲到?|说到?)(?:过|了|要|的)*(?=.{2})/u;
const PAPER =
  /^(?:若干)?(?:实施方案|行动计划|行动方案|工作方案|政策措施|工作要点|政府工作报告|工作报告|发展规划|要点|规划|方案|意见|通知|简报|报告|文件)(?:里面?|中|上|的)*(?=.{2})/u;

const HEAD_WORDS =
  /^(?:请问|请|现在|目前|今年|计划|打算|准备|预计|规划|拟|想|要|能|会|可以|可|应|该|给|对|把|将|在|从|向|由|为|于|和|与|及|的|了|到|前|底|年|里|中|也|都|又|还|就|已经?|有没有|有无|是否|有|是|通过)$/;
const TAIL_WORDS =
  /^(?:到|达|达到|做到|搞到|办到|要|定|有|是|为|装|超|超过|突破|预计|出来|算|核算|给|拿|花|花钱|能|能够|可以|会|得|来|做|搞|办|建|写|说|讲|提|提出|定为|定到|安排|力争|争取|准备|打算|计划|的|了|着|过|在|里|中|上|内|前|后|底|各|分别|具体|最高|最低|最多|最少|至少|一共|总共|目标|目标值|指标|年|也|都|还|现|现在|目前|起码|大概|共|一年|期间|时|没|没有|吗|呢|吧|啊|呀|嘛|哇)$/;
/** Half a sentence or what was cut off from a name. */
const UNSAID =
  /^[委经]|^.[的得]|[给拿搞花]|要(?![素闻点求害道件])|(?<![A-Za-z])(?!gdp|app|ai|vr)[a-z]{2,}|什么|哪|谁|几|多少|怎么|如何|咋|啥|吗|呢|嘛|呀|[？?！!，,；;。：:]|\s/;
/** A verb may close such a phrase where it names a doing: 外贸进出口增长, 城镇新增就业. */
const CLOSES = /^(?:n|vn|nz|nr|ns|nt|j|eng|l|i|b|an|x|q|g|k|f|m)/;
const DOING =
  /^(?:[增减]长?|增长|增加|减少|下降|提高|提升|支出|就业|投资|建设|收入|签约|交易|利用|转型|发展|入选|改造|压缩|举办|创建|培育|引进|进出口|销售|消费|生产|治理|保护|服务|覆盖|运行|扶持|补助|补贴|奖励|贴息|负责|牵头)$/;
const SHORTEST = 2;
const LONGEST = 32;

export function topicPhrase({ rest, areas }: Pick<Analysis, 'rest' | 'areas'>): string | null {
  const plain = rest
    .replace(/[“"「]([^”"」]*)[”"」]/gu, '‘$1’')
    .replace(/[（(][^）)]*(?:[）)]|$)|[）)]/gu, '')
    .replace(/按附件[一二三四五六七八九十\d]?|附件[一二三四五六七八九十\d]?(?:里|中|上)?/gu, '')
    .replace(NUMBER, ' ')
    .replace(WHICH, ' ')
    .replace(HOW_MUCH, ' ')
    .replace(ASKING, ' ')
    .replace(POINTING, ' ');
  const pieces = plain
    .split(/[，,；;。？?！!：:]/u)
    .map((piece) => trimmed(piece.replace(/\s+/gu, '').replace(SAYING, '').replace(PAPER, '')))
    .filter((piece) => piece.length >= SHORTEST);
  const [only, ...others] = pieces;
  if (only === undefined || others.length > 0) return null;
  const phrase = withArea(only, areas);
  const fits = phrase.length <= LONGEST && !UNSAID.test(phrase) && closesWell(phrase);
  return fits ? phrase : null;
}

function trimmed(piece: string): string {
  const words = tagWords(piece.replace(/^[一二两三四五六七八九十]?要/u, '').replace(/^[、—\-·]+|[、—\-·]+$/gu, ''));
  while (words[0] && isEdge(words[0], HEAD_WORDS)) words.shift();
  while (words.length > 0 && isEdge(words.at(-1), TAIL_WORDS)) words.pop();
  return words.map(({ word }) => word).join('');
}

function isEdge(edge: TaggedWord | undefined, words: RegExp): boolean {
  return edge !== undefined && (words.test(edge.word) || (/^[ucypw]/.test(edge.tag) && edge.word !== '自'));
}

function closesWell(phrase: string): boolean {
  const last = tagWords(phrase).at(-1);
  return last !== undefined && (CLOSES.test(last.tag) || DOING.test(last.word));
}

/** 工业园区新增5G基站 of 苏州工业园区: the name of the area is said whole. */
function withArea(phrase: string, areas: Analysis['areas']): string {
  for (const { name } of areas) {
    if (phrase.includes(name)) continue;
    for (let at = 1; at <= name.length - 2; at += 1)
      if (phrase.startsWith(name.slice(at))) return name + phrase.slice(name.length - at);
  }
  return phrase;
}
