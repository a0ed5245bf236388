/**
 * A clause in, whom its figures are of out. The nearest clause of the sentence that opens with a place decides: what
 * 扬州高新区 did goes on behind a comma, and ends where 全市 or another place takes over.
 */
import type { Span } from '../../plan-document.ts';
import { markerOf } from '../../text/headings.ts';
import { segments } from '../../text/sentences.ts';
import { findRegions } from '../../vocabulary/regions.ts';
import { stripLeft } from './names.ts';
import { localDoer, type PlaceAtHead, placeAtHead } from './place-at-head.ts';
import { wholeOf } from './whole-region.ts';

export type Subject = Pick<PlaceAtHead, 'region' | 'actor'>;

const LEAD = /^(?:其中|目前|截至目前|到\d{4}年|力争|\d{4}年)?$/;
/** 崇左至凭祥铁路 and 北海铁山港…等7个项目 name works that lie there: what they add is said of the whole. */
const WORKS =
  /^(?:至|到|[—–\-~])|^(?:(?![新建完实达累获培引增有集年全])\p{Script=Han}){0,8}?(?:港(?!口)|机场|大桥|铁路|高铁|高速|泊位|水库|电站|核电|公路|运河|航道|码头|隧道|口岸|大学|学院|医院|集团|公司|项目|工程|基地|景区|国家公园|实验室|产业园|灌区)/u;
const HEAD_UNITS = 24;

/**
 * `home`: the region that the paper or its section speaks of. 无锡…获批建设，16家企业入围: a clause in between that counts nothing
 * hands its place on only to one that begins with a verb.
 */
export function subjectOf(
  text: string,
  { sentence, segment, home }: { sentence: Span; segment: Span; home: string | null },
): Subject {
  const before = segments(text, { start: sentence.start, end: segment.start }).reverse();
  const own = text.slice(segment.start, segment.end);
  for (const { start, end } of [segment, ...before]) {
    const clause = withoutNumber(text.slice(start, end));
    const named = findRegions(text.slice(sentence.start, start)).map(({ region }) => region);
    const whole = wholeOf(clause, { home, named });
    if (whole) return { region: whole.region, actor: '' };
    const place = opening(withoutNumber(text.slice(start, start + HEAD_UNITS))) ?? localDoer(clause);
    const isBetween = start > sentence.start && start < segment.start;
    if (place && (!isBetween || /\d/.test(clause) || stripLeft(own) !== own)) return place;
  }
  return { region: null, actor: '' };
}

/** 1.丹阳市新建…, （一）丹阳市新建… and 一是丹阳市新建… open with 丹阳市. */
function withoutNumber(clause: string): string {
  const number = markerOf(clause)?.text ?? /^[一二三四五六七八九十]是/.exec(clause)?.[0] ?? '';
  return clause.slice(number.length).trimStart();
}

function opening(words: string): Subject | null {
  const [first] = findRegions(words);
  if (!first || !LEAD.test(words.slice(0, first.start).replace(/，$/, ''))) return null;
  const place = placeAtHead(words.slice(first.start));
  if (!place) return null;
  const after = words.slice(first.start + place.end);
  if (/^[、和等及]|^.{0,4}[、]/.test(after)) return null;
  // 北海铁山港 is a port, though 铁山港 is short for a district too.
  if (place.actor === '' && WORKS.test(words.slice(first.end))) return null;
  return place;
}
