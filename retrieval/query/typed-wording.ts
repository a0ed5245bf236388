/**
 * A question as somebody typed it in, the same in the script and the words of plans out: widths and marks folded, letters
 * for digits put right, short years written out. What it asks for stays.
 */
import { cleanText } from '../text/clean.ts';

/** Before names are corrected. */
export function indexTextOf(asked: string): string {
  return (
    cleanText(
      spacedQuestions(spacedNames(digitsForLetters(asked))).replace(
        /\s+vs\.?\s+|(?<=\p{Script=Han}|\d)vs(?=\p{Script=Han}|\d)/giu,
        '和',
      ),
    )
      .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
      // 「十四五」: the marks of traditional print.
      .replace(/[「『]/g, '“')
      .replace(/[」』]/g, '”')
  );
}

/** 2O23: the letter for the digit. */
function digitsForLetters(question: string): string {
  return question.replace(/(?<=\d)[OoＯｏ](?=[\dＯｏOo])/gu, '0');
}

/** 激光 光电显示 微电子三个链: names set apart by spaces alone, when the question counts or adds them. */
function spacedNames(question: string): string {
  const counted = /[二两三四五六七八九十][个条项家者]|分别|各自?是|加起来|加一|合计|一共/.test(question);
  return counted ? question.replace(/(?<=\p{Script=Han}{2})\s+(?=\p{Script=Han}{2})/gu, '、') : question;
}

/** 人均GDP多少 涨了几个点: two questions set apart by a space alone. */
function spacedQuestions(question: string): string {
  return question.replace(
    /((?:多少|几个?|谁|什么)\p{Script=Han}{0,2})\s+(?=\p{Script=Han}[^，。？?]*(?:多少|几|谁|什么|哪))/gu,
    '$1，',
  );
}

/** 24年, 22和23年 → 2024年, 2022和2023年; 卖多少钱 → 销售额多少. */
export function inWordsOfPlans(question: string): string {
  return (
    question
      .replace(/(?<![\d.〔])(2\d)(?=年(?!级|间))/g, '20$1')
      .replace(/(?<![\d.〔])(2\d)(?=[、和到至-]20\d\d年)/g, '20$1')
      .replace(/十([三四五])5/g, '十$1五')
      .replace(/内蒙(?!古)/g, '内蒙古')
      .replace(/规画|(?<![正常])规化/g, '规划')
      .replace(/软件[和与]信服业/g, '软件和信息服务业')
      .replace(/双创(?=大?赛|项目|基地|活动)/g, '创新创业')
      .replace(/(?<=\d月\d{1,2})号/g, '日')
      .replace(/(?<=[对是])伐(?=[？?]|$)/g, '吗')
      .replace(/涨(?=[了得]?(?:最|多少(?=[，。？?]|$)))/g, '增长')
      .replace(/一二三产(?:业)?(?:增加值)?/g, '第一产业、第二产业、第三产业增加值')
      .replace(/边(?=几?[个间家])/g, '哪')
      // 24年…哦不对22年: the last word counts.
      .replace(
        /(?:20)?\d\d年[^\d，。；？]{0,6}[，,]?[^\d，。；？]{0,4}(?:不对|说错了?|错了|口误|更正)[^\d]{0,3}(?=(?:20)?\d\d年)/g,
        '',
      )
      // 网上卖多少钱: plans say 网络销售额.
      .replace(/网上(?=[^，。？]{0,6}卖)/g, '网络')
      .replace(/[要能]?卖(?:到|出|了)?(?:多少|几)(?:钱|个?亿|万)?/g, '销售额多少')
      .replace(/(\d亿)(?=以上|以下|级)/g, '$1元')
      .replace(/好多(?=[钱个家座项条户万亿人])/g, '多少')
      // 占GDP比重要怎么变 is cut as 重要 by every dictionary.
      .replace(/(?<=占[^，。]{0,10}比重|占比)(?=要)/g, ' ')
      // 县里、乡镇、村里: levels, one beside the other.
      .replace(/(?:[省市县镇乡村]里|乡镇)(?:[、和与](?:[省市县镇乡村]里|乡镇))+/g, (levels) =>
        levels.replace(/[乡镇]里/g, '乡镇').replace(/里/g, '级'),
      )
      .replace(/百份之/g, '百分之')
      // 一年查几回: plans say 一年2次.
      .replace(/[查搞办开弄]?(几|多少)[回趟](?=[啊呢呀，。？?]|$)/g, '$1次')
      // 出生人口减去死亡人口等于多少 asks by how much the one is more.
      .replace(
        /(?<=[\p{Script=Han}A-Za-z])(?<![削缩压核扣递消加增裁精节])减(?![少排税费轻免负压量半持产速缓亏污碳灾贫证降])(?:去|掉)?([^，。？?减多]{2,16}?)(?:(?:之后|以后|后)?[，,]?(?:净增长?加?|等于|还?剩|得出?|是|有)?)(?=(?:多少|几)(?!年))/gu,
        '比$1多',
      )
      // GDP总量 is the GDP.
      .replace(/(?<=GDP|生产总值)的?(?:总量|总额|总值|数值)/gi, '')
      .replace(/(?<=[是归由])那个(?=(?:处室|科室|部门|单位|机构|局))/g, '哪个')
      // 明年（2023）is a year, （2022）4号 a paper's number.
      .replace(/(?<=[（(])(20[12345]\d)(?=[)）](?!\d{0,4}号))/g, '$1年')
      .replace(/(\d|[一二三四五六七八九十])个亿/g, '$1亿')
      .replace(
        /(?<![\d.A-Za-z〔［[（(])(20[12345]\d)(?![\d年.〔)）〕\]］%％个家座项条户万亿—–-]|\s*[个家座项条户万亿])/g,
        '$1年',
      )
  );
}
