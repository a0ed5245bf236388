/** Rows of a table as a list: its caption is asked for, or rows that hold what is asked. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { coverage } from '#retrieval/query/coverage';
import { describe, type Found } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import type { PlanStore } from '#retrieval/store/plan-store';
import { parseNumeral } from '#retrieval/text/numerals';
import type { Draft, Statement } from '../draft.ts';
import { proofOfRange } from './proofs.ts';
import { nameCell } from './row-name.ts';
import { wantedCount } from './wanted-count.ts';

/** A list that may be meant, with how well the question says it. */
export interface Candidate {
  score: number;
  lead: Statement;
  items: Statement[];
}

/** A list of rows when the question clearly means a table: its caption, or rows that hold what is asked. */
export async function tableAnswer(
  analysis: Analysis,
  found: readonly Found[],
  store: PlanStore,
): Promise<Draft | null> {
  const lists = (await tableLists(analysis, found, store)).sort((a, b) => b.score - a.score);
  const wanted = wantedCount(analysis.question);
  // 十二个平台有哪些: of the tables the one that has just as many rows.
  const counted = wanted === null ? undefined : lists.find(({ items }) => items.length === wanted);
  const best = counted ?? lists[0];
  const named = best === counted || /清单|附件|附表|列表|表(?:里|中)|名单/.test(analysis.question);
  if (!best || best.score < (named ? 0.7 : 0.9)) return null;
  return { status: 'answered', blocks: [{ kind: 'list', lead: best.lead, items: best.items }], missing: [] };
}

/** Rows of one table whose caption is asked for; terms that the caption lacks choose among the rows. */
export async function tableLists(analysis: Analysis, found: readonly Found[], store: PlanStore): Promise<Candidate[]> {
  const rows = found.filter(
    (one) =>
      one.passage.kind === 'table-row' &&
      (analysis.regions.length === 0 || analysis.regions.some((region) => region.name === one.region)),
  );
  rows.push(...(await rowsOfAnnex(analysis, store)));
  const tables = Map.groupBy(rows, (one) => `${one.document.id}:${one.passage.section}`);
  const candidates: Candidate[] = [];
  for (const [first] of tables.values()) {
    const candidate = first ? await tableList(analysis, first, store) : null;
    if (candidate) candidates.push(candidate);
  }
  return candidates;
}

/** 附件1一共列了多少项: nothing else is said that a search could find its rows by. */
async function rowsOfAnnex({ question, documents, regions }: Analysis, store: PlanStore): Promise<Found[]> {
  const numbered = annexAsked(question);
  if (numbered === null) return [];
  const meant = store
    .documents()
    .filter(({ id, region }) =>
      documents.ids.length > 0 ? documents.ids.includes(id) : regions.some(({ name }) => name === region),
    );
  const rows: Found[] = [];
  for (const { id } of meant) {
    const document = await store.document(id);
    if (!document) continue;
    const annexes = document.sections.filter(({ label }) => annexNumber(label) === numbered).map(({ index }) => index);
    const passages = annexes.length > 0 ? await store.passagesOf(document.id) : [];
    const row = passages.find(({ kind, section }) => kind === 'table-row' && annexes.includes(section ?? -1));
    if (row) rows.push(describe({ passage: row, score: 0, document, figures: [] }));
  }
  return rows;
}

async function tableList(analysis: Analysis, first: Found, store: PlanStore): Promise<Candidate | null> {
  const section = first.path.at(-1);
  const numbered = annexAsked(analysis.question);
  const heading = section?.heading ?? first.document.title;
  const caption = normal(`${heading}，${section?.label ?? ''}`);
  const asked = analysis.terms.filter((term) => term.weight >= 0.4);
  const inCaption = asked.filter((term) => caption.includes(term.text));
  const rest = asked.filter((term) => !caption.includes(term.text));
  const byNumber = numbered !== null && annexNumber(section?.label ?? '') === numbered;
  if (numbered !== null && !byNumber) return null;
  if (!byNumber && inCaption.length === 0 && !caption.includes(normal(analysis.topic.slice(0, 4)))) return null;
  const members = (await store.passagesOf(first.document.id))
    .filter((passage) => passage.kind === 'table-row' && passage.section === first.passage.section)
    .map((passage) => describe({ passage, score: 0, document: first.document, figures: [] }));
  // 附件1数字基础设施那一类: its group is asked for. 附件1中10G-PON端口数 names one row, whose figure is wanted.
  const holds = (one: Found, term: string): boolean =>
    groupOf(one).includes(term) || (inCaption.length > 0 && one.text.includes(term));
  const chosen = rest.length > 0 ? members.filter((one) => rest.every((term) => holds(one, term.text))) : members;
  if (chosen.length === 0 || (rest.length > 0 && inCaption.length === 0 && !byNumber)) return null;
  // 上云指标里上云企业数有几家 wants the figure of that row.
  if (rest.length > 0 && chosen.length === 1 && /多少|几/.test(analysis.question) && chosen.some(hasNumber))
    return null;
  const items = chosen.map(
    (one): Statement => ({
      text: rowName(one),
      proofs: [proofOfRange(one, { start: 0, end: one.passage.indexText.length })],
    }),
  );
  const lead: Statement = {
    text: `${first.region ?? ''}“${heading}”中${rest.length > 0 ? '相关的' : ''}共${items.length}${/平台|项目|指标/.test(heading) ? '个' : '项'}`,
    proofs: section
      ? [{ document: first.document, span: section.headingSpan, section: section.index, context: [] }]
      : [],
  };
  const said = coverage(analysis.terms, [
    { text: caption, worth: 1 },
    { text: chosen.map((one) => one.text).join('，'), worth: 0.95 },
  ]).share;
  return { score: byNumber ? 0.95 : said, lead, items };
}

function hasNumber({ passage }: Found): boolean {
  return (passage.cells ?? []).some(
    ({ column, text }) => !/^(?:序号|编号)$/.test(column) && /^\d[\d.,]*\D{0,4}$/.test(text),
  );
}

/** The cell of a row's group, which only the first row of the group has itself. */
function groupOf({ passage }: Found): string {
  const above = passage.context.filter((piece) => piece.role === 'row-group').map((piece) => piece.text);
  const own = (passage.cells ?? []).filter(({ column }) => /^(?:类\s*别|分\s*类|领\s*域)$/.test(column));
  return normal([...above, ...own.map((cell) => cell.text)].join('，'));
}

/** 附件1列了多少项: the table of that number, when nothing else says which rows are meant. */
function annexAsked(question: string): number | null {
  return annexNumber(/附(?:件|表)[一二三四五六七八九\d]{1,2}/.exec(question)?.[0] ?? '');
}

function annexNumber(label: string): number | null {
  const number = /^附(?:件|表)\s*([一二三四五六七八九\d]{1,2})/.exec(label)?.[1];
  return number === undefined ? null : /\d/.test(number) ? Number(number) : parseNumeral(number);
}

function rowName(found: Found): string {
  const cells = found.passage.cells ?? [];
  const body = cells.find((cell) => /牵头|责任|部门/.test(cell.column));
  return `${nameCell(found) || found.passage.indexText}${body ? `（${body.column}：${body.text}）` : ''}`;
}
