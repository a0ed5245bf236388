/** How somebody goes on in a conversation: wordings that point back, correct, doubt or compare. Simplified text. */

/** 好的，谢谢。那… : what opens a turn and asks nothing. Words that may begin a name need a mark behind them. */
const OPENING =
  /^(?:(?:你好|您好|谢谢(?:你|您|啦|了)?|多谢|感谢|辛苦[了啦]?|请问|麻烦|另外|此外|顺便(?:问|查|看)?(?:一下|下)?|对了|接着|同样(?:的|地)?|再?(?:问|查|看)(?:一下|下|个)|还有(?!哪|什么|多少|谁|几|吗)|那么|那(?![个份项些里边一年次天条片块])|再来看?看?|如果(?:是|换成)|要是|换成|换做|改成|也(?=是)|而)|(?:好的?|嗯+|哦|噢|行|ok|可以|明白了?|知道了?|了解了?|收到|原来如此)(?=[，,。.！!~\s]))[，,。.！!~\s]*/iu;

/** 不对，我问的是盐城: the turn before is put right. */
const CORRECTION =
  /^(?:(?:不对|错了|(?:说|打|写|问|搞|弄)错了?|更正(?:一下)?|纠正一下|不好意思|抱歉|对不起|口误)[，,。.！!\s]*|(?:不是(?:问|说|指)?|我(?:不是)(?:问|说|指))[^，,。吗]{1,20}[，,。]\s*|(?:我(?:想)?(?:问|说|要|查|指)的(?:其实)?是|应该是|(?:我)?(?:是|要)(?:问|说|查)的?(?:是)?|是(?![不否多什谁哪]))(?=.))/u;
const CONTRAST = /[，,]\s*(?:而)?不是[^，,。？?吗]{1,20}[。！!]?$/u;

/** 回到刚才的5G基站: an earlier topic is taken up again. */
const BACK =
  /^(?:还是)?(?:我们)?(?:再)?(?:(?:回到|说回到?|回过头来?(?:看|说)?|接着(?:说|看)|还是(?:说|问|看))(?:刚才|刚刚|前面|之前|先前|最开始|一开始)?|(?:刚才|刚刚|前面|之前|先前|最开始|一开始)(?=[说问提讲查聊的那]))(?:说|问|提到|讲|查|聊)?过?的?(?:那个|那项|第一个问题)?[，,\s]*/u;

export interface Opened {
  /** The turn without what opens it. */
  text: string;
  /** It goes on where the turn before stopped: 那…, 换成…, …呢. */
  continues: boolean;
  corrects: boolean;
  goesBack: boolean;
}

export function openTurn(turn: string): Opened {
  const opened: Opened = {
    text: turn.trim(),
    continues: /呢[？?。！!\s]*$/.test(turn),
    corrects: false,
    goesBack: false,
  };
  for (let rounds = 0; rounds < 6; rounds += 1) {
    const before = opened.text;
    opened.text = opened.text.replace(OPENING, (words) => {
      if (/那|换|改|还有|也|如果|要是|同样/.test(words)) opened.continues = true;
      return '';
    });
    opened.text = opened.text.replace(BACK, (words) => {
      if (words !== '') opened.goesBack = true;
      return '';
    });
    opened.text = opened.text.replace(CORRECTION, () => {
      opened.corrects = true;
      return '';
    });
    if (opened.text === before) break;
  }
  if (CONTRAST.test(opened.text)) {
    opened.text = opened.text.replace(CONTRAST, '');
    opened.corrects = true;
  }
  return opened;
}

const SAME =
  /(?:也|还|都|又)是?(?:由|归)?(?:他们|她们|它们?|这样|那样|如此|一样|[这那]么[多少高低]|[这那]个[数样]|(?:这|那)(?:个|些)?部门|同一个?部门)(?:牵头|负责|管)?的?[吗么吧]?/u;

/** 端口数也是他们吗: the same is asked of another thing, and nothing is claimed. */
export function asksTheSame(turn: string): string | null {
  return SAME.test(turn) ? turn.replace(SAME, '') : null;
}

/** Words that stand for the paper, the year, the place, the thing that was spoken of. */
const PAPER =
  /(?:(?:上面|上述|前面|刚才)(?:说|提|讲)?到?过?的?)?(?:这|那|该|此|上述|(?<=[的到过面])(?=[文规方]))(?:一?[份个篇部])?(?:文件|规划|计划|方案|要点|通知|简报|意见|材料|报告)里?面?|[这那]份(?!\p{Script=Han}*[名清])|(?<!哪[一几]?[份个篇部]?)文件里|文中|^里[面头]/gu;
