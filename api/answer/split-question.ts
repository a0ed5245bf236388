/**
 * Several questions in one message: 谁开的？谁在会上讲解核算办法？ Each is answered by itself; a later one goes on from
 * the first as a turn of a conversation does.
 */
const MIN_LENGTH = 3;
const MAX_PARTS = 4;

export function splitQuestion(question: string): string[] {
  const parts = question
    .split(/(?<=[？?])/u)
    .map((part) => part.trim())
    .filter((part) => part.replace(/[？?，。\s]/g, '').length >= MIN_LENGTH);
  return parts.length > 1 && parts.length <= MAX_PARTS && parts.every((part) => /[？?]$/.test(part))
    ? parts
    : [question];
}

const ASKING_PIECE = /多少|几[\p{Script=Han}]|哪|谁|什么|啥|还是|多久|多长|何时|占比|比重|文号|呢$/u;

const MARK = /[，,、；;？?]$/u;

/** 培育几家、建成几个: questions within one message, each with an asking word of its own; else none. */
export function innerQuestions(question: string): string[] {
  const parts: string[] = [];
  let open = '';
  for (const piece of question.split(/(?<=[，,、；;？?])/u)) {
    open += piece;
    if (!ASKING_PIECE.test(piece.replace(MARK, ''))) continue;
    parts.push(open.replace(MARK, '').trim());
    open = '';
  }
  return parts.length > 1 && parts.length <= MAX_PARTS ? parts : [];
}

/** 哪个省用的是“以上”: the answers to what was asked before show it. */
const WHICH_OF_THEM = /^哪一?[个几]?(?:[省市区县地]|地方|地区)?(?:用|写|说|提|讲)的?是?“[^”]+”$/u;

/** The question without what its own answer shows. */
export function withoutShown(question: string): string {
  return question
    .split(/(?<=[，,；;？?])/u)
    .filter((piece, at) => at === 0 || !WHICH_OF_THEM.test(piece.replace(MARK, '')))
    .join('')
    .replace(/[，,；;]$/u, '？');
}
