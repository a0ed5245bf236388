/**
 * 由市大数据管理局牵头的有哪些、有几条: every task of the paper that names the body as its lead, in the paper's order; the
 * rows of its annexes by annex. A body that leads nothing but takes part is said to do so.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import { describe, type Found } from '#retrieval/query/find-evidence';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import { bodyKey } from '#retrieval/vocabulary/body-names';
import { canonical } from '#retrieval/vocabulary/terms';
import type { Block, Draft, Statement } from '../draft.ts';
import { type AskedBody, askedBody } from './asked-body.ts';
import { proofOfRange } from './proofs.ts';
import { refusal } from './refusal.ts';
import { type Responsibility, responsibilityOf } from './responsibility.ts';
import { nameCell } from './row-name.ts';
import { bodiesOf } from './who-answer.ts';

interface Share {
  hold: Responsibility;
  /** Bodies that lead it with the one asked for; null when that one only takes part. */
  with: string[] | null;
}

export async function ledTasksAnswer(
  analysis: Analysis,
  documents: readonly StoredDocument[],
  store: PlanStore,
): Promise<Draft | null> {
  const body = askedBody(analysis);
  if (!body) return null;
  const chosen = papersOf(analysis, body, documents);
  const shares = (await Promise.all(chosen.map((document) => sharesIn(document, body, store))))
    .flat()
    .filter((share) => isAsked(share, body));
  const led = inAnnex(
    analysis,
    shares.filter((share) => share.with !== null),
  );
  const shared = shares.filter((share) => share.with === null);
  const places = new Set(chosen.map((document) => document.region));
  const place = places.size === 1 ? (chosen[0]?.region ?? '') : '';
  const leads = listsOf(led, {
    body,
    place,
    part: partOf(led),
  });
  if (leads.length > 0) {
    const also = body.anyPart ? listsOf(shared, { body, place, part: '参与' }) : [];
    return { status: 'answered', blocks: [...leads, ...also], missing: [] };
  }
  if (!body.alone) return null;
  if (shared.length === 0) return (await isNamed(chosen, body, store)) ? null : unknownBody(analysis, body, chosen);
  return {
    status: 'answered',
    blocks: listsOf(shared, { body, place, part: '参与' }),
    missing: [],
    lead: `文件中没有由${body.written}牵头的任务，参与的有：`,
  };
}

/** 责任处室：… names nobody who leads: what stands there is answered for. */
function partOf(led: readonly Share[]): string {
  if (led.every(({ hold }) => hold.leads !== null)) return '牵头（含共同牵头）';
  return led.every(({ hold }) => hold.leads === null) ? '负责' : '牵头或负责';
}

/** The papers speak of it elsewhere: 组建区数字经济发展中心，负责牵头… */
async function isNamed(chosen: readonly StoredDocument[], body: AskedBody, store: PlanStore): Promise<boolean> {
  const passages = (await Promise.all(chosen.map(({ id }) => store.passagesOf(id)))).flat();
  return passages.some(({ indexText }) => canonical(indexText).toLowerCase().includes(body.key));
}

const MAX_NAME = 16;

function unknownBody(analysis: Analysis, { written }: AskedBody, chosen: readonly StoredDocument[]): Draft | null {
  // Longer words in front of the verb are no name.
  return chosen.length === 0 || written.length > MAX_NAME
    ? null
    : refusal({ analysis, reason: 'indicator-not-found', what: `由${written}牵头的任务`, suggestions: [] });
}

function papersOf(analysis: Analysis, body: AskedBody, documents: readonly StoredDocument[]): StoredDocument[] {
  const { ids } = analysis.documents;
  if (ids.length > 0) return documents.filter((document) => ids.includes(document.id));
  const plans = documents.filter((document) => document.kind !== 'bulletin' && document.kind !== 'news');
  const names = [...analysis.regions.map((region) => region.name), ...(body.region ? [body.region] : [])];
  if (names.length > 0) return plans.filter((document) => names.includes(document.region ?? ''));
  return body.alone ? plans.filter((document) => isOfLevel(document, body)) : [];
}

/** 县发展改革局 is the bureau of a county, of no 区; both are of one level. */
function isOfLevel({ level, region }: StoredDocument, body: AskedBody): boolean {
  if (body.level === null) return true;
  const letter = body.written.charAt(0);
  const isOther = /[县区]/.test(letter) && /[县区]$/.test(region ?? '') && !region?.endsWith(letter);
  return level === body.level && !isOther;
}

async function sharesIn(document: StoredDocument, body: AskedBody, store: PlanStore): Promise<Share[]> {
  const passages = await store.passagesOf(document.id);
  return passages
    .map((passage) => responsibilityOf(describe({ passage, score: 0, document, figures: [] })))
    .filter((hold) => hold !== null)
    .sort((a, b) => a.found.passage.span.start - b.found.passage.span.start)
    .flatMap((hold): Share[] => {
      // 责任单位：A: where none leads, A answers for it alone.
      const answering = body.anyPart && hold.label !== null && hold.leads === null ? hold.others : null;
      const leads = officesOf(hold.leads ?? answering);
      const others = leads.filter((one) => !bodiesOf(one).some((name) => bodyKey(name) === body.key));
      if (others.length < leads.length) return [{ hold, with: others }];
      return bodiesOf(hold.others).some((one) => bodyKey(one) === body.key) ? [{ hold, with: null }] : [];
    });
}

