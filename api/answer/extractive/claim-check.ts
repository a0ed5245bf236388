/**
 * May a claim be confirmed? Only when everything in it that could be wrong stands in what is cited: numbers with their
 * units beside the same noun, dates and document numbers, ranks with their scope, comparators, negations, bodies,
 * places and every content word. Whatever is not checked is not confirmed; the words of the paper are then shown alone.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import { matchTerm } from '#retrieval/query/coverage';
import type { Found } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import { endsAlike } from './claim-ends.ts';
import { samePartOfYear, takesAway } from './claim-limits.ts';
import { placesStand } from './claim-places.ts';
import { goesWrong, rangeOf } from './claim-range.ts';

export interface ClaimEvidence {
  found: Found;
  /** Sentence or row, index text. */
  text: string;
}

const UNIT = '个百分点|百分点|%|‰|万亿元|亿元|万元|元|人次|[个家户座项条架件台套场批所盏名人吨亩倍月日号届期位篇份次]';
const TOKEN = new RegExp(`\\d+(?:\\.\\d+)?(?:万亿|亿|万|千|百)?(?:${UNIT})?`, 'g');
const AT_LEAST = /超过?|突破|以上|不少于|不低于|至少|逾|余/;
const AT_MOST = /不到|不足|不超过|(?<!不)低于|(?<!不)少于|以下|以内|未达|最多|至多/;
const EXACTLY = /正好|恰好|刚好|整整/;
const ROUGHLY = /左右|约|近(?=\d)/;
/** 设计 is not 建成, 诊断 is not 改造: how far a thing is to get is said in just these words. */
const STAGE = /建成|建设完成|竣工|通车|开工|设计|上线|启动|投产|投运|改造|诊断|验收|挂牌|目标|每年|正式/g;
/** What a plan sets is not what was done. */
const DONE = /已|完成|建成|达到了|累计|获批|入选|现有|目前/;
const NEGATION = /没有|没|未(?!来)|不(?!是|少于|低于|超过|断|止|足|到|久|仅|见面)|禁止|取消|无需|免除|停止/;
/** 是累计数，不是新建数: what a claim sets apart must be set apart in the paper. */
const CONTRAST = /不是|而非|并非/;
const TAGS = /是不是|有没有|对不对|是否|没错|没记错|不对|[对是行]吗|[吗吧呢啊呀嘛么没不]?[？?。！!]*$/g;
const COMPARISON = /比[^，。]{1,24}(?:多|少|高|低|大|小|快|慢|强)/;
const RANK = /(?:全[国省市区]|世界|全球)?第\d+(?![条项期届批])位?|首位|居首|榜首|唯一|率先|首个|最[高大多早低小少]/g;
const BODY = /[\p{Script=Han}]{2,14}?(?:局|委|办|厅|部|中心|集团|公司)(?=$|[？?，。、吧吗对是牵负主印])/gu;

/** True when all of the claim stands in the evidence; `agreed` are values that were compared as figures already. */
export function confirms(analysis: Analysis, evidence: ClaimEvidence, agreed: readonly string[] = []): boolean {
  return confirmsWording(analysis, evidence, agreed) && sameYears(analysis, evidence, normal(evidence.text));
}

/** The same but for the years, for a claim whose years were compared already. */
export function confirmsWording(
  analysis: Analysis,
  { found, text }: ClaimEvidence,
  agreed: readonly string[] = [],
): boolean {
  const claim = normal(analysis.rest.replace(TAGS, ''));
  const said = normal(text);
  const around = `${said}，${found.context}，${normal(found.document.title)}`;
  const row = found.passage.kind === 'table-row';
  return (
    !COMPARISON.test(claim) &&
    (!analysis.actual || DONE.test(said)) &&
    (claim.match(STAGE) ?? []).every((stage) => said.includes(stage) || (stage === '目标' && around.includes(stage))) &&
    (!CLAIMS_DONE.test(analysis.question) || isDone(said)) &&
    inOneClause(analysis, { found, text }, claim) &&
    sameScope(analysis.question, said, claim) &&
    sameDirection(claim, said) &&
    sameComparators(claim, said) &&
    (!NEGATION.test(claim) || NEGATION.test(said)) &&
    !takesAway(normal(analysis.question), said) &&
    (row || samePartOfYear(normal(analysis.question), said)) &&
    (!CONTRAST.test(claim) || CONTRAST.test(said)) &&
    // 全省第一 is no 全国第一: the scope is part of the rank, though the question's place is left out of the claim.
    (normal(analysis.question).match(RANK) ?? []).every((rank) => said.includes(rank)) &&
    bodiesOf(analysis.question).every((body) => around.includes(body)) &&
    didIt(analysis.question, said) &&
    analysis.regions.every((region) => isPlace(region, found, text)) &&
    placesStand(analysis.question, text, found.region) &&
    endsAlike(claim, said) &&
    !saysWrongWay(analysis.question) &&
    analysis.terms.every((term) => term.weight < 0.4 || matchTerm(term.text, around) >= 0.8) &&
    allListed(claim, said) &&
    everyToken(claim, (token, clause) => agreed.includes(token) || isSaid({ token, clause, said, row }))
  );
}

