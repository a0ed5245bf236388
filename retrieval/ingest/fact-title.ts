/**
 * Head lines in, the title out. A notice names the paper it issues (`印发《…》`, `《…》已经…同意`): that paper is the
 * document, and its own title line further down is preferred as the place. Else the first line that reads like a title.
 */
import type { Span } from '../plan-document.ts';
import { joinMapped, type MappedText, sliceMapped, toSource } from '../text/mapped-text.ts';
import { findRegions } from '../vocabulary/regions.ts';
import { type FactLine, ORGAN } from './fact-line.ts';
import type { Block } from './paragraphs.ts';

export interface TitleReading {
  /** Index text. */
  text: string;
  span: Span | null;
  used: Block[];
  /** Body in front of 关于印发, when the notice has a title. */
  issuer: { name: string; span: Span } | null;
  /** A line that names no kind of paper but stands above the source and the day, as the press prints it. */
  isHeadline?: true;
}

interface TitleSource {
  head: readonly FactLine[];
  lines: readonly FactLine[];
  fileName: string;
}

const SUFFIX =
  /(?:规划|计划|要点|方案|意见|措施|简报|快报|公报|报告|纲要|办法|通知|清单|决定|规定|条例|细则|通报|答复|政策|指南|安排|工程|目标|(?:任务|责任|工作)?分[工解]表?|实事(?:项目)?|(?:推进|完成|进展|执行|落实)情况|(?:项目|目标|指标|任务|计划|统计|情况|进度|安排|明细|一览)表|(?:经济|发展|主要|预期)指标|预案|决议|讲话|白皮书|建议|行动|蓝图|路线图|目录|公告|通告|批复|指引|导则|规程|章程|(?<=国\p{Script=Han}{2,14})法|复函|(?<=关于.{4,60}的)函)(?:（[^）]{1,40}）){0,2}$/u;
const NOTICE = [
  /《([^》]{4,90}?)》(?:已经|已|业经|经).{0,60}(?:同意|通过|审定|批准|研究)/,
  /(?:现将|同意|印发)《([^》]{4,90}?)》(?:.{0,14}印发|.{0,6}给你们|的通知)/,
  /《([^》]{4,90}?)》.{0,8}现(?:予)?印发/,
  /关于印发《([^》]{4,90}?)》/,
];
const NOTICE_TITLE = /^(.{2,30}?)(?:关于|(?<=[府厅室局委会]))(?:印发|转发|发布|公布)(.{4,90}?)的通知/;

/** `lines` reach further than the head: a notice of several points stands before the title of what it issues. */
export function readTitle({ fileName, ...from }: TitleSource): TitleReading {
  // A body or a day that shares its line with the number opens no title of two lines.
  const whole = (some: readonly FactLine[]): FactLine[] =>
    some.filter(({ isPiece, isLabelled }) => !isPiece && !isLabelled);
  const [head, lines] = [whole(from.head), whole(from.lines)] as const;
  const notice = noticeTitle(head);
  const names = [namedByNotice(head), notice.name].filter((name) => name !== null);
  // Both name the paper; the one that stands as a line of its own is printed as its title.
  const named = names.find((name) => ownLine(lines, name) !== null) ?? names[0];
  if (named) {
    const own = ownLine(lines, named) ?? ownLine(lines, named, true);
    const inside = own ?? insideMarks(head, named);
    return {
      text: own?.text ?? named,
      span: inside?.span ?? null,
      used: [...notice.used, ...(own?.used ?? [])],
      issuer: notice.issuer,
    };
  }
  return (
    firstTitle(head) ?? headline(head) ?? { text: fileName.replace(/\.[^.]+$/, ''), span: null, used: [], issuer: null }
  );
}

