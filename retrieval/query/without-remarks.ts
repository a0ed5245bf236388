/** A question in, the same without what it says beside what it asks: what is not meant, and what somebody says of himself. */
import { questionTerms, type WordStatistics } from './question-terms.ts';

/** 不是市级的喔, 别跟区块链百强弄混, 是电子信息不是整个核心产业: what is not meant is no part of the question. */
const CONTRAST =
  /[，,（(？?。！!]\s*(?:(?:我?要的?)?是[^，。（）]{1,12}?)?(?<!是)(?:不是|别跟|别和|不要跟?|而非|并非)[^，。；（）()？?]{1,18}[）)]?(?=[，,。？?！!]|$|\p{Script=Han})/gu;

/** 不是盐城，是镇江，…; 别说2022年的，…: the same in front of the question. */
const LEADING_CONTRAST =
  /^\s*(?:不是|别说|不问|不要|不看)(?!说)[^，,。；吗吧么？?]{1,16}[，,](?:我?(?:问|要)?的?是(?=[^，,]{2,12}[，,]))?/u;

export function withoutContrast(question: string): string {
  return question
    .replace(LEADING_CONTRAST, '')
    .replace(CONTRAST, (clause) =>
      /[吗吧嘛么][）)]?$|不是有|不是说/.test(clause) ? clause : /[）)]$/.test(clause) ? '' : '，',
    );
}

const REMARK =
  /我|俺|麻烦|帮忙|下周|明天|摸摸?底|别的都|交稿|交差|好说|想不起|自己|领导(?!小组|干部|班子)|(?<![应紧救])急|谢|不清|记不|[搞弄]混|不确定|不一样|忘|写稿|汇报/;
const ASKS_SOMETHING = /多少|几|哪|谁|什么|啥|吗|是否|怎么|如何/;

/** 口算算不清, 两个日子我老搞混: what somebody says of himself and that no paper speaks of is no part of the question. */
export function withoutRemarks(text: string, known: WordStatistics): string {
  return text
    .split(/(?<=[，,。！!？?；;])/u)
    .map((piece, _, all) => {
      const remark = REMARK.test(piece) && !ASKS_SOMETHING.test(piece);
      const named =
        remark &&
        !asksFully(all, known) &&
        questionTerms(piece, known).some((term) => term.core && term.known && term.weight >= 0.4);
      return remark && !named ? ' '.repeat(piece.length) : piece;
    })
    .join('');
}

/** What asks names a thing by itself: the remarks around it are not needed. */
function asksFully(pieces: readonly string[], known: WordStatistics): boolean {
  return pieces.some(
    (piece) =>
      ASKS_SOMETHING.test(piece) &&
      questionTerms(piece, known).reduce((sum, term) => sum + (term.core && term.known ? term.weight : 0), 0) >= 1,
  );
}
