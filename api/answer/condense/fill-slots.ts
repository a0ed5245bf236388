/** A turn that leaves something open in, a whole question out: what it names stands, the rest is that of the question before. */
import type { Known } from '#retrieval/query/known';
import type { Ask } from '#retrieval/query/question-kind';
import { withCounterpart } from './counterpart.ts';
import { type OtherThing, ofOtherThing } from './other-thing.ts';
import { readSlots, replaced, type Slot, type Slots, wordsOf } from './question-slots.ts';
import { composed, isTimeless, periodOf, placeOf } from './stem.ts';
import { bareTurn, INTERROGATIVE, type Meant, placeFor, points, type Said, type Turn } from './turn.ts';

export interface FillSource extends OtherThing {
  known: Known;
}

/** The question, and the thing and year that it leaves as they were. */
type Filled = Pick<Meant, 'question' | 'topic' | 'period'>;

export async function filledSlots(source: FillSource): Promise<Filled> {
  const { read, frame, turn } = source;
  if (isWhole(read)) return { question: turn };
  const twin = withCounterpart(read, frame);
  if (twin !== null) return { question: twin };
  const others = read.slots.things.filter((thing) => !says(frame.slots, thing));
  if (others.length > 0 && !(LEADS.test(read.rest) && others.every((thing) => BODY.test(thing))))
    return { question: await ofOtherThing(source) };
  const asking = askingOf(read, frame);
  const { topic } = frame;
  const period = read.slots.periods.length > 0 ? periodOf(read.slots) : frame.period;
  const named = placeOf(read.slots) + periodOf(read.slots);
  if (asking === '')
    return named === '' && read.slots.things.length === 0 && !points(read) && !read.goesBack
      ? { question: turn }
      : { question: withSlots(source), topic, period };
  const timeless =
    read.slots.periods.length === 0 && (isTimeless(read.slots.analysis.asks) || OUT_OF_TIME.test(asking));
  const place = placeFor(read, frame.slots);
  const question = composed({ place, period: timeless ? '' : period, topic: topicBefore(asking, topic), asking });
  // 占比呢, 增速呢: a measure of the thing is what is spoken of from now on.
  return { question, period, topic: INTERROGATIVE.test(asking) ? topic : `${topic}${asking}` };
}

/** 财政局配合吗 asks about the thing before, not about a 财政局. */
const BODY = /(?:局|委|办|厅|部|院|署|中心|集团|公司|部门|政府)$/u;
const LEADS = /(?:牵头|负责|配合|参与|主管|管|吗)[吗么吧？?\s]*$/u;

/** 现在是多少 is not of the year spoken of, and 有这个指标吗 of none. */
const OUT_OF_TIME = /现在|目前|当前|现状|已经|有[\p{Script=Han}]{0,4}吗|有没有/u;

/** A place or paper, a thing, and nothing that points back: a new question takes nothing over. */
function isWhole(read: Turn): boolean {
  const { places, papers, things, analysis } = read.slots;
  if (read.continues || read.corrects || read.goesBack || points(read)) return false;
  return places.length + papers.length > 0 && things.length + analysis.clauses.length > 0;
}

function says({ analysis }: Slots, thing: string): boolean {
  return analysis.terms.some((term) => term.text === thing || (term.weight >= 1 && term.text.includes(thing)));
}

/** Words that name a slot again without asking: 情况, 目标, 是多少. */
const EMPTY =
  /多少|后来|目标值?|指标值?|情况|数据|数值|数字|怎么样|如何|方面|地区|[数再的是呢呀啊吧嘛吗了在和跟与及又也各都就则为有？?！!。，,、\s]|哈|呐|哦/gu;

/** What the turn asks beside its slots; empty when it asks what the question before did. */
function askingOf(read: Turn, { slots: before, topic }: Said): string {
  const numbers = asksNumber(before);
  const same = [...read.slots.analysis.asks].every(
    (ask) => before.analysis.asks.has(ask) || (numbers && NUMBERS.includes(ask)),
  );
  let bare = bareTurn(read);
  const things = read.slots.things.length > 0;
  if (things && same && !LEADS.test(read.rest)) return '';
  if (bare.replace(EMPTY, '') === '' && same) return '';
  if (things) bare = bare.replace(/^[的，,]+/u, '');
  bare = bare.replace(/^[，,的\s]+/u, '');
  return topic.endsWith(bare) ? '' : bare;
}

const NUMBERS: readonly Ask[] = ['figure', 'count', 'compute', 'compare'];

function asksNumber({ analysis: { asks } }: Slots): boolean {
  return asks.size === 0 || NUMBERS.some((ask) => asks.has(ask));
}

/** 举办 of 在哪里举办的 is not said twice. */
function topicBefore(asking: string, topic: string): string {
  const doing = /(?:举办|举行|召开|开展|印发|发布|出台|制定|建设|培育|完成|实施|成立)/u.exec(asking)?.[0];
  return doing === undefined ? topic : topic.replace(new RegExp(`${doing}的?$`, 'u'), '');
}

/** 那宿城呢, 2024年呢: the question before with the named slots put in. */
function withSlots({ read, frame, known }: FillSource): string {
  const before = frame.slots;
  const { places, periods, papers } = read.slots;
  const newPlace = places.length + papers.length > 0;
  const claims = before.analysis.asks.has('yes-no') && unvalued(frame.topic) !== frame.topic;
  if (claims && newPlace)
    return composed({
      place: placeOf(read.slots),
      period: frame.period,
      topic: unvalued(frame.topic),
      asking: '是多少',
    });
  let text = before.text;
  let slots = before;
  const reread = (): void => {
    slots = readSlots(text, known);
  };
  if (newPlace) {
    text = replacedPlace(before, placeOf(read.slots));
    reread();
  }
  if (periods.length > 0) {
    const words = wordsOf(periods);
    text =
      slots.periods.length > 0
        ? replaced(text, slots.periods, words)
        : inserted(text, [...slots.places, ...slots.papers], words);
  }
  return text;
}

function unvalued(topic: string): string {
  return topic.replace(/(?:超过|不到|至少)?\d[\d.,]*(?:万|亿)*\p{Script=Han}?(?:以上|左右)?$/u, '');
}

/** Another place: its name stands where the old one stood, and a paper of the old place is no longer meant. */
function replacedPlace(before: Slots, words: string): string {
  const slots: Slot[] = before.places.length > 0 ? before.places : before.papers;
  if (slots.length === 0) return `${words}${before.text}`;
  const papers = before.places.length > 0 ? before.papers.filter((paper) => !before.places.includes(paper)) : [];
  const marked = papers
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, paper) => {
      const after = text.slice(paper.end).replace(/^(?:里面?|中|提出的?|提到的?)/u, '');
      return paper.start >= (slots.at(-1)?.end ?? 0) ? `${text.slice(0, paper.start)}${after}` : text;
    }, before.text);
  return replaced(marked, slots, words);
}

function inserted(text: string, slots: readonly Slot[], words: string): string {
  const at = Math.max(0, ...slots.map(({ end }) => end));
  return `${text.slice(0, at)}${words}${text.slice(at)}`;
}
