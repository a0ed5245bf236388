/**
 * One turn and the questions before it in, the standalone question out. It reads from top to bottom as the order in
 * which a turn is tried: the same again, doubt, an item of a list, the paper itself, a comparison, the wording, then
 * the slots that it leaves empty.
 */
import { analyseQuestion } from '#retrieval/query/analyse-question';
import type { Known } from '#retrieval/query/known';
import { cleanText } from '#retrieval/text/clean';
import { factsAsked } from '../extractive/meta-answer.ts';
import { isElsewhere, isSmallTalk } from '../extractive/refusal.ts';
import { comparedSaid } from './compare-said.ts';
import { countsList } from './counted-list.ts';
import { whoOfEach } from './each-said.ts';
import { filledSlots } from './fill-slots.ts';
import { otherClause } from './other-clause.ts';
import { readSlots, without } from './question-slots.ts';
import type { Recall } from './recall-answer.ts';
import { relativeYear } from './relative-year.ts';
import { composed, periodOf, placeOf } from './stem.ts';
import type { Meant, Said, Turn } from './turn.ts';
import {
  asksForPlace,
  asksTheSame,
  comparesSaid,
  doubts,
  namedPlace,
  type Opened,
  openTurn,
  statedName,
  statedValue,
  takePointers,
  wantsSameAgain,
} from './turn-marks.ts';

export interface TurnSource {
  turn: string;
  /** Newest last; never empty. */
  said: readonly Said[];
  known: Known;
  recall: Recall;
}

export async function continueTurn({ turn, said, known, recall }: TurnSource): Promise<Meant> {
  const before = said.at(-1);
  const typed = cleanText(turn);
  const opened = openTurn(typed);
  if (!before || opened.text === '' || isSmallTalk(opened.text)) return { question: turn, continues: 'before' };
  if (wantsSameAgain(opened.text) || doubts(opened.text) || doubts(typed))
    return { question: before.question, continues: 'before' };
  const read = readTurn(opened, { before, known });
  if (isElsewhere(read.slots.analysis)) return { question: turn, continues: 'before' };
  const frame = frameOf(read, said);
  const nothingNew = read.slots.things.length === 0;
  const claim = claimOf(read, frame);
  if (claim !== null) return { question: claim, continues: 'before' };
  const clause = otherClause(read, frame);
  if (clause !== null) return { question: clause, continues: 'this' };
  const item = await itemOf(read, { said, recall });
  if (item !== null) return { question: item, continues: 'this', ofItem: true };
  const each = whoOfEach(read, { said, known });
  if (each !== null) return { question: each, continues: 'before' };
  if (nothingNew && (await countsList(read, { frame, recall })))
    return { question: frame.question, continues: 'before' };
  const paper = await paperOf({ read, frame, known, recall });
  if (paper !== null) return { question: paper, continues: 'this' };
  if (nothingNew && comparesSaid(read.text)) {
    const question = comparedSaid(read, said);
    if (question !== null) return { question, continues: 'before' };
  }
  const wording = nothingNew ? asksForPlace(read.rest) : null;
  if (wording !== null && read.slots.places.length === 0)
    return { question: askedOf(frame, wording === 'where' ? '在哪一条' : '原文是怎么说的'), continues: 'before' };
  return { ...(await filledSlots({ read, frame, known, recall, turn })), continues: 'this' };
}

function readTurn(opened: Opened, { before, known }: { before: Said; known: Known }): Turn {
  const same = asksTheSame(opened.text);
  const dated = relativeYear(same ?? opened.text, before.slots, known);
  const pointers = takePointers(dated);
  const slots = readSlots(pointers.text, known);
  const rest = without(slots.text, [...slots.places, ...slots.periods, ...slots.papers]);
  return { ...opened, continues: opened.continues || same !== null, asksSame: same !== null, pointers, slots, rest };
}

/** The last question; for a turn that goes back, the newest one that speaks of the same things. */
function frameOf(read: Turn, said: readonly Said[]): Said {
  const last = said[said.length - 1];
  if (!last) throw new RangeError('a turn goes on from at least one question');
  if (!read.goesBack) return last;
  const { things, places } = read.slots;
  const shared = ({ slots }: Said): number =>
    things.filter((thing) => slots.analysis.terms.some((term) => term.text === thing)).length * 2 +
    places.filter((place) => slots.places.some((other) => other.text === place.text)).length;
  const best = Math.max(...said.map(shared));
  return best === 0 ? last : (said.findLast((one) => shared(one) === best) ?? last);
}

