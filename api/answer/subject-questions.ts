/**
 * 同安区的帮办品牌和翔安区的审批服务分别叫什么: one question about several subjects in, a whole question about each of them
 * out. What stands in front of the list and what is asked behind it belongs to every subject.
 */
import { findRegions } from '#retrieval/vocabulary/regions';

export interface SubjectQuestion {
  /** What only this one of them is about: 同安区的帮办品牌. */
  subject: string;
  question: string;
}

export interface Subjects {
  /** In the order of the question. */
  questions: SubjectQuestion[];
  /** 分别, 各自: each of them has to be answered. */
  each: boolean;
}

const EACH = /分别|各自|各(?=是|有|要|由|占|达|为|叫|多少|几|打造|建|新|增)/u;
const ASKS = /多少|几|哪|谁|什么|啥|多久|多长|何时|怎么/u;
/** Asked of all of them together. */
const TOGETHER =
  /哪一?[个条项家种边类份]|谁[^，]{0,6}[快慢高低多少大小]|更|最|比(?![重例])|多多少|高出|合计|加起来|一共|总共|两[样者]|差多少|原文/u;
const MOST = 5;

/** Joints of a list, the looser first: 甲和乙与丙 falls apart at 和. */
const JOINTS: readonly RegExp[] = [/(?<!总)和(?![谐平解])|以及|还有|跟(?![踪进])/u, /与(?!会)|及(?![时其格早])/u];

/** 三个区, 两条产业链的产值: how many are in the list; the noun belongs to each. */
const COUNTED =
  /这?[二两三四五](?:[个条项类家大种](?:[省市区县]|地方|方面|部分)?|[省市区县地者])(?=$|的|\p{Script=Han}{1,8}(?:的|$))/u;

export function subjectQuestions(question: string): Subjects | null {
  const asked = question.replace(/[？?。！!\s]+$/u, '');
  const mark = EACH.exec(asked);
  const parts = mark
    ? { head: asked.slice(0, mark.index), tail: asked.slice(mark.index + mark[0].length) }
    : listedInFront(asked);
  if (!parts || !ASKS.test(parts.tail) || TOGETHER.test(parts.head)) return null;
  const { before, list, behind } = listIn(parts.head);
  const subjects = membersOf(list);
  if (subjects.length < 2 || subjects.length > MOST || areYears(subjects.map(({ own }) => own))) return null;
  const questions = subjects.map(({ own, shared }) => ({
    subject: own,
    question: `${before}${own}${shared}${behind}${parts.tail}？`,
  }));
  return { questions, each: mark !== null };
}

/** 甲大会和乙大会，多久举办一次: without a word for each, what is asked is set off by a comma. */
function listedInFront(asked: string): { head: string; tail: string } | null {
  const comma = asked.search(/[，,]/u);
  const [head, tail] = [asked.slice(0, comma), asked.slice(comma)];
  const isList = comma > 0 && !ASKS.test(head) && membersOf(head).length > 1;
  return isList && !TOGETHER.test(tail) && !/[，,].*[，,]/u.test(tail) ? { head, tail } : null;
}

/** The last piece that is a list, with what stands in front of and behind it. */
function listIn(head: string): { before: string; list: string; behind: string } {
  const pieces = head.split(/(?<=[，,]|(?:规划|计划|方案|要点|报告|措施|文件|意见|通知|简报|公报)[里中])/u);
  const at = pieces.findLastIndex((piece) => membersOf(piece).length > 1);
  const list = (pieces[at] ?? '').replace(/[，,]$/u, '');
  const comma = (pieces[at] ?? '').slice(list.length);
  return { before: pieces.slice(0, at).join(''), list, behind: `${comma}${pieces.slice(at + 1).join('')}` };
}

interface Member {
  own: string;
  /** Said once behind the last of them. */
  shared: string;
}

function membersOf(list: string): Member[] {
  const listed = outsideQuotes(list.replace(/[，,]$/u, ''));
  const last = listed.at(-1) ?? '';
  const joint = JOINTS.map((pattern) => cutAt(last, pattern)).find((pair) => pair !== null);
  const members = [...listed.slice(0, -1), ...(joint ?? [last])].map((one) => one.trim());
  // 8家入选、占全省61.5% is one thing and its share.
  const isList = members.length > 1 && members.every((one) => one.length > 1 && !/^(?:占|比|较)/u.test(one));
  return isList ? withShared(members) : [];
}

/** 上海市和黄浦区2023年的服务圈, 甲和乙的目标: what stands behind the last belongs to all that have nothing of their own. */
function withShared(members: readonly string[]): Member[] {
  const others = members.slice(0, -1);
  const last = members.at(-1) ?? '';
  const cut = (at: number, from = at): Member[] =>
    [...others, last.slice(0, at)].map((own) => ({ own, shared: last.slice(from) }));
  const counted = COUNTED.exec(last);
  if (counted && counted.index > 1) return cut(counted.index, counted.index + counted[0].length);
  const place = findRegions(last).find(({ start }) => start === 0);
  if (place && others.every(isPlace)) return cut(place.end);
  const of = last.indexOf('的');
  if (of > 1 && others.every((one) => !one.includes('的'))) return cut(of);
  return members.map((own) => ({ own, shared: '' }));
}

function isPlace(text: string): boolean {
  return findRegions(text).some(({ start, end }) => start === 0 && end === text.length);
}

const ENDS_IN_YEAR = /(?:20)?\d\d年?(?:底|末)?$/u;

/** 盐城2024年和2027年…, 22、23、24三年: years of one thing are read with it; 2022年5G基站和2024年交易额 are two. */
function areYears(members: readonly string[]): boolean {
  return (
    members.slice(0, -1).every((one) => ENDS_IN_YEAR.test(one)) &&
    members.slice(1).every((one) => /^(?:20)?\d\d(?:[二两三四五]?年|$)/u.test(one))
  );
}

function cutAt(text: string, joint: RegExp): [string, string] | null {
  const quoted = [...text.matchAll(/[“《（(][^”》）)]*[”》）)]/gu)];
  for (const match of text.matchAll(new RegExp(joint.source, 'gu'))) {
    const inside = quoted.some(({ index, 0: words }) => index < match.index && match.index < index + words.length);
    if (!inside) return [text.slice(0, match.index), text.slice(match.index + match[0].length)];
  }
  return null;
}

function outsideQuotes(text: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const unit of text) {
    if (/[“《（(]/u.test(unit)) depth += 1;
    if (/[”》）)]/u.test(unit)) depth -= 1;
    if (unit === '、' && depth === 0) parts.push('');
    else parts[parts.length - 1] += unit;
  }
  return parts;
}
