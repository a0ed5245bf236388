/**
 * How an office has a sentence checked: 核一下：…, 领导讲话写了“…”，有没有问题, …，对吗. The question in; out the question
 * without the frame, asked as …，对吗, and the claim itself as a plain statement.
 */

const CHECK = '(?:核[对实查]?|查[对证实]?|确认|验证|看|把关)';
const WRITER =
  '(?:(?:有?领导|书记|[省市县区局厅处科]长|主任|主席|同事|有人|有同志|对方|媒体|网上|群里|我们|我|他们?|她)(?:的|在)?)?(?:讲话|发言|致辞|汇报|材料|文稿|草?初?稿子?|通稿|新闻稿?|报道|讲话稿|发言稿|汇报稿|汇报材料|总结|报告|PPT|公众号|推文|方案稿|征求意见稿)?(?:里头?|中|上)?';
const SAID = '(?:是这[样么](?:写|说|讲)的|写了|写着|写的?是?|说了?|讲了?|提到|称|宣称|讲到)';

/** In front: 请帮我核对一下这句话：, 领导讲话里写了. */
const LEADING = new RegExp(
  `^(?:请|麻烦|帮忙|帮我|给我|你|再|先)*${CHECK}(?:(?:一下|下|一核)(?:这[句段个]?(?:话|数据?|数字|说法|表述)?)?[\\s：:，,]{1,3}|(?:这[句段个](?:话|数据?|数字|说法|表述))?[：:]\\s?)|^${WRITER}${SAID}[\\s：:，,]{0,3}(?=[“"「『])|^(?=[^，。“"]{2,10}${SAID})${WRITER}${SAID}[\\s：:，,]{0,3}`,
  'u',
);
/** Behind: ，这么写有没有问题, ，核一下, ，这个数对吗. */
const TRAILING = new RegExp(
  `[，,。；;—\\s-]{0,4}(?:请|麻烦|帮忙|帮我)?(?:${CHECK}(?:一下|下)|(?:这[个句种么样]?|该|上面|以上)?(?:话|说法|数字?|数据|写法?|说|讲|表述|提法|口径)?(?:有没有|有无|有什么|存在)(?:问题|毛病|错误?|误|不对|不妥|出入)[吗么没]?|这[么样](?:写|说|讲)(?:法)?(?:对吗|对不对|准吗|准不准|准确吗|行吗|可以吗|合适吗|没问题吧)|(?:这[个句种]?)?(?:话|说法|数字?|数据|表述|提法)(?:准吗|准不准|准确吗|靠谱吗|站得住吗|对不对|对吗|正确吗|属实吗|成立吗)|(?:是否|是不是)?(?:属实|真实|准确|正确)(?:吗|么|不)?|(?:是)?真的(?:吗|么|假的)|(?:有|是)(?:没有)?这(?:么)?(?:一)?(?:回)?事[儿]?(?:吗|么)?|可信吗|说得对吗)[？?。！!\\s]{0,5}$`,
  'u',
);

/** 听说…, 我记得…: whoever says it, the claim is what follows; only where the sentence is asked. */
const HEARSAY =
  /^(?:请问|想问一下)?(?:我?听说|据说|听人说|网传|传闻|我?记得|我?印象[中里]|好像)[，,：:\s]?(?=[^，。]{4})/u;
/** 是不是镇江…？ in front of the whole claim. */
const WHETHER = /^(?:请问|想问一下)?[，,]?(?:是不是|是否)(?=[^是由在有要\d][^，。]{6})/u;

/** Asked as a question of yes or no that every rule knows; unchanged when nothing frames it. */
export function withoutFrame(question: string): string {
  const told = question.trim().replace(LEADING, '');
  // 材料里写的是“…”，对吗: the tag would keep the marks around the claim; the 么 of “两个…”指什么 is none.
  const isQuoted = /^[“"「『]/u.test(told) && !ASKS.test(told.replace(TRAILING, ''));
  const bare = isQuoted ? told.replace(TAG, '') : told;
  const claim = unasked(bare.replace(TRAILING, ''), bare);
  if (claim === question.trim() || claim.length < MIN_LENGTH || ASKS.test(claim)) return question;
  // 领导说是1500个 goes on from what was asked before.
  if (/^是/.test(claim)) return question;
  const whole = unquoted(claim.replace(/[。；;，,]+$/u, ''));
  return ASKED.test(whole) ? whole : `${whole}，对吗？`;
}

const MIN_LENGTH = 5;
/** 核一下：镇江有多少个: asks for a value, and claims none. */
const ASKS = /多少|几[个家座项条户万亿]|哪|谁|什么|啥|怎么|如何|何时/;
const ASKED = /(?:吗|吧|对不对|是不是|[没不])[？?。！!]*$|是不是|是否/u;

/** Without the words in front that only ask. */
function unasked(claim: string, asked: string): string {
  if (!ASKED.test(asked) && claim === asked) return claim;
  const said = claim.replace(HEARSAY, '');
  const whole = said.replace(WHETHER, '');
  return whole === said ? said : whole.replace(/[？?]\s*$/u, '');
}

function unquoted(claim: string): string {
  const inside = /^[“"「『]([^“”"「」『』]+(?:“[^“”]*”[^“”"「」『』]*)*)[”"」』]?$/u.exec(claim)?.[1];
  if (inside !== undefined) return inside;
  // “镇江…”这句话: an opening mark whose closing one stood in the frame.
  return /^[“"「『]/u.test(claim) && !/[”"」』]/u.test(claim) ? claim.slice(1) : claim;
}

const TAG =
  /[，,。；;\s]{0,3}(?:是)?(?:这样|这么回事|这个数)?(?:对不对|对吗|对吧|是吗|是吧|是不是|没错吧?|没记错吧?|不是吗|行吗|属实吗?|正确吗|有误吗|对伐|对不|吗|吧|呢|么)?[？?。！!\s]{0,5}$/u;

/** ，跟要点原文对得上吗. */
const AGREES = /[，,]\s*(?:跟|和|与|同)?[^，。]{0,10}(?:对得上|相符|吻合|一致)(?:吗|不|么)?[？?]?$/u;

/** 招商措施说…, 工作要点里写的是…: what is said there is the claim. */
const CITED =
  /^([^，。]{2,24}?(?:措施|方案|要点|规划|计划|文件|意见|通知|公报|简报|报告))(?:里头?|中|上)?(?:说|写着?|讲|提出|规定|明确)(?:的是|了|要)?[，：:]?(?=.{4})/u;

/** What a question of yes or no claims, as a statement: 是不是 and 吗 are gone. Null when it asks for more than that. */
export function claimOf(question: string): string | null {
  if (ASKS.test(question)) return null;
  const claim = question
    .replace(/^(?:请问|想问一下|听说|据说|我?记得|好像)[，,]?/u, '')
    .replace(AGREES, '')
    .replace(TAG, '')
    .replace(CITED, '$1，')
    .replace(/(?:是不是|是否)(?:是|要|已经)?/u, (words) => words.slice(words.startsWith('是不是') ? 3 : 2))
    .trim();
  return claim.length < MIN_LENGTH ? null : claim;
}
