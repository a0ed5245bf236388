/**
 * 由谁解释, 什么时候施行, 重复了怎么办, 谁能申请: what nearly every policy says of itself, in words that a question seldom has.
 * In: a question that names a paper or a place and nothing
 * else; out: the sentences of its policies that say it.
 */

import type { Analysis } from '#retrieval/query/analyse-question';
import { describe } from '#retrieval/query/find-evidence';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import { sentences } from '#retrieval/text/sentences';
import type { Draft, Statement } from '../../draft.ts';
import type { PaperSource } from '../draft-source.ts';
import { proofOfRange } from '../proofs.ts';
import { placed } from '../sentence-answer.ts';
import { isTelling } from './weigh-grants.ts';

interface PolicyClause {
  asked: RegExp;
  said: RegExp;
}

const CLAUSES: readonly PolicyClause[] = [
  {
    asked: /(?:谁|哪|什么)[^，。？]{0,8}解释|解释(?:权|单位|部门|机关)/u,
    said: /负责解释|解释权|由[^，。；]{2,24}解释/u,
  },
  {
    asked:
      /(?:什么时候|何时|哪天|几时|啥时候|哪年|几月|几号|多久|几年|多长|期限)[^，。？]{0,6}(?:施行|实施|执行|生效|有效|到期|截止|失效|作废)|(?:施行|实施|执行|生效|有效|到期|失效)[^，。？]{0,8}(?:什么时候|何时|哪天|哪年|哪[几一]年|几时|啥时候|多久|几年|多长|时间|日期)|有效期|(?:方案|办法|政策|措施|规定|意见|通知|细则|文件|条例)[^，。？]{0,6}(?:管用?(?:到?[几哪]年|多久|多长|到[什啥])|(?:什么时候|何时|哪天|几时|啥时候|哪年)(?:开始|起)算?$)/u,
    said: /(?:自|从)[^，。；]{2,24}起[^，。；]{0,6}(?:施行|执行|实施|生效)|有效期|(?:政策|执行)期限|执行(?:时间|至)|试行期/u,
  },
  {
    asked:
      /重复(?:了|享受|的|领|申请|奖|补|怎么|能|吗)|叠加|(?:已经?|都)[^，。？]{0,4}(?:[补奖领]|享受)过|(?:政策|规定|标准)[^，。？]{0,6}(?:不一致|冲突|有出入|打架)|同时(?:符合|享受|申请)/u,
    said: /不(?:再|得|予|可)?重复|就高|从高|从优|最高额|叠加|不一致的/u,
  },
  {
    asked:
      /(?:谁|哪些?(?:企业|单位|主体|人|对象|项目))[^，。？]{0,4}(?:能|可以?|有资格)[^，。？]{0,4}(?:申请|申报|享受|领|拿)|(?:申请|申报|享受|适用)(?:的|要)?[^，。？]{0,4}(?:条件|对象|范围|资格)|(?:什么|哪些|啥)(?:申请|申报)?条件|适用(?:于)?(?:谁|哪些)/u,
    said: /申报(?:企业|单位|主体|对象|条件|人)|适用(?:对象|范围|于)|独立(?:的)?法人|(?:应当?|须|必须)(?:同时)?(?:具备|符合|满足)|(?:享受|扶持|奖补|支持)对象/u,
  },
];

/** Words in such a question that name nothing else. */
const COMMON =
  /本|这[个份项]?|那[个份项]?|该|若干|政策|措施|意见|办法|规定|文件|通知|细则|条款|奖励|奖补|补助|补贴|扶持|资金|其他|别的|[省市区县国]里?|上级|谁|什么|哪[些个年天]?|啥|时候|何时|多久|几年|多长|怎么[办算]?|如何|解释|单位|部门|施行|实施|执行|生效|有效期?|开始|到期|截止|期限|重复|享受|叠加|已经|补过|奖过|领过|还|再|[能可]以?|不能|申请|申报|条件|对象|范围|资格|满足|符合|适用|具体|承担|负责|由|和|与|跟|同|的|了|是|要|到|吗|呢|啊|企业|主体|项目|出现|不一致|冲突|管用?|开始|起?算|方案|[补奖领拿有从自起来去对把被]|[，,。？?！!、\s]/gu;
/** 那个行动方案: the question speaks of a paper and not of what it gives. */
const PAPER = /方案|办法|政策|新政|措施|规定|意见|通知|细则|文件|条例/u;
const MOST_PAPERS = 3;
const MOST_SENTENCES = 3;

export async function policyClauseAnswer({ analysis, documents, store }: PaperSource): Promise<Draft | null> {
  const asked = CLAUSES.filter((clause) => clause.asked.test(analysis.question));
  if (asked.length === 0) return null;
  const papers = documents.filter((document) => isMeant(analysis, document) && asksNothingElse(analysis, document));
  const statements: Statement[] = [];
  for (const document of papers.slice(0, MOST_PAPERS)) statements.push(...(await saidIn(document, asked, store)));
  if (statements.length === 0) return null;
  return { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] };
}

function isMeant({ documents, regions }: Analysis, { id, kind, region }: StoredDocument): boolean {
  if (isTelling(kind)) return false;
  return documents.ids.length > 0 ? documents.ids.includes(id) : regions.some(({ name }) => name === region);
}

/** 再创营商环境新优势那个行动方案管几年, 人才新政由谁解释: what is left beside the asking words is of the paper's own title. */
function asksNothingElse({ question, rest }: Analysis, { title }: StoredDocument): boolean {
  const left = PAPER.test(question) ? withoutRunsOf(rest, title) : rest;
  return left.replace(COMMON, '').length <= 1 || (PAPER.test(question) && isInTitle(wordsNaming(rest), title));
}

/** What is left of a question when the words of asking are taken out. */
export function wordsNaming(rest: string): string[] {
  return rest.replace(COMMON, ' ').split(' ').filter(Boolean);
}

export function isInTitle(named: readonly string[], title: string): boolean {
  const bare = title.replace(COMMON, '');
  return named.every((word) => title.includes(word) || bare.includes(word));
}

/** Every run of three characters and more that the title has too is taken out, the longest first. */
function withoutRunsOf(text: string, title: string): string {
  for (let length = Math.min(text.length, title.length); length >= 3; length -= 1)
    for (let at = 0; at + length <= text.length; at += 1)
      if (title.includes(text.slice(at, at + length)))
        return withoutRunsOf(`${text.slice(0, at)}，${text.slice(at + length)}`, title);
  return text;
}

async function saidIn(
  document: StoredDocument,
  asked: readonly PolicyClause[],
  store: PlanStore,
): Promise<Statement[]> {
  const passages = (await store.passagesOf(document.id)).filter(({ kind }) => kind === 'clause');
  const seen = new Set<string>();
  const found = passages.flatMap((passage) => {
    const text = passage.indexText;
    const one = describe({ passage, score: 1, document, figures: [] });
    return sentences(text).flatMap((range) => {
      const words = text
        .slice(range.start, range.end)
        .trim()
        .replace(/[。；]$/u, '');
      if (seen.has(words) || !asked.some(({ said }) => said.test(words))) return [];
      seen.add(words);
      return [{ text: placed({ found: one }, words), proofs: [proofOfRange(one, range)] }];
    });
  });
  return found.slice(-MOST_SENTENCES);
}
