/**
 * Regular expressions in, those out that a text made for it could keep busy. Two kinds: exponential ones, which stand nowhere, and
 * ones whose time grows with the square of the text, which stand only where the text is short by rule (docs/security.md).
 */
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { JS, NFA } from 'refa';
import { analyse } from 'scslre';
import type { Pattern } from './read-patterns.ts';

/**
 * Where a match may be tried anew from every character: a question has 2000 at most, a statement 300, a paragraph 20,000, and
 * a file is read in a process that is ended when it takes too long. What bounds them is tested beside them.
 */
const BOUNDED = /^(?:retrieval|api\/answer|prompts|evals)\//;
/** Of people who write the project's own files: nobody else's text gets there. */
const OWN = /^evals\//;
/** In the comment at a pattern: what keeps its text short. */
const EXCUSED = /\bBounded: \S/;
/** Repeats that could make a run of time: fewer do not. */
const MANY = 20;

export function checkPatterns(patterns: readonly Pattern[]): string[] {
  const known = new Map<string, string | null>();
  return patterns.flatMap((pattern) => {
    const { file, line, source, flags, comment } = pattern;
    if (OWN.test(file)) return [];
    const zone = BOUNDED.test(file) || EXCUSED.test(comment) ? 'bounded' : 'open';
    const key = `${zone} ${flags} ${source}`;
    if (!known.has(key)) known.set(key, faultOf({ source, flags }, zone));
    const fault = known.get(key) ?? null;
    return fault === null ? [] : [`${file}:${line} ${fault}: /${source}/${flags}`];
  });
}

type Alternative = AST.Alternative;
type Regex = Pick<Pattern, 'source' | 'flags'>;

function faultOf(regex: Regex, zone: 'bounded' | 'open'): string | null {
  try {
    const { reports } = analyse(regex);
    if (reports.some(({ exponential }) => exponential) || hasOverlap(regex))
      return 'takes time without end: let no two parts of what repeats match the same characters';
    const kinds = new Set(reports.map(({ type }) => type));
    if (kinds.has('Trade') || kinds.has('Self'))
      return 'takes time that grows with the square of the text: let neighbours that repeat match different characters';
    if (kinds.has('Move') && zone === 'open')
      return 'is tried anew from every character: begin it with (?<!…) of what it repeats, or say in a comment “Bounded: …”';
    return null;
  } catch (fault) {
    return `cannot be read (${fault instanceof Error ? fault.message : 'unknown'})`;
  }
}

/** Alternatives under one repeat that can be taken for each other: 可|可达|达 reads 可达 in two ways, and 可达可达可达 in eight. */
function hasOverlap(regex: Regex): boolean {
  // The library does not count characters as `v` does; no pattern of ours with it repeats alternatives.
  if (regex.flags.includes('v')) return false;
  const parser = JS.Parser.fromLiteral(regex);
  const nfaOf = (element: Parameters<typeof parser.parseElement>[0]): NFA => {
    const { expression, maxCharacter } = parser.parseElement(element, {
      assertions: 'parse',
      backreferences: 'unknown',
    });
    return NFA.fromRegex(expression, { maxCharacter }, { assertions: 'ignore', unknowns: 'disable' });
  };
  let found = false;
  visitRegExpAST(new RegExpParser().parseLiteral(`/${regex.source || '(?:)'}/${regex.flags}`), {
    onQuantifierEnter({ element, max }) {
      if (found || max < MANY || !('alternatives' in element)) return;
      const repeated = (least: number): NFA => {
        const rest = nfaOf(element);
        rest.quantify(least, Number.POSITIVE_INFINITY);
        return rest;
      };
      const followed = (alternative: Alternative, least: number): NFA => {
        const way = nfaOf(alternative);
        way.append(repeated(least));
        return way;
      };
      const { alternatives } = element;
      found = alternatives.some(
        (one, at) =>
          (canStretch(one) && meet(nfaOf(one), followed(one, 1))) ||
          alternatives.slice(at + 1).some((other) => meet(followed(one, 0), followed(other, 0))),
      );
    },
  });
  return found;
}

/** <!--.*?--> may end at its own end or at one further on, where another has begun. */
function canStretch({ elements }: Alternative): boolean {
  return elements.length > 1 && elements.some((element) => element.type === 'Quantifier' && element.max >= MANY);
}

function meet(one: NFA, other: NFA): boolean {
  return !NFA.fromIntersection(one, other).isEmpty;
}