const YEAR = /同一?年(?=的|呢|度|$|[，,？?])|那一?年|这一?年|同期|同一时期/gu;
const PLACE = /(?:这|那|该)个?(?:市|区|省|县|地方|地区|城市)|当地|那边|那里/gu;
const THING =
  /(?:上面|上述|前述|前面|刚才|刚刚)(?:说|提|问|讲|列)?到?过?的?(?:[这那]?[个项])?(?:指标|目标|任务|工作|数字?|内容|事)?|(?:这|那|该|此)(?:一?[个项件条]|几[个项条]|些)?(?:指标|目标|任务|工作|数字|数|事情?|项目|比例|内容)(?!中)|它们?|[他她]们|其(?![中他它实次余])(?=\p{Script=Han})|[这那][两二三四几](?:个|项|条|者)?(?:指标|目标|任务|工作|数字)?|[这那该](?:个(?!月|百分)|项|件|条|片|一?块)|^[这那](?=[是由归谁])/gu;

export interface Pointers {
  /** The turn with the pointing words taken out. */
  text: string;
  paper: boolean;
  year: boolean;
  place: boolean;
  thing: boolean;
}

export function takePointers(turn: string): Pointers {
  let text = turn;
  const take = (pattern: RegExp): boolean => {
    const before = text;
    text = text.replace(pattern, ' ');
    return text !== before;
  };
  return { paper: take(PAPER), year: take(YEAR), place: take(PLACE), thing: take(THING), text: text.trim() };
}

const VALUE = String.raw`(?:超过|超|不到|不足|低于|高于|至少|不止)?(?:\d[\d.,]*|[一二三四五六七八九十百千两]+)(?:[十百千万亿])*(?:个百分点|%|亿元|万元|亿|元|人次|户次|万户|个|座|家|户|项|条|架|人|台|套|盏|吨|亩|倍|成)(?:以上|以下|左右)?`;
const STATED = new RegExp(VALUE, 'u');
const PRESSURE =
  /不是|难道|应该是|领导|上级|听说|据说|听人|我?记得|明明|怎么会|别人|网上|同事|说是|都说|不可能|就(?:说|写|按|算)|改[成为]|印象|以为|(?:吗|吧|对不对|是不是)[？?。！!]*$/u;

/** 主任说2万台, 简报上写的是165个: somebody or something else says so. */
const SOMEBODY_SAYS =
  /^\p{Script=Han}{1,8}?(?:说|讲|报|写|要|给)的?(?:是|有|为|成)?\p{Script=Han}{0,4}?(?=(?:超过|不到)?[\d一二三四五六七八九十百千两])/u;

/** 不是1500个吗, 领导说是1500个: the value that somebody would like to hear, and what else the turn says; null for none. */
export function statedValue(turn: string): { value: string; beside: string } | null {
  if (/多少|几[个家座项]/.test(turn) || !(PRESSURE.test(turn) || SOMEBODY_SAYS.test(turn))) return null;
  const value = STATED.exec(turn)?.[0];
  return value === undefined ? null : { value, beside: turn.replace(SOMEBODY_SAYS, '').replace(value, '') };
}

/** 不是市发改委吗, 听说是市发改委: something that is no figure. */
export function statedName(turn: string): string | null {
  const match =
    /(?:难道)?(?:不是|是不是|应该是|(?:听说|据说|领导说|我?记得|都说|以为)是?)由?(?<name>[^，,。？?]{2,20}?)(?:牵头|负责)?(?:的|吗|吧|啊|呀)*[？?。！!]*$/u.exec(
      turn,
    );
  return match?.groups?.name ?? null;
}

/** Everything that somebody says who doubts and names nothing. */
const DOUBTING =
  /确定|肯定|真的?|假的?|当真|属实|准确|可靠|靠谱|核[实对查]|确认|检查|查证|保证|怀疑|怎么可能|不可能|不会|不对|没错|[弄搞记看算说写答出]?错误?|对|问题/gu;
const BESIDE_DOUBT =
  /你们?|您|我们?|觉得|感觉|这个?|那个?|答案|回答|数字?|数据|结果|说法|是不是|会不会|有没有|可能|应该|好像|有点|仔细|好好|帮忙?|请|麻烦|再|一?[下遍次]|查|看|算|能|否|怎么|太?[多少高低]|[是有没吗吧么呢啊呀了的得，,。.！!？?\s]/gu;

