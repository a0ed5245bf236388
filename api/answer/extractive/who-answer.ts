/**
 * Who leads, who answers for it: from the bracket that closes a task, from a table's column of bodies, or from a
 * sentence that says it (由市委书记任第一组长). All leads are named; body text and annex are both shown when they differ.
 */

import type { ContextPiece } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { coverage } from '#retrieval/query/coverage';
import type { Found } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import { type RankedSentence, rankSentences } from '#retrieval/query/rank-sentences';
import { bodyKey } from '#retrieval/vocabulary/body-names';
import type { Draft, Statement } from '../draft.ts';
import { actingClause } from './acting-clause.ts';
import { BODY } from './body-words.ts';
import { LEADS } from './claim-leads.ts';
import { LEADS_IN_TEXT, leadInText } from './lead-in-text.ts';
import { proofOfRange } from './proofs.ts';
import { bodiesInWords, type Responsibility, responsibilityOf } from './responsibility.ts';
import { nameCell } from './row-name.ts';
import { inRegions, statementOf } from './sentence-answer.ts';

const ACTOR =
  /由.{1,24}(?:任|担任|牵头|负责|组织|承担)|担任|召集人|(?:局|厅|委|办|部|处|中心|银行)(?:牵头)?负责|牵头(?!单位)|任第?一?组长|设在|会同|联合|组织召开|召开|制定|印发|讲解|主办|发起|承办|共同|授权|组建/;

export const ROLE = /第?[一二]?召集人|第?[一二]?副?组长|会长|理事长|总指挥|链长|秘书长/;