/** 某某办公厅关于印发…的通知, possibly over up to three lines. */
function noticeTitle(head: readonly FactLine[]): {
  name: string | null;
  used: Block[];
  issuer: TitleReading['issuer'];
} {
  for (let first = 0; first < Math.min(head.length, 8); first += 1) {
    // 东政发〔2024〕32号　签发人：某某 stands above the title and is no body.
    if (/签发人/.test(head[first]?.text.text ?? '')) continue;
    const runOn = first === 0 ? titleThatRunsOn(head) : null;
    for (let count = 1; count <= 3; count += 1) {
      const group = head.slice(first, first + count);
      if (group.length < count || (!runOn && group.some((line) => /[。；]/.test(line.text.text)))) break;
      const joined = runOn ?? joinMapped(group.map((line) => line.text));
      const match = NOTICE_TITLE.exec(joined.text);
      if (!match) continue;
      // The number may stand in front: 京政办发〔2016〕26号《北京市人民政府办公厅关于印发….
      const front = /^(?:.{2,20}号)?《?/u.exec(match[1] ?? '')?.[0].length ?? 0;
      const body = (match[1] ?? '').slice(front);
      const name = (match[2] ?? '').replace(/^《|》$/g, '');
      const isBody = /(?:政府|厅|室|局|委|部|办|会|院|组)$/.test(body);
      return {
        name,
        used: runOn ? [] : group.map((line) => line.block),
        issuer: isBody ? { name: body, span: toSource(joined, { start: front, end: front + body.length }) } : null,
      };
    }
  }
  return { name: null, used: [], issuer: null };
}

/** A crawler's single line: `某市人民政府关于印发…的通知各县（市、区）人民政府：为深入贯彻…`. */
function titleThatRunsOn(head: readonly FactLine[]): MappedText | null {
  const text = head[0]?.text;
  const title = text && RUNS_ON.exec(text.text)?.[1];
  return text && title ? sliceMapped(text, 0, title.length) : null;
}

const RUNS_ON = /^([^。；，：]{8,110}?的通知)(?=各|\p{Script=Han}{2,20}(?:政府|管委会|单位|部门))/u;

function namedByNotice(head: readonly FactLine[]): string | null {
  for (const line of head.slice(0, 25)) {
    for (const pattern of NOTICE) {
      const name = pattern.exec(line.text.text)?.[1];
      if (name && line.text.text.length <= 260) return name;
    }
  }
  return null;
}

const bare = (text: string): string => text.replace(/[（）《》〈〉“”"\s()—–\-－]/g, '');

/** The line, or the two or three lines together, that are this title and nothing else. */
function ownLine(
  head: readonly FactLine[],
  title: string,
  withPlace = false,
): { text: string; span: Span; used: Block[] } | null {
  const wanted = bare(title);
  for (let first = 0; first < head.length; first += 1) {
    for (let count = 1; count <= 3; count += 1) {
      const group = head.slice(first, first + count);
      if (group.length < count) break;
      const text = group.map((line) => line.text.text).join('');
      // `2024年民生实事项目` of the notice is printed as `2024年绍兴市民生实事项目`.
      const said = withPlace ? findRegions(text).reduce((rest, { written }) => rest.replace(written, ''), text) : text;
      if (bare(said) !== wanted) continue;
      return { text, span: spanOf(group), used: group.map((line) => line.block) };
    }
  }
  return null;
}

function insideMarks(head: readonly FactLine[], title: string): { span: Span; used: Block[] } | null {
  for (const line of head) {
    const at = line.text.text.indexOf(title);
    if (at >= 0) return { span: toSource(line.text, { start: at, end: at + title.length }), used: [] };
  }
  return null;
}

function firstTitle(head: readonly FactLine[]): TitleReading | null {
  for (const [at, line] of head.slice(0, TITLE_LINES).entries()) {
    const text = line.text.text.replace(TITLE_LABEL, '').replace(TITLE_END, '');
    if (text.length < 4 || text.length > 90 || NO_TITLE.test(text)) continue;
    const below = head[at + 1];
    const rest = below && isRightBelow(line, below) ? below : undefined;
    const group = [line];
    const isTitle = SUFFIX.test(text);
    // The body on a line of its own opens the title of two lines only before 关于.
    // 主要指标, the name of a sheet, above 海门区2024年主要经济指标.
    if (isTitle && rest && SUFFIX.test(rest.text.text) && !PLACED.test(text) && PLACED.test(rest.text.text)) continue;
    if (ORGAN.test(text) && rest && SUFFIX.test(rest.text.text) && !/关于|印发/.test(rest.text.text)) continue;
    const continues =
      rest !== undefined &&
      (isContinuation(rest.text.text) ||
        (!isTitle &&
          SUFFIX.test(text + rest.text.text) &&
          rest.text.text.length <= 60 &&
          !/[。；，：]/.test(rest.text.text)));
    if (!isTitle && !continues) continue;
    if (continues && rest) group.push(rest);
    const joined: MappedText = joinMapped(group.map((member) => member.text));
    const cut = joined.text.length - joined.text.replace(TITLE_LABEL, '').length;
    const end = joined.text.replace(TITLE_END, '').length;
    const span = toSource(joined, { start: cut, end });
    return { text: joined.text.slice(cut, end), span, used: group.map((member) => member.block), issuer: null };
  }
  return null;
}

const PLACED = /[省市县区州]20\d\d年|^20\d\d年.{2,8}[省市县区州]/;

/** A table between two lines parts them; the mark of a page does not. */
const MAX_GAP = 40;

function isRightBelow({ text: above }: FactLine, { text: below }: FactLine): boolean {
  return (below.starts[0] ?? 0) - (above.ends.at(-1) ?? 0) <= MAX_GAP;
}

/** A page's table of facts may stand in front of the title, each cell on a line of its own. */
const TITLE_LINES = 30;
/** A sentence, a number, a heading (三、2026年工作安排), the trail of a page (首页 >> 政务公开 >> 重点工作安排). */
const NO_TITLE =
  /[。；，：]|号$|^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)])|>>|首页|当前位置|^(?:主动公开|依申请公开|有效|无)$/;
