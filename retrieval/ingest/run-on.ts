/**
 * Paragraphs in, the same cut where a whole paper was run into one line out: `…措施：一、优服务1.加快审批。（责任单位：A）2.对…`.
 * It is cut only in front of numbers that go on counting, behind the end of a sentence or of a heading.
 */
import { sliceMapped } from '../text/mapped-text.ts';
import { parseNumeral } from '../text/numerals.ts';
import type { Block } from './paragraphs.ts';

const MIN_UNITS = 400;
/** Between two numbers of tasks; a list of short things is one sentence. */
const MIN_TASK_UNITS = 35;
const MIN_TASKS = 3;
const MAX_TITLE_UNITS = 40;

const HAN = '[一二三四五六七八九十]{1,3}';
const MARK = new RegExp(
  `(?:(?<=^|[。；：！？）])(?<title>${HAN})、|(?<=^|[。；：！？）])（(?<part>${HAN})）|(?<![\\d.,])(?<task>\\d{1,2})[.．](?!\\d))(?=[\\p{Script=Han}“《])`,
  'gu',
);

type Level = 'title' | 'part' | 'task';

interface Mark {
  level: Level;
  at: number;
}

/** Of the first paragraph of the paper what stands in front of its text. */
const HEAD =
  /^(?<title>[^。，；：]*?(?:关于|印发)[^。；：]{4,80}?(?:通知|意见|方案|办法|措施|规定))(?<address>各[^。；：]{2,160}：)/u;

export function cutRunOn(blocks: readonly Block[]): Block[] {
  const first = blocks.find((block) => block.kind === 'paragraph' && !block.furniture);
  return blocks.flatMap((block): Block[] => {
    if (block.kind !== 'paragraph' || block.furniture || block.text.text.length < MIN_UNITS) return [block];
    const { text } = block;
    const marks = marksOf(text.text);
    if (marks.length === 0) return [block];
    const cuts = [0, ...(block === first ? headCuts(text.text) : []), ...marks.map(({ at }) => at)];
    const starts = [...new Set(cuts)].sort((a, b) => a - b);
    return starts.map((start, at) => ({
      kind: 'paragraph',
      text: sliceMapped(text, start, starts[at + 1] ?? text.text.length),
      furniture: false,
    }));
  });
}

function headCuts(text: string): number[] {
  const { title = '', address = '' } = HEAD.exec(text)?.groups ?? {};
  return title === '' ? [] : [title.length, title.length + address.length];
}

/** The marks that count on from 一, （一） or 1; none where they are too few or what is between them too short. */
function marksOf(text: string): Mark[] {
  const last: Record<Level, number> = { title: 0, part: 0, task: 0 };
  const marks: Mark[] = [];
  let restarts = true;
  for (const match of text.matchAll(MARK)) {
    const [level, digits] = levelOf(match.groups ?? {});
    const number = level === 'task' ? Number(digits) : (parseNumeral(digits) ?? 0);
    const isNext = number === last[level] + 1 || (number === 1 && level !== 'title' && restarts);
    if (!isNext || !stands(text, match.index, marks.at(-1), level)) continue;
    last[level] = number;
    if (level === 'title') last.part = 0;
    restarts = level !== 'task';
    marks.push({ level, at: match.index });
  }
  const tasks = marks.filter(({ level }) => level === 'task');
  const counted = tasks.length >= MIN_TASKS ? tasks : marks;
  const units = text.length - (counted[0]?.at ?? 0);
  return counted.length >= MIN_TASKS && units >= counted.length * MIN_TASK_UNITS ? marks : [];
}

function levelOf(groups: Record<string, string | undefined>): [Level, string] {
  if (groups.title !== undefined) return ['title', groups.title];
  return groups.part !== undefined ? ['part', groups.part] : ['task', groups.task ?? ''];
}

/** A task's number stands behind a sentence, or right behind the title that opens its chapter. */
function stands(text: string, at: number, before: Mark | undefined, level: Level): boolean {
  if (level !== 'task' || at === 0 || /[。！？：）]/.test(text[at - 1] ?? '')) return true;
  return (
    before !== undefined &&
    before.level !== 'task' &&
    at - before.at <= MAX_TITLE_UNITS &&
    !/[。；：！？，]/.test(text.slice(before.at, at))
  );
}