export function whoAnswer(
  analysis: Analysis,
  found: readonly Found[],
  ranked: readonly RankedSentence[],
): Draft | null {
  const inPlace = found.filter((one) => fits(analysis, one));
  const said = inRegions(analysis, ranked).filter((one) => one.own >= 0.62 && ACTOR.test(one.text));
  const clauses = inPlace
    .map((one) => ({ one, share: clauseCoverage(analysis, one), hold: responsibilityOf(one) }))
    .filter((entry) => entry.hold !== null && entry.share >= 0.7)
    .sort((a, b) => b.share - a.share || b.one.score - a.one.score);
  const best = clauses[0];
  const [top] = inRegions(analysis, ranked);
  // 哪家企业拿下的: whoever did it, no office in charge.
  const doer = /哪[一]?[家个](?:企业|公司|集团|城市|市|平台|高校|园区)/.test(analysis.question);
  if (doer && top && top.own >= 0.8 && top.score >= (said[0]?.score ?? 0) + 0.1)
    return {
      status: 'answered',
      blocks: [{ kind: 'sentences', statements: [statementOf(analysis, top)] }],
      missing: [],
    };
  const sentence = said[0];
  const role = ROLE.exec(analysis.question)?.[0];
  const inRoles =
    role === undefined ? [] : said.filter((one) => new RegExp(`(?:任|为|是|由)[^，。；]{0,8}${role}`).test(one.text));

  // 办公室放在哪个局: where it sits, not who leads something with an office in its name.
  const seat = /(?:设|放|挂)(?:靠)?在?了?哪/.test(analysis.question)
    ? said.find((one) => /设在|挂靠|设于/.test(one.text))
    : undefined;
  if (seat)
    return {
      status: 'answered',
      blocks: [{ kind: 'sentences', statements: [statementOf(analysis, seat, { must: /设在|挂靠|设于/ })] }],
      missing: [],
    };
  if (inRoles.length > 0) {
    const chosen = firstPerRegion(inRoles.map((one) => ({ one: one.found, said: one }))).filter(
      (_, at) => at === 0 || analysis.regions.length > 1,
    );
    const statements = chosen.map((entry) => statementOf(analysis, entry.said, { must: new RegExp(role ?? '') }));
    return { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] };
  }
  // Of two things each has its own doer.
  const one = !/分别|各自?由|各是/.test(analysis.question);
  const acting = one ? actingClause(analysis, found, inRegions(analysis, ranked)) : null;
  if (acting && (!best || acting.found === best.one || acting.share >= best.share))
    return { status: 'answered', blocks: [{ kind: 'sentences', statements: [acting.statement] }], missing: [] };
  const wantsLead = /牵头|牵的头|责任|负责|归|管|主管|配合|部门|单位/.test(analysis.question);
  // 制定免罚清单 names nobody, though the words say that somebody does it; the bracket behind it does.
  const isNamed = sentence !== undefined && (!best || BODY.test(sentence.text));
  if (
    isNamed &&
    (sentence.own >= 0.85 || !best || (!wantsLead && sentence.own >= 0.7)) &&
    (!best || sentence.own >= best.share - 0.02)
  ) {
    const statements = said
      .filter((one) => one.score >= sentence.score - 0.04)
      .slice(0, 3)
      .map((one) => statementOf(analysis, one, { must: ACTOR }));
    return { status: 'answered', blocks: [{ kind: 'sentences', statements: uniqueRegions(statements) }], missing: [] };
  }
  if (!best?.hold) return null;
  const led =
    best.hold.leads || !/牵/.test(analysis.question) ? null : leadInText(best.one, inRegions(analysis, ranked));
  if (led)
    return {
      status: 'answered',
      blocks: [{ kind: 'sentences', statements: [statementOf(analysis, led, { must: LEADS_IN_TEXT })] }],
      missing: [],
    };
  const chosen = clauses.filter((entry) => entry.share >= best.share - 0.05);
  const rows = chosen.filter((entry) => entry.one.passage.kind === 'table-row');
  const annexOnly = analysis.annex && rows[0] && !/一致|一样|到底|分别/.test(analysis.question);
  // 现代物流平台: a task that does not name the row's thing is another matter than the row.
  const asked = normal(analysis.question);
  const thing = rows
    .filter(({ one }) => one.figures.length === 0)
    .map(({ one }) => normal(nameCell(one)))
    .find((name) => name.length > 3 && asked.includes(name));
  const about =
    thing === undefined
      ? chosen
      : chosen.filter(({ one }) => one.passage.kind === 'table-row' || one.text.includes(thing));
  // Body text and annex may name different bodies: both are shown, wherever the question leaves the place open too.
  const perRegion = annexOnly
    ? firstPerRegion(rows)
    : firstPerRegion(about).flatMap(({ one: { region } }) =>
        (['clause', 'table-row'] as const).flatMap(
          (kind) => about.find(({ one }) => one.region === region && one.passage.kind === kind) ?? [],
        ),
      );
  const statements = (perRegion.length > 0 ? perRegion : [best]).flatMap((entry) =>
    entry.hold ? [wordsOf(analysis, entry.hold)] : [],
  );
  const differ =
    perRegion.length >= 2 && /一致|一样|到底|不同/.test(analysis.question)
      ? differenceOf(perRegion.flatMap((entry) => entry.hold ?? []))
      : null;
  return {
    status: 'answered',
    blocks: [{ kind: 'sentences', statements: differ ? [...statements, differ] : statements }],
    missing: [],
  };
}

/** 由危化处负责吗: the body is what is to be checked and helps nothing to find the task. */
export function withoutClaimed(analysis: Analysis): Analysis {
  const claimed = CLAIMED.map((pattern) => pattern.exec(analysis.question)?.[1]).find((name) => name !== undefined);
  if (!claimed) return analysis;
  const terms = analysis.terms.filter((term) => !normal(claimed).includes(term.text));
  return terms.some((term) => term.core) ? { ...analysis, terms } : analysis;
}

