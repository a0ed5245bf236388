/**
 * Documents that name tests in, what is wrong with these names out. A test is named by its file and its title:
 * `api/app.test.ts`“tells health from readiness”. In a table with a column 测试 every row names at least one.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const NAMED = /`(?<file>[\w./-]+\.test\.ts)`\s*“(?<title>[^”]+)”/g;
const COLUMN = '测试';

export function checkNamedTests(root: string, documents: readonly string[]): string[] {
  return documents.flatMap((document) => {
    const text = readFileSync(path.join(root, document), 'utf8');
    return [
      ...namedIn(text).flatMap(({ file, title, line }) => {
        const missing = missingTest(root, { file, title });
        return missing === null ? [] : [`${document}:${line} ${missing}`];
      }),
      ...rowsWithoutTest(text).map((line) => `${document}:${line} names no test under ${COLUMN}`),
    ];
  });
}

interface NamedTest {
  file: string;
  title: string;
}

function namedIn(text: string): (NamedTest & { line: number })[] {
  return [...text.matchAll(NAMED)].map(({ index, groups }) => ({
    file: groups?.file ?? '',
    title: groups?.title ?? '',
    line: text.slice(0, index).split('\n').length,
  }));
}

function missingTest(root: string, { file, title }: NamedTest): string | null {
  const at = path.join(root, file);
  if (!existsSync(at)) return `names ${file}, which is not there`;
  const titles = [...readFileSync(at, 'utf8').matchAll(/\bit(?:\.\w+)*(?:<[^()]*>)?\(\s*(['"`])(.*?)(?<!\\)\1/gs)];
  const each = [...readFileSync(at, 'utf8').matchAll(/\)\(\s*(['"`])(.*?)(?<!\\)\1/gs)];
  const known = [...titles, ...each].map(([, quote = '', written = '']) => written.replaceAll(`\\${quote}`, quote));
  return known.includes(title) ? null : `names “${title}”, which is no title of ${file}`;
}

/** Numbers of lines, from 1. */
function rowsWithoutTest(text: string): number[] {
  const found: number[] = [];
  let isTested = false;
  for (const [at, line] of text.split('\n').entries()) {
    if (!line.startsWith('|')) isTested = false;
    else if (cells(line).includes(COLUMN)) isTested = true;
    else if (isTested && !/^\|[\s:|-]+$/.test(line) && namedIn(line).length === 0) found.push(at + 1);
  }
  return found;
}

function cells(line: string): string[] {
  return line.split('|').map((cell) => cell.trim());
}
