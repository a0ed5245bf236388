/** Of elements in elements. Tables in tables of a paper stay far below. */
const MAX_DEPTH = 400;

/** Before it is parsed: the parser's own time grows with the square of the depth. */
export function isTooDeep(xml: string): boolean {
  let depth = 0;
  for (const [tag] of xml.matchAll(/<[^!?][^<>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
