/**
 * What a model writes in, in pieces; units that can be verified out, each as soon as it is whole: a sentence at its stop,
 * a list item with the line that leads the list, a table row with its head.
 */

import { MISSING_SIGN, REFUSAL_SIGN } from '#prompts/answer-instructions';
import { cleanText } from '#retrieval/text/clean';
import { splitStatements, type TextStatement } from '#retrieval/verify/split-statements';
import { findRegions } from '#retrieval/vocabulary/regions';

export interface DraftSentence {
  kind: 'sentence' | 'item';
  /** As it was written. */
  text: string;
  /** What must be proven: an item together with its lead. */
  claim: string;
  /** Words to show: without markers and emphasis. */
  words: string;
  /** The line before a list; null elsewhere. */
  lead: string | null;
  /** Of the lead and the words: a lead may be proven by a passage of its own. */
  markers: number[];
  /** Opens a paragraph of its own. */
  startsLine: boolean;
}

export interface DraftRow {
  kind: 'row';
  text: string;
  claim: string;
  head: string[];
  cells: string[];
  lead: string | null;
  markers: number[];
}

export type DraftUnit =
  | DraftSentence
  | DraftRow
  /** The model says that the passages hold nothing of what was asked. */
  | { kind: 'refusal' }
  /** The model names a part of the question that the passages do not answer. */
  | { kind: 'missing'; what: string };

export interface DraftReader {
  push(piece: string): DraftUnit[];
  /** Whatever is left, whole or not. */
  end(): DraftUnit[];
  /** Everything so far was thought aloud. */
  forget(): void;
}

export function draftReader(): DraftReader {
  let text = '';
  let taken = 0;
  /** End of what was split last. */
  let seen = 0;
  let lead: Lead | null = null;
  /** The text that is kept starts within a line. */
  let midLine = false;
  const read = (end: number): DraftUnit[] => {
    const statements = joined(splitStatements(text.slice(0, end)), text);
    const fresh = statements.slice(taken);
    taken = statements.length;
    return fresh.flatMap((statement) => {
      if (statement.kind === 'heading') lead = null;
      if (statement.kind === 'sentence') {
        // 镇江市的目标： belongs to each item of the list that follows.
        lead = LEAD.test(statement.plain) ? leadOf(statement) : null;
        if (lead !== null) return [];
      }
      return unitsOf(statement, { lead, text, midLine });
    });
  };
  return {
    push: (piece) => {
      text += piece.replace(/\r\n?/g, '\n');
      const end = safeEnd(text);
      if (end <= seen) return [];
      const units = read(end);
      const done = doneUpTo(text, end);
      midLine = done > 0 ? text[done - 1] !== '\n' : midLine;
      text = text.slice(done);
      taken = done === end ? 0 : joined(splitStatements(text.slice(0, end - done)), text).length;
      seen = end - done;
      return units;
    },
    end: () => read(text.length),
    forget: () => {
      text = '';
      taken = 0;
      seen = 0;
      midLine = false;
      lead = null;
    },
  };
}

/** 一句；另一句[1]。 is cited as one: a part that ends in ； without a marker goes with the next. */
function joined(statements: readonly TextStatement[], text: string): TextStatement[] {
  const all: TextStatement[] = [];
  for (const statement of statements) {
    const last = all.at(-1);
    const open =
      last &&
      last.kind === statement.kind &&
      last.markers.length === 0 &&
      /[；;]$/.test(last.plain) &&
      last.kind !== 'row';
    if (!last || !open || text.slice(last.end, statement.start).includes('\n')) {
      all.push(statement);
      continue;
    }
    all[all.length - 1] = {
      ...last,
      end: statement.end,
      text: text.slice(last.start, statement.end),
      plain: last.plain + statement.plain,
      markers: statement.markers,
    };
  }
  return all;
}

interface Lead {
  words: string;
  markers: number[];
}

const LEAD = /[：:]$/;
/** 共3项 is only known when the list has ended, and some of it may not be shown: the list itself says how long it is. */
const COUNT_OF_LIST =
  /[，,、]?(?:一共|总共|共计|合计|共|有|包括|包含|分为)(?:有)?(?:以下)?[\d一二两三四五六七八九十]+[项条个类方点]面?(?=[，,：:])|(?<=[的年区市县省])[\d一二两三四五六七八九十]+[项条个类](?=重点|主要|具体)/g;

function leadOf({ plain, markers }: TextStatement): Lead {
  return { words: plain.replace(COUNT_OF_LIST, ''), markers };
}

interface Around {
  lead: Lead | null;
  text: string;
  midLine: boolean;
}

/** 是的, 不对: the verdict on a claim is the gate's, not the model's. */
const OPENER = /^(?:是的?|对的?|没错|正确|不是的?|不对|并非如此|错误|否|yes|no)[，,。：:！!、]\s*/i;

