/** An answer as plain text with footnotes, as an office pastes it into a paper: 《…》（文号）section, and who wrote it. */
import type { Citation } from '../../api/contract.ts';
import { namedDocument } from '../citation-place.ts';

interface Copied {
  /** Markdown. */
  text: string;
  citations: readonly Citation[];
  label: string | undefined;
}

export function copyText({ text, citations, label }: Copied): string {
  const notes = citations.map(
    ({ marker, section, page, ...document }) =>
      `[${marker}] ${namedDocument(document)}${section.join(' ')}${page === null ? '' : `，第${page}页`}`,
  );
  return [plain(text), ...(notes.length > 0 ? [notes.join('\n')] : []), ...(label ? [`（${label}）`] : [])].join(
    '\n\n',
  );
}

/** Bold marks and backslashes before marks go, and the rule under a table's head; cells stay apart by tabs, which a word processor makes a table of. */
function plain(markdown: string): string {
  return markdown
    .trim()
    .split('\n')
    .filter((line) => !/^\s*(?:\|\s*)?:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*(?:\|\s*)?$/.test(line))
    .map((line) => (/^\s*\|.*\|\s*$/.test(line) ? cells(line) : line))
    .join('\n')
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .replace(/\\([\\`*_{}[\]<>#|~!])/g, '$1');
}

function cells(row: string): string {
  return row
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
    .join('\t');
}
