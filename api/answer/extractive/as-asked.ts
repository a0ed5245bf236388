/** A figure and the question in, whether it is just what the wording asks for, whatever its name; or of another kind. */
import { normal, type Term } from '#retrieval/query/question-terms';
import { WEAK } from '#retrieval/query/question-words';
import { type RankedFigure, sentenceText } from '#retrieval/query/rank-figures';

/** 10亿元以上项目 is no common name: the question has its number too. */
export function sharesNumber({ figure }: RankedFigure, rest: string): boolean {
  const number = /\d+(?:\.\d+)?[万亿]?元/.exec(figure.name)?.[0];
  return number !== undefined && rest.includes(number);
}

const DOING_ASKED =
  /(\p{Script=Han}{2})(?:了|到|过)?(?:多少|几)(?:余|来)?(?:个|家|项|名|件|位|支|场|人次)?(\p{Script=Han}{2})/u;

/** 大赛吸引了多少项目: 吸引了890多个数字经济领域项目 does and counts just that, though its name is longer. */
export function doesAsAsked({ figure, found }: RankedFigure, question: string): boolean {
  const [, doing, thing] = DOING_ASKED.exec(question) ?? [];
  if (doing === undefined || thing === undefined || WEAK.has(doing)) return false;
  const [said, words] = [sentenceText(figure, found), RegExp.escape(figure.valueText)];
  return new RegExp(`${doing}(?:了|到|过|超|近|超过)?${words}[^，。；、]{0,12}${thing}`, 'u').test(said);
}

const LEVEL_ASKED = /具体(?:数值|数字)|绝对(?:值|数|水平)/;
const CHANGE_ASKED = /提高|提升|增长|增加(?!值)|增速|增幅|下降|降低|变化/;

/** 比重的具体数值: 同比提升一个百分点 says by how much it grows and not how much it is. */
export function isOtherKind({ figure }: RankedFigure, question: string): boolean {
  return figure.kind === 'change' && LEVEL_ASKED.test(question) && !CHANGE_ASKED.test(question);
}

/** 出生人口 does not say 死亡人口, though 死亡 is a verb to the dictionary. */
export function saysRareWords({ figure }: RankedFigure, terms: readonly Term[]): boolean {
  const words = normal(`${figure.name}，${figure.statement}`);
  return terms.every((term) => term.core || !term.known || term.weight < RARE || words.includes(term.text));
}

const RARE = 1.5;

/** 对民营企业总部给予300万元 beside 对跨国公司总部给予500万元: of one paragraph only the figure whose words have the thing asked for. */
export function lacksWhatBestSays(one: RankedFigure, best: RankedFigure, terms: readonly Term[]): boolean {
  if (one === best || one.found.passage.id !== best.found.passage.id || one.found.passage.kind === 'table-row')
    return false;
  const wordsOf = ({ figure }: RankedFigure): string => normal(`${figure.name}，${figure.statement}`);
  const things = terms.filter((term) => term.core && term.weight >= 1);
  const only = (a: RankedFigure, b: RankedFigure): boolean =>
    things.some((term) => wordsOf(a).includes(term.text) && !wordsOf(b).includes(term.text));
  // 线上、线下各培训多少: each says a thing that was asked for.
  return only(best, one) && !only(one, best);
}
