/**
 * A question in, the same without markup, code and what tells the answerer how to answer out: none of it asks for
 * anything of the plans. A question that is nothing but an instruction stays as it is, to be refused.
 */
import { isInstruction } from '../vocabulary/instructions.ts';

/** Tags, template expressions and objects as a machine writes them. */
const MARKUP =
  /<script\b[\s\S]{0,500}?<\/script>|<\/?[\p{L}][^<>]{0,200}>|\{\{[^{}]{0,200}\}\}|\$\{[^{}]{0,200}\}|\{\s*"[^{}]{0,300}\}/giu;
/** 目标' OR '1'='1, 目标"; DROP TABLE passages; --: from the mark to the end. */
const QUERY_CODE = /['"`]\s*(?:;|or\b|and\b|union\b).{0,200}$/isu;

/** Beside what a paper may hold: only of a question, where 请在回答后面附上链接 is no work of an office. */
const TOLD =
  /^(?:\[?(?:系统|系统消息|管理员|开发者)(?:消息|要求|提示|指令)?\]?\s*[：:\]]|assistant\s*[：:]|(?:请|并|要)?在?回答(?:的?时候?|后面?|前面?|里|中)[^？?]*$|请回答“|(?:直接|只)回答)|核对(?:已|功能)[^？?]*关闭|(?:所有|全部)数字(?:都)?乘以|权限已[^？?]*提升|^(?:从现在起|从此|今后|以后|接下来)[^。！？?]{0,6}[把将][^。！？?]{1,16}(?:叫做?|称为|当[作成]|视为|理解为|换成)|^(?:user\s*[：:]\s*)?请?(?:重复|复述)(?:一遍)?(?:上一?句|上文|前文|上面)/iu;

export function withoutInstructions(question: string): string {
  const bare = question.replace(MARKUP, ' ').replace(QUERY_CODE, '');
  const kept = bare
    .split(/(?<=[。！!？?；;\n])/u)
    .filter((piece) => !isInstruction(piece) && !TOLD.test(piece.trim()))
    .join('')
    .trim();
  return /[\p{L}\p{N}]/u.test(kept) ? kept : question;
}
