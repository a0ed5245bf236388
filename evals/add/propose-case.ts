/**
 * A question and the answer that it got in, a golden case to be looked through out. Evidence is cut from the cited text
 * to the letter; what must and must not be said are the figures of the cited places and their nearest rivals.
 */
import type { Figure } from '#retrieval/plan-document';
import { type Ask, asksOf } from '#retrieval/query/question-kind';
import type { AskReply } from '../../api/contract.ts';
import type { GoldenCase } from '../golden-case.ts';
import type { EvalCorpus } from '../open-corpus.ts';
import { folded } from '../score-case.ts';

/** The first that the question asks for decides. */
const KINDS: [Ask, GoldenCase['kind']][] = [
  ['who', 'who'],
  ['which-documents', 'where'],
  ['where', 'where'],
  ['quotation', 'quotation'],
  ['definition', 'definition'],
  ['summary', 'summary'],
  ['when', 'when'],
  ['compare', 'compare'],
  ['compute', 'compute'],
  ['yes-no', 'yes-no'],
  ['count', 'count'],
  ['list', 'list'],
];

/** Words that say what kind of figure it is, or limit it: leaving one out is a wrong answer. */
const QUALIFYING = /力争|以上|以下|不低于|不少于|超过|超(?=\d)|左右|累计|新建|新增|年均|每年|提高|提升/g;
const MOST_FORBIDDEN = 5;

export async function proposeCase(id: string, reply: AskReply, corpus: EvalCorpus): Promise<GoldenCase> {
  const refused = reply.status === 'refused';
  const figures = refused ? [] : await citedFigures(reply, corpus);
  return {
    id,
    kind: refused ? 'refusal' : kindOf(reply),
    wording: 'plain',
    question: reply.question,
    status: reply.status,
    ...(reply.reason && reply.status !== 'answered' ? { reason: [reply.reason] } : {}),
    documents: [...new Set(reply.citations.map(({ documentId }) => documentId))],
    evidence: refused ? [] : evidenceOf(reply, figures),
    required: [...new Set(figures.length > 0 ? figures.flatMap(requiredOf) : refused ? [] : namesIn(reply))],
    forbidden: await rivalsOf(figures, reply, corpus),
  };
}

function kindOf({ question, citations }: AskReply): GoldenCase['kind'] {
  const asks = asksOf(question);
  const named = KINDS.find(([ask]) => asks.has(ask))?.[1];
  return named ?? (citations.length > 0 && citations.every(({ quote }) => isRow(quote)) ? 'table' : 'look-up');
}

/** A table row has its cells between bars; a part of it would stand in many places. */
function isRow(quote: string): boolean {
  return /[|\t]/.test(quote);
}

/** Figures of the cited sentences and rows that the answer says. */
async function citedFigures({ citations, answer }: AskReply, { store }: EvalCorpus): Promise<Figure[]> {
  const said = folded(answer);
  const found = new Map<string, Figure>();
  for (const { documentId, start, end } of citations) {
    const passages = (await store.passagesOf(documentId)).filter(({ span }) => span.start < end && start < span.end);
    for (const figure of await store.figuresOf(passages.map((passage) => passage.id))) {
      const inQuote = figure.span.start >= start && figure.span.end <= end;
      if (inQuote && said.includes(folded(figure.valueText))) found.set(figure.id, figure);
    }
  }
  return [...found.values()];
}

/** The clause around each figure; the whole quote where the answer says no figure of it. */
function evidenceOf({ citations }: AskReply, figures: readonly Figure[]): string[] {
  const pieces = citations.flatMap(({ documentId, quote, start, end }) => {
    const own = figures.filter(
      (one) => one.documentId === documentId && one.span.start >= start && one.span.end <= end,
    );
    return own.length === 0 || isRow(quote)
      ? [quote.trim()]
      : own.map((one) => clauseAround(quote, one.span.start - start, one.span.end - start));
  });
  return [...new Set(pieces)].filter((piece) => piece !== '');
}

function clauseAround(quote: string, start: number, end: number): string {
  const before = quote.slice(0, start).search(/[^，,。；;|\n]*$/);
  const after = quote.slice(end).search(/[，,。；;|\n]/);
  return quote.slice(before, after < 0 ? quote.length : end + after).trim();
}

const ENUMERATED = /[^、，,。；：:（）()“”"|\s]{2,16}(?:、[^、，,。；：:（）()“”"|\s]{2,16})+/gu;
/** What stands around the first and the last of a list: 围绕…, …牵头, …等未来产业. */
const AROUND_NAMES = /^(?:围绕|由|包括|推进|加快|做好)|(?:等.*|牵头.*|负责.*)$/gu;
const MOST_NAMES = 12;

/** Without figures: a short quote as a whole, else the names that quote and answer list with 、. */
function namesIn({ citations, answer }: AskReply): string[] {
  const said = folded(answer);
  const names = citations.flatMap(({ quote }) =>
    quote.length <= 30
      ? [quote.trim()]
      : (quote.match(ENUMERATED) ?? []).flatMap((run) => run.split('、').map((name) => name.replace(AROUND_NAMES, ''))),
  );
  return names.filter((name) => name.length >= 2 && said.includes(folded(name))).slice(0, MOST_NAMES);
}

function requiredOf({ statement, valueText, qualifier }: Figure): string[] {
  return [...new Set([...(qualifier ? [qualifier] : []), ...(statement.match(QUALIFYING) ?? []), valueText])];
}

/** The same indicator elsewhere and in other years: what is most easily taken for the right value. */
async function rivalsOf(
  figures: readonly Figure[],
  { answer, question }: AskReply,
  { store }: EvalCorpus,
): Promise<string[]> {
  const names = [...new Set(figures.map(({ name }) => name))];
  if (names.length === 0) return [];
  const { figures: rivals } = await store.figures({ filters: { names }, limit: 50 });
  const said = folded(`${answer} ${question}`);
  const others = rivals.map(({ valueText }) => valueText).filter((value) => !said.includes(folded(value)));
  return [...new Set(others)].slice(0, MOST_FORBIDDEN);
}