function unitsOf(statement: TextStatement, { lead, text, midLine }: Around): DraftUnit[] {
  const { kind, plain, markers } = statement;
  if (kind === 'heading' || plain === '') return [];
  // A model that answers in Traditional characters turns the sign too: 【無依據】.
  if (cleanText(plain).startsWith(REFUSAL_SIGN)) return [{ kind: 'refusal' }];
  if (plain.startsWith(MISSING_SIGN)) {
    // A model may end the name as a sentence.
    const what = plain
      .slice(MISSING_SIGN.length)
      .replace(/[。；，.\s]+$/u, '')
      .trim();
    return [{ kind: 'missing', what }];
  }
  if (kind === 'row') {
    const cells = cellsOf(statement.text).map(withoutMarkers);
    const head = headOf(text.slice(0, statement.start));
    const claim = `${lead?.words ?? ''}${plain}`;
    return [
      { kind, text: statement.text, claim, head, cells, lead: lead?.words ?? null, markers: withLead(markers, lead) },
    ];
  }
  const words = plain.replace(OPENER, '').replace(/[。；;\s]+$/u, '');
  if (words === '') return [];
  const before = text.slice(0, statement.start).trimEnd();
  const startsLine = (before === '' && !midLine) || text.slice(before.length, statement.start).includes('\n');
  const over = kind === 'item' ? lead : null;
  const claim = `${over ? leadOver(over.words, words) : ''}${words}`;
  const all = withLead(markers, over);
  return [{ kind, text: statement.text, claim, words, lead: over?.words ?? null, markers: all, startsLine }];
}

/** 盐城市和宿城区的目标分别如下：- 宿城区：…: of several places the lead is said of the one that the item names. */
function leadOver(lead: string, item: string): string {
  const places = findRegions(lead);
  const [own, ...others] = findRegions(item);
  const [first, last] = [places[0], places.at(-1)];
  if (!first || !last || first === last || !own || others.length > 0) return lead;
  if (!places.some(({ region }) => region.name === own.region.name)) return lead;
  const between = places
    .slice(1)
    .every(({ start }, at) => /^(?:[、和与及]|以及)$/u.test(lead.slice(places[at]?.end, start)));
  return between ? `${lead.slice(0, first.start)}${lead.slice(last.end).replace(/^[两三四五几]地/u, '')}` : lead;
}

/** An item without a marker of its own stays without. */
function withLead(markers: readonly number[], lead: Lead | null): number[] {
  return markers.length === 0 ? [] : [...new Set([...markers, ...(lead?.markers ?? [])])];
}

function withoutMarkers(cell: string): string {
  return cell
    .replace(/[[［【]\d{1,3}[\]］】]/g, '')
    .replace(/\*\*|__|`/g, '')
    .trim();
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

const RULE_ROW = /^\s*(?:\|\s*)?:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*(?:\|\s*)?$/;

/** The line above the ruled line above the row; empty when the row has none. */
function headOf(before: string): string[] {
  const lines = before.replace(/\n\s*$/, '').split('\n');
  const rule = lines.findLastIndex((line) => RULE_ROW.test(line));
  const between = lines.slice(rule + 1).every((line) => line.trim().startsWith('|'));
  const head = lines[rule - 1];
  return rule < 1 || !between || head === undefined ? [] : cellsOf(head).map(withoutMarkers);
}

const LIST_SIGN = /^\s*(?:[-*+•·]|\d{1,2}[.、)）]|[（(]\d{1,2}[）)]|[①-⑳])/;
/** No sentence of an answer is as long: whoever writes such a line is not writing a list. */
const LONGEST_LINE = 2000;

/** What is read and what nothing later needs: a table's head is needed by its rows, a list sign by its whole line. */
function doneUpTo(text: string, end: number): number {
  const line = text.lastIndexOf('\n', end - 1) + 1;
  if (line < end) return LIST_SIGN.test(text.slice(line, line + 8)) && end - line < LONGEST_LINE ? line : end;
  const before = text.slice(0, line).trimEnd();
  return before
    .slice(before.lastIndexOf('\n') + 1)
    .trimStart()
    .startsWith('|')
    ? 0
    : line;
}

const OPENING = '（〔［《“‘「『【([';
const CLOSING = '）〕］》”’」』】)]';

/** End of what cannot change any more by what may still come. */
function safeEnd(text: string): number {
  const line = text.lastIndexOf('\n') + 1;
  const last = text.slice(line);
  if (last.trimStart().startsWith('|')) return tableStart(text, line);
  const stop = lastStop(last);
  return stop > 0 ? line + stop : tableStart(text, line);
}

/** The first row of a table is its head only when the ruled line follows: wait for that. */
function tableStart(text: string, end: number): number {
  const lines = text.slice(0, end).split('\n');
  lines.pop();
  const [before, first] = [lines.at(-2), lines.at(-1)];
  const opens = first?.trimStart().startsWith('|') && !before?.trimStart().startsWith('|');
  return opens ? end - (first?.length ?? 0) - 1 : end;
}

const BEHIND_STOP = /^(?:[”’」』）]|\s*[[［【]\d{1,3}[\]］】])*/;

/** Behind the last stop of a line whose sentence is whole: its marker stands before the stop, or another one cannot follow. */
function lastStop(line: string): number {
  let depth = 0;
  let found = 0;
  for (let at = 0; at < line.length; at += 1) {
    const unit = line[at] ?? '';
    if (OPENING.includes(unit)) depth += 1;
    else if (CLOSING.includes(unit)) depth = Math.max(0, depth - 1);
    if (!'。！？；'.includes(unit) || depth > 0) continue;
    const marked = /[[［【]\d{1,3}[\]］】]$/.test(line.slice(Math.max(0, at - 5), at));
    // A part that ends in ；is cited with the next when it has no marker of its own.
    if (unit === '；' && !marked) continue;
    const end = at + 1 + (BEHIND_STOP.exec(line.slice(at + 1))?.[0].length ?? 0);
    const next = line[end];
    if (marked || (next !== undefined && !'[［【”’」』） '.includes(next))) found = end;
  }
  return found;
}
