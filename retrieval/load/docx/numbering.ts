/**
 * The list definitions of a word document in, the number that stands before each paragraph out. A word processor keeps
 * numbers as rules and prints them when it lays out the page; in the order of the paragraphs the rules give them again.
 */
import { type CheerioAPI, load } from 'cheerio';
import type { Element } from 'domhandler';
import { printNumber } from './number-formats.ts';

interface Level {
  start: number;
  format: string;
  /** `（%1）`: %1 to %9 stand for the numbers of the levels. */
  pattern: string;
  /** Numbers of outer levels are printed as 1, 2, 3 whatever their own format. */
  isLegal: boolean;
  /** Begins anew behind a number of a level that is further out than this one; 0 counts on for ever, null: behind any outer one. */
  restart: number | null;
}

interface List {
  /** Lists of one definition count on from each other. */
  definition: string;
  levels: Map<number, Level>;
  /** Levels that this list begins anew, with their first number. */
  restarts: Map<number, number>;
}

export interface NumberedParagraph {
  listId: string;
  level: number;
}

export interface Numbering {
  /** `（一）` for the next paragraph of a list; empty where it prints none. To be asked for each paragraph in order. */
  next: (paragraph: NumberedParagraph) => string;
  /** Null for a style without a list. */
  ofStyle: (styleId: string) => NumberedParagraph | null;
}

export function readNumbering({ numbering, styles }: { numbering: string; styles: string }): Numbering {
  const lists = readLists(load(numbering, { xml: true }));
  const byStyle = readStyles(load(styles, { xml: true }));
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  return {
    ofStyle: (styleId) => byStyle.get(styleId) ?? null,
    next({ listId, level }) {
      const list = lists.get(listId);
      const rule = list?.levels.get(level);
      if (!list || !rule) return '';
      const counts = counters.get(list.definition) ?? [];
      counters.set(list.definition, counts);
      const restart = list.restarts.get(level);
      const key = `${listId} ${level}`;
      const first = restart !== undefined && !begun.has(key) ? restart : null;
      begun.add(key);
      counts[level] = first ?? (counts[level] === undefined ? rule.start : counts[level] + 1);
      beginAnew(list, counts, level);
      return printed(list, level, counts);
    },
  };
}

function beginAnew({ levels }: List, counts: number[], behind: number): void {
  for (let level = behind + 1; level < counts.length; level += 1) {
    const restart = levels.get(level)?.restart ?? null;
    if (restart === null || behind < restart) delete counts[level];
  }
}

function printed(list: List, level: number, counts: readonly number[]): string {
  const rule = list.levels.get(level);
  if (!rule) return '';
  if (rule.format === 'bullet') return bullet(rule.pattern);
  return rule.pattern.replace(/%([1-9])/g, (_, digit) => {
    const at = Number(digit) - 1;
    const outer = list.levels.get(at);
    const value = counts[at] ?? outer?.start ?? 1;
    return printNumber(value, rule.isLegal && at < level ? 'decimal' : (outer?.format ?? 'decimal'));
  });
}

/** Symbol fonts use code points without a meaning of their own. */
function bullet(sign: string): string {
  return /^[\p{Co}\p{Cc}]*$/u.test(sign) ? '•' : sign;
}

function readLists($: CheerioAPI): Map<string, List> {
  const definitions = new Map<string, Map<number, Level>>();
  for (const node of $('w\\:abstractNum').toArray()) {
    const levels = new Map<number, Level>();
    for (const level of $(node).children('w\\:lvl').toArray())
      levels.set(Number($(level).attr('w:ilvl')), readLevel($, level));
    definitions.set($(node).attr('w:abstractNumId') ?? '', levels);
  }
  const lists = new Map<string, List>();
  for (const node of $('w\\:num').toArray()) {
    const definition = settingOf($, node, 'w\\:abstractNumId') ?? '';
    const levels = new Map(definitions.get(definition));
    const restarts = new Map<number, number>();
    for (const override of $(node).children('w\\:lvlOverride').toArray()) {
      const at = Number($(override).attr('w:ilvl'));
      const own = $(override).children('w\\:lvl').toArray()[0];
      if (own) levels.set(at, readLevel($, own));
      const start = settingOf($, override, 'w\\:startOverride');
      if (start !== null) restarts.set(at, Number(start));
    }
    lists.set($(node).attr('w:numId') ?? '', { definition, levels, restarts });
  }
  return lists;
}

function readLevel($: CheerioAPI, level: Element): Level {
  return {
    start: Number(settingOf($, level, 'w\\:start') ?? 1),
    format: settingOf($, level, 'w\\:numFmt') ?? 'decimal',
    pattern: settingOf($, level, 'w\\:lvlText') ?? '',
    isLegal: $(level).children('w\\:isLgl').length > 0,
    restart: numberOrNull(settingOf($, level, 'w\\:lvlRestart')),
  };
}

function numberOrNull(text: string | null): number | null {
  return text === null ? null : Number(text);
}

function settingOf($: CheerioAPI, node: Element, child: string): string | null {
  return $(node).children(child).attr('w:val') ?? null;
}

function readStyles($: CheerioAPI): Map<string, NumberedParagraph> {
  const own = new Map<string, { listId: string | null; level: number | null; parent: string | null }>();
  for (const style of $('w\\:style').toArray()) {
    const rule = $(style).children('w\\:pPr').children('w\\:numPr');
    const level = rule.children('w\\:ilvl').attr('w:val');
    own.set($(style).attr('w:styleId') ?? '', {
      listId: rule.children('w\\:numId').attr('w:val') ?? null,
      level: level === undefined ? null : Number(level),
      parent: settingOf($, style, 'w\\:basedOn'),
    });
  }
  const found = new Map<string, NumberedParagraph>();
  for (const id of own.keys()) {
    let [listId, level]: [string | null, number | null] = [null, null];
    // A style may name a parent that names it: no chain is longer than the list of styles.
    let at: string | null = id;
    for (let steps = 0; at !== null && steps < own.size; steps += 1) {
      const style = own.get(at);
      listId ??= style?.listId ?? null;
      level ??= style?.level ?? null;
      at = style?.parent ?? null;
    }
    if (listId !== null && listId !== '0') found.set(id, { listId, level: level ?? 0 });
  }
  return found;
}
