/** Source files of the project in, every import of one file by another out. Type imports are told apart from the others. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Import {
  /** Paths from the root, `/` between parts. `to` is a file of ours, or the name of a module as written. */
  from: string;
  to: string;
  line: number;
  typeOnly: boolean;
  /** False for a package, a `node:` module and a file that is not there. */
  ours: boolean;
}

const sourceFolders = ['api', 'retrieval', 'prompts', 'evals', 'web', 'deploy'];
const SKIPPED = new Set(['node_modules', 'dist', 'data']);

export function listSources(root: string): string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const at = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name) && !entry.name.startsWith('.')) walk(at);
      } else if (/\.(?:ts|mts|js|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts')) found.push(at);
    }
  };
  for (const folder of sourceFolders) if (existsSync(path.join(root, folder))) walk(folder);
  return found.sort();
}

export function readImports(root: string, files: readonly string[]): Import[] {
  return files.flatMap((from) => importsOf({ root, from, source: readFileSync(path.join(root, from), 'utf8') }));
}

const STATIC =
  /^[ \t]*(?:import|export)\s+(?<what>type\s+[\w${*][^'";]*?|[\w${*][^'";]*?)\s+from\s+(['"])(?<from>[^'"\n]+)\2/gm;
const BARE = /^[ \t]*import\s+(['"])(?<from>[^'"\n]+)\1/gm;
const CALLED = /(?<what>typeof\s+)?\bimport\(\s*(['"])(?<from>[^'"\n]+)\2\s*\)/g;

export function importsOf({ root, from, source }: { root: string; from: string; source: string }): Import[] {
  const code = withoutComments(source);
  return [STATIC, BARE, CALLED].flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => {
      const written = match.groups?.from ?? '';
      const own = resolveOwn(root, from, written);
      return {
        from,
        to: own ?? written,
        line: code.slice(0, match.index).split('\n').length,
        typeOnly: isTypeOnly(match.groups?.what ?? ''),
        ours: own !== null,
      };
    }),
  );
}

/** `type { A }`, `{ type A, type B }` and `typeof import(…)` leave nothing behind at run time. */
function isTypeOnly(what: string): boolean {
  if (/^type(?:of)?\s/.test(what)) return true;
  const named = /^\{([^}]*)\}$/.exec(what.trim())?.[1];
  const names = named?.split(',').filter((name) => name.trim() !== '') ?? [];
  return names.length > 0 && names.every((name) => /^\s*type\s/.test(name));
}

function resolveOwn(root: string, from: string, written: string): string | null {
  const alias = /^#(api|retrieval|prompts)\/(.+)$/.exec(written);
  if (alias) return `${alias[1]}/${alias[2]}.ts`;
  if (!written.startsWith('.')) return null;
  // `./chat.css?inline`: what stands behind ? says how the bundler hands the file over.
  const at = path.posix.join(path.posix.dirname(from), written.replace(/\?\w+$/, ''));
  return existsSync(path.join(root, at)) ? at : null;
}

/** Comments become spaces, so that places stay; a `//` inside a string or an address stays too. */
function withoutComments(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(
      /(^|[\s;{}])\/\/[^\n]*/g,
      (comment, before: string) => before + ' '.repeat(comment.length - before.length),
    );
}
