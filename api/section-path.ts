import type { Section } from '#retrieval/plan-document';

/** Labels from the outermost section to the given one; empty before the first heading. */
export function sectionPath(sections: readonly Section[], index: number | null): string[] {
  const path: string[] = [];
  for (let section = index === null ? undefined : sections[index]; section; ) {
    path.unshift(section.label);
    section = section.parent === null ? undefined : sections[section.parent];
  }
  return path;
}
