/**
 * A title of a cited paper without its marks (江苏省“十四五”数字经济发展规划提出) is put between them, so that its year and
 * its region are read as parts of a name and not as those of the figures behind it.
 */
import { cleanText } from '../text/clean.ts';
import { findPeriods } from '../text/periods.ts';
import { remembering } from '../text/remembering.ts';

/** How a title ends, its years in brackets included. */
const TITLE_END = /(?:规划|计划|方案|要点|意见|措施|纲要|清单|报告|公报|简报|办法|通知)(?:（[^（）]{1,20}）)?$/;
/** Beside its year a title must say what the paper is of. */
const LEAST = 6;

export function withMarkedTitles(statement: string, titles: readonly string[]): string {
  return [...new Set(titles)].reduce(marked, cleanText(statement));
}

function marked(text: string, title: string): string {
  const clean = datedTitle(title);
  if (clean === '') return text;
  const name = longestEnd(text, clean);
  const [year] = findPeriods(name);
  if (!year || name.length - (year.end - year.start) < LEAST || !TITLE_END.test(name)) return text;
  const at = text.indexOf(name);
  if (text.lastIndexOf('《', at) > text.lastIndexOf('》', at)) return text;
  return `${text.slice(0, at)}《${name}》${text.slice(at + name.length)}`;
}

/** Index form of a title that has a year in it; empty for any other. */
const datedTitle = remembering((title) => {
  const clean = cleanText(title);
  return findPeriods(clean).length > 0 ? clean : '';
}, 2000);

/** The longest run of characters at the end of the title that the text has. */
function longestEnd(text: string, title: string): string {
  for (let at = 0; at < title.length; at += 1) if (text.includes(title.slice(at))) return title.slice(at);
  return '';
}