/** 不是1500个吗: the documents answer it, so it is asked as a claim about what was said. */
function claimOf(read: Turn, before: Said): string | null {
  const stated = statedValue(read.text);
  const others = read.slots.things.filter((thing) => stated?.beside.includes(thing) ?? true);
  const place = read.slots.places.length > 0 ? placeOf(read.slots) : placeOf(before.slots);
  const period = read.slots.periods.length > 0 ? periodOf(read.slots) : before.period;
  const about = { place, period, topic: before.topic };
  if (stated !== null && others.length === 0) return composed({ ...about, asking: `是${stated.value}，对吗？` });
  const name = statedName(read.text);
  if (name === null || read.corrects || read.slots.places.length + read.slots.periods.length > 0) return null;
  return before.slots.analysis.asks.has('who') && read.slots.analysis.asks.size <= 2
    ? composed({ ...about, period: '', asking: `由${name}牵头，对吗？` })
    : null;
}

function askedOf({ slots, topic, period }: Said, asking: string): string {
  return composed({ place: placeOf(slots), period, topic, asking });
}

const MAX_LISTS_BACK = 3;
const WHAT = /^(?:具体)?(?:是|指|指的是|讲|说)?的?(?:什么|啥|哪一?[项条个]|哪些)(?:任务|工作|内容)?[？?]*$/u;

/** 第二项由谁牵头: the list is answered again, for what an assistant is said to have listed proves nothing. */
async function itemOf(read: Turn, { said, recall }: { said: readonly Said[]; recall: Recall }): Promise<string | null> {
  const named = namedPlace(read.text);
  if (!named || read.slots.places.length + read.slots.papers.length > 0) return null;
  const lists = said.filter(({ ofItem }) => !ofItem).slice(-MAX_LISTS_BACK);
  for (const { question, slots } of lists.reverse()) {
    const { items } = await recall(question);
    if (items.length < 2) continue;
    const item = items.at(named.at > 0 ? named.at - 1 : named.at);
    if (item === undefined) return null;
    const asking = takePointers(named.rest).text.replace(/^[的，,\s]+|[呢？?\s]+$/gu, '');
    const about = { place: placeOf(slots), period: '', topic: item };
    const whole = composed({ ...about, asking: '有哪些主要举措' });
    if (asking === '' || asksForPlace(asking) === 'quotation') return whole;
    // 第三项是什么: what stands under it, where it is a heading.
    if (WHAT.test(asking) && (await recall(whole)).status === 'answered') return whole;
    return composed({ ...about, asking });
  }
  return null;
}

interface PaperSource {
  read: Turn;
  frame: Said;
  known: Known;
  recall: Recall;
}

/** Words that only ask for a fact of the paper itself. */
const OF_PAPERS = /^(?:文号|字号|发文|机关|单位|日期|时间|落款|成文|印发|发布|标题|全称|期限|年限|网上)/u;

/** 那份文件的文号: of the paper that was named, else of the one that the answer cited. */
async function paperOf({ read, frame, known, recall }: PaperSource): Promise<string | null> {
  const facts = factsAsked(read.rest);
  if (read.pointers.paper && facts.length === 0 && read.slots.things.length > 0 && read.slots.places.length === 0) {
    const title = await paperTitle(frame, recall);
    return title === null ? null : `${title}中${read.slots.text.trim()}`;
  }
  if (read.pointers.paper && /叫什么|什么名|名称|名字/.test(read.rest)) {
    const title = await paperTitle(frame, recall);
    return title === null ? null : `${title}的全称是什么`;
  }
  if (facts.length === 0) return null;
  if (read.slots.papers.length > 0) return read.slots.text;
  const others = read.slots.things.filter((thing) => !OF_PAPERS.test(thing));
  if (others.length > 0 && !read.pointers.paper) return null;
  const asking = read.rest.trim();
  if (read.slots.places.length > 0) return `${placeOf(read.slots)}文件的${asking}`;
  // A paper in 《》 that is not ours is a thing of its own.
  if (analyseQuestion(frame.question, known).documents.unknown.length > 0) return null;
  const title = await paperTitle(frame, recall);
  return title === null
    ? null
    : `${title}${/^[\p{Script=Han}]{0,4}(?:文号|字号|日期|标题|全称)/u.test(asking) ? '的' : ''}${asking}`;
}

async function paperTitle(frame: Said, recall: Recall): Promise<string | null> {
  const [named] = frame.slots.papers;
  if (named && /^《/.test(named.text)) return named.text;
  const { papers } = await recall(frame.question);
  return papers[0] === undefined ? null : `《${cleanText(papers[0])}》`;
}