function isAsked({ hold, with: together }: Share, { byItself, about }: AskedBody): boolean {
  // （责任处室：指挥中心）: where none leads, the others are the one asked for.
  const beside = hold.helpers !== null || (hold.leads !== null && hold.others !== null);
  if (byItself && (together === null || together.length > 0 || beside)) return false;
  return about.every((word) => taskOf(hold.found).includes(word));
}

/** An annex or its nouns asked for: of several annexes the one whose title has the noun, 重点平台清单, 主要发展指标. */
function inAnnex(analysis: Analysis, shares: readonly Share[]): readonly Share[] {
  const noun = /平台|指标/.exec(analysis.question)?.[0];
  if (!analysis.annex && noun === undefined && !/清单/.test(analysis.question)) return shares;
  const rows = shares.filter(({ hold }) => isRow(hold.found));
  const titled = rows.filter(({ hold }) => hold.found.path.some((section) => section.heading.includes(noun ?? '清单')));
  return titled.length > 0 ? titled : rows;
}

function isRow({ passage }: Found): boolean {
  return passage.kind === 'table-row';
}

/** 市工信局（大数据管理局） is one office: it does not lead together with itself. */
function officesOf(text: string | null): string[] {
  return (text ?? '').split(/[、，；](?![^（]*）)/u).filter((one) => one.trim() !== '');
}

/** The tasks in one list, the rows of each annex in one of their own. */
function listsOf(
  shares: readonly Share[],
  { body, place, part }: { body: AskedBody; place: string; part: string },
): Block[] {
  const groups = Map.groupBy(shares, ({ hold: { found } }) =>
    isRow(found) ? `${found.document.id}:${found.passage.section}` : '',
  );
  return [...groups.values()].map((group): Block => {
    const [first] = group;
    const annex = first && isRow(first.hold.found) ? first.hold.found.path.at(-1) : undefined;
    const where = annex ? `${/^附[件表]\s*[一二三四五六七八九\d]*/u.exec(annex.label)?.[0] ?? '附表'}中` : '';
    const items = group.map((share) => statementOf(share, place === ''));
    const noun = annex ? (/平台|指标|项目/u.exec(annex.heading)?.[0] ?? '') : '任务';
    const lead = `${place}${where}由${body.written}${part}的${noun}共${items.length}${annex && noun !== '' ? '个' : '项'}`;
    return { kind: 'list', lead: { text: lead, computed: true, proofs: items.flatMap((item) => item.proofs) }, items };
  });
}

function statementOf(share: Share, named: boolean): Statement {
  const { found, range } = share.hold;
  const together = share.hold.leads === null ? '共同负责' : '共同牵头';
  const others = share.with && share.with.length > 0 ? `（与${share.with.join('、')}${together}）` : '';
  const leads = share.with === null && share.hold.leads ? `（${share.hold.leads}牵头）` : '';
  return {
    text: `${named ? (found.region ?? '') : ''}${taskOf(found)}${others}${leads}`,
    proofs: [{ ...proofOfRange(found, range), context: heading(found) }, ...openingProof(found)],
  };
}

function heading(found: Found): Found['passage']['context'] {
  return found.passage.context.filter((piece) => piece.role === 'section').slice(0, 1);
}

const NUMBER_IN_FRONT = '\\s*(?:\\d{1,3}[.．、]|[（(][一二三四五六七八九十\\d]{1,3}[）)])?\\s*';
const OPENING = new RegExp(
  `^(${NUMBER_IN_FRONT})(?:(?:依托|围绕|通过|按照|根据|针对|结合|利用|坚持|为了?|对)[^，。；：]*，)?[^，。；：]*`,
  'u',
);

/** （牵头单位：… that closes a task is no word of it. */
const DUTY = /[（(【](?:牵头|责任|主办|配合)(?:单位|部门|处室)[：:].*$/u;

/** 4.依托…平台，优化考试流程，…: a numbered task without a heading is named by its first clause that does something. */
export function openingOf(text: string): { start: number; end: number } {
  const [whole = '', number = ''] = OPENING.exec(text.replace(DUTY, '')) ?? [];
  return { start: number.length, end: whole.length };
}

function isUnnamed({ passage, path }: Found): boolean {
  return passage.kind !== 'table-row' && path.at(-1)?.heading === '';
}

function openingProof(found: Found): Statement['proofs'] {
  return isUnnamed(found) ? [proofOfRange(found, openingOf(found.passage.indexText))] : [];
}

function taskOf(found: Found): string {
  const section = found.path.at(-1);
  if (isRow(found)) return `“${nameCell(found)}”`;
  if (!section) return found.passage.indexText.slice(0, 24);
  const { start, end } = openingOf(found.passage.indexText);
  const title = isUnnamed(found)
    ? found.passage.indexText.slice(start, end).replace(/“/gu, '‘').replace(/”/gu, '’')
    : section.heading.replace(/[“”]/g, '');
  const number = /^\d{1,3}/.exec(section.label)?.[0];
  return number ? `第${number}条“${title}”` : `“${title}”`;
}