/** 由350亿元降至450亿元: the ends are right, the way between them is not. */
function saysWrongWay(question: string): boolean {
  const range = rangeOf(normal(question));
  return range !== null && goesWrong(range);
}

/** Numbers of a claim with their units, in normal form; 5 of 5G is part of a name. */
export function tokensOf(claim: string): string[] {
  return [...claim.matchAll(TOKEN)]
    .filter(
      (match) =>
        !/[a-z+]/i.test(claim[match.index + match[0].length] ?? '') && !/[a-z+.]/i.test(claim[match.index - 1] ?? ''),
    )
    .map((match) => match[0]);
}

const UP = /增长|增加(?!值)|上升|提高|提升|上涨|扩大/;
const DOWN = /下降|降低|减少|下跌|压减|压缩|缩短|负增长/;

/** 增长2.1% is not confirmed by 下降2.1%: the clause with the number of the claim goes the same way. */
export function sameDirection(claim: string, said: string): boolean {
  const [up, down] = [UP.test(claim), DOWN.test(claim)];
  if (up === down) return true;
  const numbers = tokensOf(claim).map((token) => /^[\d.]+/.exec(token)?.[0] ?? token);
  const beside = said.split(/[，；。、]/).filter((clause) => numbers.some((number) => clause.includes(number)));
  return beside.every((clause) => (up ? !DOWN.test(clause) || UP.test(clause) : !UP.test(clause) || DOWN.test(clause)));
}

const CLAIMS_DONE = /了[吗吧么没嘛]|已经?(?!有)|(?:完成|建成|实现|获批|上线)了/;
const PLANNED = /将|拟|力争|争取|争创|计划|确保|到\d{4}年|打造|推动|加快/;

/** 完成了吗: a plan to complete is no completion. */
function isDone(said: string): boolean {
  return said.split(/[，；。]/).some((clause) => DONE.test(clause) && !PLANNED.test(clause));
}

/** 数字旅游全覆盖，数字养老达到70%: all things of a claim stand in one clause, and places that are not the passage's own too. */
function inOneClause({ terms, regions }: Analysis, { found, text }: ClaimEvidence, claim: string): boolean {
  if (found.passage.kind === 'table-row' || /[，；]/.test(claim)) return true;
  const things = terms.filter((term) => term.core && term.weight >= 1);
  const others = regions.filter((region) => region.name !== found.region);
  const context = normal(`${found.path.at(-1)?.heading ?? ''}`);
  return text.split(/[，；。]/).some((clause) => {
    const said = normal(clause);
    return (
      things.every((term) => matchTerm(term.text, said) >= 0.8 || context.includes(term.text)) &&
      others.every((region) => [region.name, ...region.short].some((name) => clause.includes(name)))
    );
  });
}

const SCOPE = /高新区|开发区|规模以上|民营|国有/g;

/** 全省高新区8家企业 is not 全省8家企业. */
function sameScope(question: string, said: string, claim: string): boolean {
  const asked = normal(question);
  const numbers = tokensOf(claim);
  const clauses = said.split(/[，；。]/).filter((clause) => numbers.some((number) => clause.includes(number)));
  return (
    clauses.length === 0 ||
    clauses.some((clause) => (clause.match(SCOPE) ?? []).every((scope) => asked.includes(scope)))
  );
}

/** Every year of the claim is the sentence's own; a sentence without one is of the year at the head of its clause or of its paper. */
function sameYears({ periods }: Analysis, { found }: ClaimEvidence, said: string): boolean {
  // The year of a row stands at the head of its column and was compared with the figure.
  if (found.passage.kind === 'table-row') return true;
  const own = yearsIn(said);
  const head = yearsIn(normal(found.passage.indexText.slice(0, HEAD)));
  const years = own.length > 0 ? own : head.length > 0 ? head : found.document.years;
  return periods.every(
    ({ from, to }) =>
      (own.length > 0 || head.length > 0 || years.length === 1) && years.includes(to) && years.includes(from),
  );
}

/** Units at the head of a clause in which its year stands: 到2024年，…；…。 */
const HEAD = 24;