/** Leads of every statement shown; those of the row of the very thing that the claim names go before those of a clause. */
function leadsNamed({ blocks }: Draft, question: string): string[] {
  const named = blocks
    .flatMap((block) => (block.kind === 'sentences' ? block.statements : []))
    .flatMap(({ text }) => {
      const leads = /牵头部门为([^，。；]*)|”由([^，。；]*)牵头(?=[，。；]|$)/.exec(text)?.slice(1).find(Boolean);
      const row = /附件[^“]*“([^”]+)”/.exec(text)?.[1];
      return leads === undefined ? [] : [{ leads, isRow: row !== undefined && normal(question).includes(normal(row)) }];
    });
  const rows = named.filter(({ isRow }) => isRow);
  return (rows.length > 0 ? rows : named).map(({ leads }) => leads);
}

/** 是由市大数据管理局牵头的吧: the body of the claim is compared with those that the paper names as leads. */
export function checkedClaim(analysis: Analysis, led: Draft): Draft {
  const claimed = CLAIMED.map((pattern) => pattern.exec(analysis.question)?.[1]).find((name) => name !== undefined);
  const said = led.blocks
    .flatMap((block) => (block.kind === 'sentences' ? block.statements.map((one) => one.text) : []))
    .join('；');
  if (!claimed || said === '') return led;
  // All that the bracket names answer for it alike: none of them leads.
  if (/没有注明牵头部门/.test(said) && /牵头/.test(analysis.question)) return { ...led, ...LEADS.noLead };
  const named = leadsNamed(led, analysis.question);
  const right = named.filter((leads) => sameBodies(leads, claimed));
  if (right.length > 0 && right.length < named.length) return { ...led, ...LEADS.disputedWording };
  const role = /(第一组长|副?组长|第一主任|主任)/.exec(analysis.question)?.[1];
  const holds =
    named.length > 0
      ? right.length > 0
      : role
        ? new RegExp(`${claimed.replace(/^[市省区县]/, '')}[^，。；]{0,3}(?:任|担任)${role}`).test(said)
        : said.includes(claimed);
  return { ...led, ...(holds ? LEADS.yes : LEADS.no) };
}

const CLAIMED: readonly RegExp[] = [
  /(?:是由|是|由|归)([\p{Script=Han}]{2,16}?(?:局|委|办|厅|部|处|科|院|署|中心|区长|市长|书记|政府|小组|公司|集团))(?:来)?(?:牵头|负责|管|当|任|担任|主管)/u,
  // 牵头单位包括市发改委吗, 牵头部门有没有市工信局
  /牵头(?:单位|部门)?里?(?:是不是|是否|有没有|是|为|有|包括|包含|含)+([\p{Script=Han}]{2,16}?(?:局|委|办|厅|部|中心|政府|小组|公司|集团))(?=$|[吗吧么？?，。])/u,
  // 区大数据管理局牵头建设平台
  /(?<=^|[，。：])([\p{Script=Han}]{2,16}?(?:局|委|办|厅|部|处|中心|小组|公司|集团))(?:来|共同|联合)?牵头(?!单位|部门)/u,
  // 责任处室是宣教中心
  /责任(?:处室|科室|单位|部门)(?:是|为)([\p{Script=Han}]{2,12}?)(?=$|[吗吧么？?，。])/u,
];

const BODY_END = /(?:局|委|办|厅|部|处|科|院|署|中心|政府|小组|公司|集团)$/u;

/** 市工信局和通管办 are two; 人力资源和社会保障局 is one. */
function sameBodies(leads: string, claimed: string): boolean {
  if (sameBody(leads, claimed)) return true;
  const parts = claimed.split(/[、和与及]/u);
  return parts.length > 1 && parts.every((part) => BODY_END.test(part) && sameBody(leads, part));
}

function sameBody(leads: string, claimed: string): boolean {
  return bodiesOf(leads).some((one) => bodyKey(one) === bodyKey(claimed));
}

