/**
 * The words of the project as types. A plan document is read once, cut into sections, passages
 * and figures, and everything cut from it keeps UTF-16 offsets into the document's canonical text.
 */

/** Half-open range of UTF-16 units in the canonical text of one document. */
export interface Span {
  start: number;
  end: number;
}

/** A page of a paged file. `start` is the offset of its first unit in the canonical text; pages follow each other without gaps. */
export interface DocumentPage {
  start: number;
  /** Its text was recognised from a picture: single characters may be wrong. */
  ocr: boolean;
}

export type DocumentLevel = 'national' | 'province' | 'city' | 'district';

export type DocumentKind = 'plan' | 'action-plan' | 'work-points' | 'work-report' | 'statistics' | 'bulletin' | 'news';

/** ISO dates (`2022-08-22`): 成文 signed, 印发 issued, 发布 posted. */
export interface DocumentDates {
  signed?: string;
  issued?: string;
  posted?: string;
}

/** What is known of a document beside its text. Names are simplified and full (`镇江市`); title and number as printed, cleaned of stray spaces. */
export interface DocumentFacts {
  id: string;
  /** Path inside the folder of plans, `/` between parts. */
  file: string;
  title: string;
  documentNumber: string | null;
  issuer: string | null;
  published: string | null;
  dates: DocumentDates;
  region: string | null;
  level: DocumentLevel | null;
  kind: DocumentKind;
  /** Years the document is about: one for a work plan, all years of a plan's term. */
  years: number[];
  /** Full names of other places that rows of its tables are of: 县区 | 2023年 | 2024年. Not set when there are none. */
  places?: string[];
}

/** Where a fact of a document (its number, its title, its date) stands in the text, so that it can be cited. */
export type FactSpans = Partial<Record<'title' | 'documentNumber' | 'issuer' | 'signed' | 'issued' | 'posted', Span>>;

export interface Section {
  /** Position in document order, from 0. */
  index: number;
  parent: number | null;
  /** 1 is the outermost. */
  depth: number;
  /** As printed, cleaned of stray spaces: `(五)健全数字基础设施体系`, `16.`. */
  label: string;
  /** Index text of the heading, run-in heading included: `打造高速泛在、融合智能的网络基础设施`. */
  heading: string;
  headingSpan: Span;
  span: Span;
  /** Full region name when the section speaks of another region than the document (an article of a bulletin). */
  region: string | null;
}

/** A piece that a passage inherits as context, with its proof: a column head, a section title, the document's title. */
export interface ContextPiece {
  role: 'title' | 'section' | 'column' | 'row-group' | 'caption' | 'sentence' | 'date';
  text: string;
  span: Span;
}

export interface Passage {
  /** `<documentId>:<start>-<end>`. */
  id: string;
  documentId: string;
  kind: 'clause' | 'table-row';
  span: Span;
  /** Index in the document's `sections`, or null before the first heading. */
  section: number | null;
  /** Index text: simplified, widths folded, stray spaces and line breaks gone. */
  indexText: string;
  /** For each unit of `indexText` the start of its source unit; `sourceEnds` the end. Offsets into the canonical text. */
  sourceStarts: number[];
  sourceEnds: number[];
  /** Nearest first. */
  context: ContextPiece[];
  /** For a table row: its cells by column. */
  cells?: TableCell[];
}

export interface TableCell {
  column: string;
  columnSpan: Span | null;
  text: string;
  span: Span;
}

export type FigureKind = 'new' | 'cumulative' | 'level' | 'change' | 'yearly' | 'reached';

/** Years a figure is for, both ends included: 2022年 is 2022–2022, “十四五”时期 2021–2025. `label` as the text names it. */
export interface Period {
  from: number;
  to: number;
  label: string;
  /** The text says 到 or 至 before the year: a state to be reached by then. */
  until?: boolean;
}

/** One figure of the text with everything that makes it right; names, units and qualifiers are index text. */
export interface Figure {
  /** `<documentId>:<start>-<end>` of the figure itself. */
  id: string;
  documentId: string;
  passageId: string;
  region: string | null;
  period: Period | null;
  name: string;
  /** As printed, unscaled: `1.2` with unit `万个`. Null when the cell says that there is none (`/`). */
  value: number | null;
  /** Upper end of a range (`3-5年`). */
  valueTo: number | null;
  /** Index text of number and unit: `1.2万个`, `11.25%`. */
  valueText: string;
  unit: string;
  qualifier: string | null;
  kind: FigureKind;
  /** The shortest wording of the source that states this figure, without region and year: `新建5G基站1400个`. Index text. */
  statement: string;
  /** The body responsible where the text says it. */
  body: string | null;
  /** The figure itself. */
  span: Span;
  /** The sentence or table row that proves it. */
  proof: Span;
  /** What it inherits from outside the proof (region, period, subject, column head), nearest first. */
  context: ContextPiece[];
}

export type FileFormat = 'text' | 'html' | 'docx' | 'pdf' | 'xlsx' | 'csv';

/** How the file of a document was read, for the report of ingestion. */
export interface Reading {
  format: FileFormat;
  /** In Chinese: what was left out or read in an unusual way. */
  notes: string[];
}

export interface PlanDocument extends DocumentFacts {
  /** Canonical text: the decoded file verbatim, or what a loader extracted from it. Every span is an offset into it. */
  text: string;
  /** In order, from page 1; empty where the format has no pages. */
  pages: DocumentPage[];
  reading: Reading;
  factSpans: FactSpans;
  sections: Section[];
  passages: Passage[];
  figures: Figure[];
}

/** Sections from the outermost to the given one; empty before the first heading. */
export function sectionPath(sections: readonly Section[], index: number | null): Section[] {
  const path: Section[] = [];
  for (let at = index; at !== null; at = sections[at]?.parent ?? null) {
    const section = sections[at];
    if (!section) break;
    path.unshift(section);
  }
  return path;
}

/** Number of the page, from 1, on which the unit at `offset` stands; null where the format has no pages. */
export function pageOf(pages: readonly DocumentPage[], offset: number): number | null {
  const number = pages.findLastIndex(({ start }) => start <= offset) + 1;
  return number > 0 ? number : null;
}

/** Whether some of the span was recognised from a picture. */
export function isRecognised(pages: readonly DocumentPage[], { start, end }: Span): boolean {
  return pages.some((page, at) => page.ocr && page.start < end && start < (pages[at + 1]?.start ?? Infinity));
}