/** `# `, and 标题 of a portal in front of the title itself. */
const TITLE_LABEL =
  /^(?:#+ ?|《(?=[^《》]+》$)|(?:信息|文件)?(?:标题|名称|题名)(?:[：:]|(?=.{0,20}(?:关于|\d{4}年|政府))))/;
/** `统计公报[1]`, `统计公报 2022`, `任务分解表.docx`: the mark of a note, a year said twice, a file's ending are no part of the title. */
const TITLE_END =
  /(?:(?<=^#{0,6} ?《?[^《》#]{1,90})》|[[［【〔]\d{1,2}[\]］】〕]|[*＊①]|(?<=\p{Script=Han})\s?20\d\d|\.(?:docx?|pdf|xlsx?|wps|txt))$/u;

/** A report of the press has no noun at its end; it stands above a line that says when or where it was published. */
function headline(head: readonly FactLine[]): TitleReading | null {
  for (const [at, line] of head.slice(0, 6).entries()) {
    const text = line.text.text.replace(/^#+ ?/, '');
    if (text.length < 6 || text.length > 50 || /[。；：]|^\d{4}(?:[-/.]|年\d{1,2}月)|来源/.test(text)) continue;
    const below = head.slice(at + 1, at + 4).map((next) => next.text.text);
    if (!below.some((next) => next.length <= 120 && /来源|记者|(?:时间|日期)[：:]|\d{4}-\d{1,2}-\d{1,2}/.test(next)))
      continue;
    const cut = line.text.text.length - text.length;
    const span = toSource(line.text, { start: cut, end: line.text.text.length });
    return { text, span, used: [line.block], issuer: null, isHeadline: true };
  }
  return null;
}

/** `（2022-2024年）`, `2022年第5期` under a title. */
function isContinuation(text: string): boolean {
  return (
    /^（(?:\d{4}.{0,12}|试行|征求意见稿|修订.{0,4})）$/.test(text) ||
    /^(?:\d{4}年)?第\d{1,3}期(?:（.{1,12}）)?$/.test(text)
  );
}

function spanOf(group: readonly FactLine[]): Span {
  const joined = joinMapped(group.map((line) => line.text));
  return toSource(joined, { start: 0, end: joined.text.length });
}