function yearsIn(text: string): number[] {
  return [...text.matchAll(/(?<!\d)((?:19|20)\d\d)(?=年)/g)].map((match) => Number(match[1]));
}

function sameComparators(claim: string, said: string): boolean {
  if (EXACTLY.test(claim) && (AT_LEAST.test(said) || AT_MOST.test(said) || ROUGHLY.test(said))) return false;
  // 超4万亿元 beside 达到1.6万亿元: the comparator must stand with the number that is claimed.
  const numbers = tokensOf(claim).map((token) => /^[\d.]+/.exec(token)?.[0] ?? token);
  const beside = said.split(/[，；。、]/).filter((clause) => numbers.some((number) => clause.includes(number)));
  const near = beside.length > 0 ? beside : [said];
  if (/左右|上下/.test(claim) && !near.some((clause) => ROUGHLY.test(clause))) return false;
  if (AT_MOST.test(claim)) return near.some((clause) => AT_MOST.test(clause));
  return !AT_LEAST.test(claim) || near.some((clause) => AT_LEAST.test(clause));
}

/** 数字旅游、数字养老都达到70%: each that is listed stands in the clause that has the number. */
export function allListed(claim: string, said: string): boolean {
  return claim.split(/[，；。]/).every((clause) => {
    const [head = '', tail] = clause.split(/[都皆]|(?<![年人户日月平])均/);
    const number = tail === undefined ? undefined : tokensOf(tail)[0];
    const items = head.split(/[、和与及]/);
    if (number === undefined || items.length < 2) return true;
    const held = said.split(/[，；。]/).filter((part) => part.includes(number));
    return items.every((item) => held.some((part) => sharesNoun(item, part)));
  });
}

/** Each number with the clause of the claim that it stands in: 3个建立、3个健全. */
function everyToken(claim: string, holds: (token: string, clause: string) => boolean): boolean {
  return claim.split(/[，；。、]/).every((clause) => tokensOf(clause).every((token) => holds(token, clause)));
}

function isSaid({
  token,
  clause: asked,
  said,
  row,
}: {
  token: string;
  clause: string;
  said: string;
  row: boolean;
}): boolean {
  const number = /^[\d.]+/.exec(token)?.[0] ?? token;
  const alone = new RegExp(`(?<![\\d.])${number.replace('.', '\\.')}(?![\\d.])`);
  if (row) return alone.test(said) && said.includes(token.slice(number.length));
  const clauses = said.split(/[，；。、]/).filter((clause) => alone.test(clause) && clause.includes(token));
  return clauses.some((clause) => sharesNoun(asked, clause));
}

const FILLER =
  /目标|计划|要求|达到|实现|力争|全年|全市|全省|全区|新增|新建|建设|培育|数量|总数|以上|超过?|突破|\d+(?:\.\d+)?|[是为要的了有到达共]/g;

/** 线上培训 is not 线下培训: at least half of the neighbouring characters of the claim's noun stand beside the number. */
function sharesNoun(asked: string, clause: string): boolean {
  const noun = asked.replace(FILLER, '');
  const pairs = Array.from({ length: Math.max(0, noun.length - 1) }, (_, at) => noun.slice(at, at + 2));
  if (pairs.length === 0) return true;
  return pairs.filter((pair) => clause.includes(pair)).length >= pairs.length * 0.4;
}

const DOER =
  /(?:是|由)(?:由)?([\p{Script=Han}]{2,16}?(?:局|委|办|厅|部|中心|集团|公司|政府|小组))(?:来)?(组织召开|召开|组织|主办|承办|牵头|负责|印发|制定|发布|编制|发起|实施|主导)/u;

/** 是市统计局组织召开的吗: who stands in the sentence need not be who did it; the deed must follow the body. */
function didIt(question: string, said: string): boolean {
  const match = DOER.exec(question);
  if (!match) return true;
  const body = normal(match[1] ?? '').replace(/^[市省区县]/, '');
  return new RegExp(
    `${RegExp.escape(body)}[^，。；]{0,12}${match[2]}|${match[2]}(?:单位|部门)?[：为][^。；]{0,12}${RegExp.escape(body)}`,
  ).test(said);
}

function bodiesOf(question: string): string[] {
  return [...question.matchAll(BODY)].map((match) =>
    normal(match[0].replace(/^.*(?:设在|是由|由|在|是|归|被)/u, '')).replace(/^[市省区县]/, ''),
  );
}

function isPlace(region: Analysis['regions'][number], found: Found, text: string): boolean {
  return found.region === region.name || [region.name, ...region.short].some((name) => text.includes(name));
}