/** 你确定吗, 真的假的, 你们是不是弄错了: doubt that names nothing. */
export function doubts(turn: string): boolean {
  const rest = turn.replace(DOUBTING, '');
  return rest !== turn && rest.replace(BESIDE_DOUBT, '') === '' && !/多少|错在哪/.test(turn);
}

/** 请用繁体, in English, 再说一遍: the same answer in another shape. */
export function wantsSameAgain(turn: string): boolean {
  const bare = turn
    .replace(/请|麻烦|可以|能不能|能否|帮我|你|给我|一下|吗|吧|[，,。.！!？?\s]/gu, '')
    .replace(/please|answer|reply|speak|say|it|the|me/giu, '');
  return /^(?:用|换成?|改用|改成|翻译成?|译成|说|讲|以)?(?:繁体|简体|英文|英语|中文|普通话|汉语|in?english|english|in?chinese|traditionalchinese)(?:中文|字|版)?(?:回答|作答|答|说|写|再说|讲|复述|显示|输出|再?答?一?遍){0,4}$|^(?:再(?:说|讲|答|回答|重复|来)(?:一?[遍次])?|重复(?:一遍)?|重新(?:回答|说)(?:一遍)?|说(?:得)?(?:简单|简短|详细|清楚|具体|短)一?[点些]|(?:简单|简短|详细|具体|清楚)一?[点些]|展开(?:说说|讲讲)?|详细(?:说说|讲讲)|继续|没看懂|看不懂|什么意思啊)$/iu.test(
    bare,
  );
}

/** 哪个高, 差多少, 两个加起来: about what was just said. */
export function comparesSaid(turn: string): boolean {
  return /(?:哪|谁)[一个边家份]{0,2}(?:地方|市|区|年)?(?:的)?(?:更|最)?[高多大少低快]|[相]?差(?:了)?(?:多少|几|多大)|差距|加(?:起来|在一起|一块)|合计|合起来|总共|一共|之和|对比|比较|相比|(?:增加|增长|提高|提升|多|少|高|低|上升|下降)了?(?:多少|几)|几倍|多少倍|(?:跟|和|与|同|比).{1,12}比|^比|[两二三几]个?(?:地方|市|地|年|者)?的?(?:分别|各)|which (?:one )?is (?:higher|more|larger|greater|lower|less)|difference|in total|compare/iu.test(
    turn,
  );
}

/** 原文怎么说的, 出处, 在哪一节. */
export function asksForPlace(turn: string): 'quotation' | 'where' | null {
  if (/原文|原话|原句|怎么(?:说|写|表述)的?|原样|逐字/.test(turn)) return 'quotation';
  if (
    /出处|依据|来源(?!单位)|出自|哪一?[份篇](?!.*(?:单位|部门|谁))|哪一?个(?:文件|规划|材料|简报)|在?哪一?(?:[节条章款页]|部分)|第几[节条章款部]|写在哪|哪里(?:写|说|提)|在文件(?:的)?哪/.test(
      turn,
    )
  )
    return 'where';
  return null;
}

const DIGITS = '一二三四五六七八九十';

/** 第二项, 最后一个: 1-based place in what was listed, -1 for the last; null when no place is named. */
export function namedPlace(turn: string): { at: number; rest: string } | null {
  const match =
    /第(?<number>[一二三四五六七八九十]|\d{1,2})[项个条点](?:任务|工作)?|最后一?[项个条点](?:任务|工作)?/u.exec(turn);
  if (!match) return null;
  const number = match.groups?.number;
  const at = number === undefined ? -1 : /\d/.test(number) ? Number(number) : DIGITS.indexOf(number) + 1;
  return { at, rest: turn.slice(0, match.index) + turn.slice(match.index + match[0].length) };
}

/** 次年 is the year after the one spoken of; 明年 that after the paper's own. Years to add. */
export function yearAfter(turn: string): { word: string; from: 'spoken' | 'paper'; years: number } | null {
  const spoken = /次年|第二年|[下后]一年|转年|上一年|前一年/.exec(turn)?.[0];
  if (spoken !== undefined) return { word: spoken, from: 'spoken', years: /上|前/.test(spoken) ? -1 : 1 };
  const paper = /明年|后年|去年|前年/.exec(turn)?.[0];
  const years: Record<string, number> = { 明年: 1, 后年: 2, 去年: -1, 前年: -2 };
  return paper === undefined ? null : { word: paper, from: 'paper', years: years[paper] ?? 0 };
}