/** 市工信局（大数据管理局） are two names of one body; what else stands in brackets is none. */
export function bodiesOf(text: string | null): string[] {
  return (text ?? '')
    .replace(/（([^（）]{2,12}(?:局|委|办|中心))）/gu, '、$1')
    .replace(/（[^（）]*）/gu, '')
    .replace(/等$/u, '')
    .split(/[、，；]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function fits(analysis: Analysis, found: Found): boolean {
  const { regions, documents } = analysis;
  if (documents.ids.length > 0) return documents.ids.includes(found.document.id);
  return regions.length === 0 || regions.some((region) => region.name === found.region);
}

function clauseCoverage(analysis: Analysis, found: Found): number {
  const heading = normal(found.path.map((section) => section.heading).at(-1) ?? '');
  return coverage(analysis.terms, [
    { text: heading, worth: 1 },
    { text: found.text, worth: 0.92 },
    { text: found.context, worth: 0.7 },
  ]).share;
}

function wordsOf(analysis: Analysis, hold: Responsibility): Statement {
  const { found } = hold;
  const task =
    found.passage.kind === 'table-row'
      ? `${/^附[件表]\s*[一二三四五六七八九\d]*/u.exec(found.path.at(-1)?.label ?? '')?.[0] ?? ''}“${nameCell(found)}”`
      : taskName(analysis, found);
  return {
    text: `${found.region ?? ''}${task}${bodiesInWords(hold, analysis.question)}`,
    proofs: [{ ...proofOfRange(found, hold.range), context: [...headingPiece(found), ...saidPiece(analysis, found)] }],
  };
}

function taskName(analysis: Analysis, found: Found): string {
  const heading = found.path.at(-1)?.heading;
  if (heading) return `“${heading.replace(/[“”]/g, '')}”`;
  const named = wordsNaming(analysis, found);
  return named ? `“${named}”` : '该项工作';
}

const MAX_NAME = 48;

/** 3.将学生保险扩大到高中阶段，…（牵头单位：教育厅）: a task without a heading is named by its words that are asked for. */
function wordsNaming(analysis: Analysis, found: Found): string | null {
  const [best] = rankSentences(analysis, [found]);
  if (!best || best.own < 0.4) return null;
  const pieces = best.text
    .replace(/[（(][^（）()]{0,80}?(?:单位|部门|处室|牵头|负责).*$/u, '')
    .split(/[，；。：]/u)
    .map((piece) => piece.replace(/^\s*(?:\d{1,3}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)])\s*/u, '').trim())
    .filter((piece) => piece.length >= 4 && piece.length <= MAX_NAME && !/[“”]/u.test(piece))
    .map((text) => ({ text, share: coverage(analysis.terms, [{ text: normal(text), worth: 1 }]).share }))
    .sort((a, b) => b.share - a.share);
  return pieces[0] && pieces[0].share >= 0.4 ? pieces[0].text : null;
}

function headingPiece(found: Found): ContextPiece[] {
  return found.passage.context.filter((piece) => piece.role === 'section').slice(0, 1);
}

/** The sentence of the task that names what is asked, as the reason why this bracket answers. */
function saidPiece(analysis: Analysis, found: Found): ContextPiece[] {
  const [best] = rankSentences(analysis, [found]);
  if (!best || best.own < 0.4) return [];
  return [{ role: 'sentence', text: best.text, span: proofOfRange(found, best.range).span }];
}

function firstPerRegion<T extends { one: Found }>(entries: readonly T[]): T[] {
  const seen = new Set<string | null>();
  return entries.filter((entry) => !seen.has(entry.one.region) && seen.add(entry.one.region)).slice(0, 4);
}

function differenceOf(holds: readonly Responsibility[]): Statement | null {
  const [first, second] = holds;
  if (!first || !second || !first.leads || !second.leads) return null;
  const same = first.leads === second.leads;
  return {
    text: same ? '正文与附件一致' : `正文与附件不一致：正文为${first.leads}，附件为${second.leads}`,
    proofs: [proofOfRange(first.found, first.range), proofOfRange(second.found, second.range)],
  };
}

function uniqueRegions(statements: readonly Statement[]): Statement[] {
  const seen = new Set<string>();
  return statements.filter((statement) => !seen.has(statement.text) && seen.add(statement.text));
}
