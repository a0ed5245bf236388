/** Imports in, what follows from them out: circles, and what an entry reaches. */
import type { Import } from './read-imports.ts';

/** One line per circle, types included; tests that import each other count too. */
export function checkCycles(imports: readonly Import[]): string[] {
  const graph = graphOf(imports);
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    state.set(file, 'open');
    for (const { to } of graph.get(file) ?? []) {
      if (state.get(to) === 'open') {
        const circle = [...trail.slice(trail.indexOf(to)), to];
        circles.push(`import cycle ${circle.join(' → ')}: move what they share into a file of its own`);
      } else if (!state.has(to)) visit(to, [...trail, to]);
    }
    state.set(file, 'done');
  };
  for (const file of [...graph.keys()].sort()) if (!state.has(file)) visit(file, [file]);
  return circles;
}

/** The Worker has no Node and no native code: nothing that `entry` reaches at run time may need them. */
export function checkReach(imports: readonly Import[], entry: string): string[] {
  const graph = graphOf(imports);
  const way = new Map<string, string[]>([[entry, [entry]]]);
  const problems: string[] = [];
  for (const [file, trail] of way) {
    for (const { to, ours, typeOnly } of graph.get(file) ?? []) {
      if (typeOnly) continue;
      const reason = barred(to, ours);
      if (reason)
        problems.push(`${[...trail, to].join(' → ')}: ${entry} reaches ${reason}; pass the request on instead`);
      else if (ours && !way.has(to)) way.set(to, [...trail, to]);
    }
  }
  return problems;
}

const NODE_MODULES =
  /^(?:node:|(?:fs|path|os|crypto|http|https|net|stream|child_process|worker_threads|url|util)(?:\/|$))/;

function barred(to: string, ours: boolean): string | null {
  if (!ours) {
    if (NODE_MODULES.test(to)) return `the Node module ${to}`;
    return /^@lancedb\/|^@node-rs\//.test(to) ? `the native module ${to}` : null;
  }
  if (/^retrieval\/(?:load|ingest)\//.test(to)) return 'a document loader';
  return /^retrieval\/store\/(?!plan-store\.ts$)/.test(to) ? 'the store' : null;
}

function graphOf(imports: readonly Import[]): Map<string, Import[]> {
  const graph = new Map<string, Import[]>();
  for (const each of imports) graph.set(each.from, [...(graph.get(each.from) ?? []), each]);
  return graph;
}
