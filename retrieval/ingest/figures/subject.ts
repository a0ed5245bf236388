/** A clause in, whom its figures are of out, where the clause or its sentence begins with a place. */
import type { Span } from '../../plan-document.ts';
import { findRegions } from '../../vocabulary/regions.ts';

export interface Subject {
  region: string | null;
  /** A park or zone inside the region, as named: what it did, the region did not. Empty when there is none. */
  actor: string;
}

const LEAD = /^(?:(?:其中|目前|截至目前|到\d{4}年|力争|\d{4}年)[，]?)?$/;
const ZONE = /^(?:工业园区|高新技术产业开发区|经济技术开发区|高新区|经开区|开发区|新区|园区|自贸片区)/;
/** 崇左至凭祥铁路 and 北海铁山港…等7个项目 name works that lie there: what they add is said of the whole. */
const WORKS =
  /^(?:至|到|[—–\-~])|^(?:(?![新建完实达累获培引增有集年全])\p{Script=Han}){0,8}?(?:港(?!口)|机场|大桥|铁路|高铁|高速|泊位|水库|电站|核电|公路|运河|航道|码头|隧道|口岸|大学|学院|医院|集团|公司|项目|工程|基地|景区|国家公园|实验室|产业园|灌区)/u;
const HEAD_UNITS = 24;

export function subjectOf(text: string, sentence: Span, segment: Span): Subject {
  for (const start of [segment.start, sentence.start]) {
    const words = text.slice(start, start + HEAD_UNITS).replace(/^[一二三四五六七八九十]是/, '');
    const [first] = findRegions(words);
    if (!first) continue;
    const after = words.slice(first.end);
    if (!LEAD.test(words.slice(0, first.start)) || /^[、和等及]|^.{0,4}[、]/.test(after)) continue;
    const zone = ZONE.exec(after)?.[0];
    if (zone === undefined && WORKS.test(after)) continue;
    return { region: first.region.name, actor: zone ? words.slice(first.start, first.end) + zone : '' };
  }
  return { region: null, actor: '' };
}
