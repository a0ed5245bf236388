/** Drafts for the parts of one message in, one draft out: answered parts stand, a part without an answer is named. */
import { normal, type Term } from '#retrieval/query/question-terms';
import type { SubjectPart } from './analyse-parts.ts';
import { type Block, type Draft, type Proof, proofsOf, type Statement, textsOf } from './draft.ts';
import { merged } from './extractive/merge-drafts.ts';
import {
  type AskedPart,
  partsUnsaid,
  saysKind,
  subjectParts,
  withBeside,
  withMissing,
} from './extractive/parts-missing.ts';

export interface InnerDraft {
  part: AskedPart;
  draft: Draft;
}

/** It answers, and not with what the parts before it have said already. */
export function saysMore({ part, draft }: InnerDraft, before: readonly InnerDraft[]): boolean {
  const said = new Set(before.flatMap((one) => textsOf(one.draft)));
  return draft.status === 'answered' && textsOf(draft).some((text) => !said.has(text) && saysKind(part.text, text));
}

/** Answered parts stand; a part that is refused makes the whole partial and is named. */
export function together(drafts: readonly Draft[]): Draft {
  const answered = drafts.filter((draft) => draft.status !== 'refused');
  const refused = drafts.filter((draft) => draft.status === 'refused');
  const [first] = drafts;
  if (!first) throw new RangeError('a question has at least one part');
  if (answered.length === 0 || drafts.length === 1) return first;
  const joined = merged(answered);
  if (refused.length === 0) return joined;
  const reason = refused[0]?.reason;
  const missing = [...joined.missing, ...refused.flatMap((draft) => draft.missing)];
  return {
    ...joined,
    status: 'partial',
    missing,
    ...(reason ? { reason } : {}),
    lead: `${refused.map((draft) => draft.lead ?? '').join('')}能查到的是：`,
  };
}

/** The answer to the whole message with what its parts asked alone add; parts that neither answers are named. */
export function withInner(whole: Draft, inner: readonly InnerDraft[]): Draft {
  if (inner.length === 0) return whole;
  if (whole.status === 'refused') return insteadOfRefusal(whole, inner);
  const drafts = inner.map(({ draft }) => draft);
  // Taken together one part was mistaken for the other; each has its own answer.
  if (whole.status === 'partial')
    return whole.reason !== 'region-not-covered' && inner.every((one) => answersPart(one, { inner, whole }))
      ? withoutRepeats(together(drafts))
      : whole;
  const joined = withAdded(whole, inner);
  const said = new Set(textsOf(joined));
  const unsaid = partsUnsaid(
    inner.map(({ part }) => part),
    joined,
  );
  // Asked alone it has the very answer that is shown, in words of the paper that do not repeat the question's.
  const answeredBy = ({ draft }: InnerDraft): boolean =>
    draft.status === 'answered' && statementsIn(draft).some(({ text }) => said.has(text));
  const beside = withBeside(
    joined,
    unsaid.map(({ text }) => text),
  );
  const missing = inner.filter(({ part }) => beside.silent.includes(part.text)).filter((one) => !answeredBy(one));
  return withMissing(beside.draft, { parts: missing.map(({ part }) => part.text), asked: inner.length });
}

/** It answers, and of the thing that the message is about. */
function answersPart({ part, draft }: InnerDraft, { inner, whole }: { inner: readonly InnerDraft[]; whole: Draft }) {
  const statements = statementsIn(draft);
  const isOfThem = isOfOthers(part, { others: ownOfOthers(part, inner), shown: proofsOf(sentencesOf(whole)) });
  return draft.status === 'answered' && (statements.length === 0 || statements.some(isOfThem));
}

function ownOfOthers(part: AskedPart, inner: readonly InnerDraft[]): Term[] {
  return inner.flatMap((other) => (other.part === part ? [] : other.part.own));
}

/** Several subjects asked in one go, each asked alone beside the other questions of the message. */
export interface SubjectDrafts {
  subjects: readonly InnerDraft[];
  /** 分别: one that has no answer is named as missing. */
  each: boolean;
  others: readonly InnerDraft[];
}

/** What was asked of several subjects is answered for each: what the whole leaves out is added, or named as missing. */
export function withSubjects(whole: Draft, { subjects, each, others }: SubjectDrafts): Draft {
  const drafts = [...subjects, ...others].map(({ draft }) => draft);
  const answered = drafts.filter(({ status }) => status === 'answered');
  if (whole.status !== 'answered') {
    const isOfParts = whole.reason === 'indicator-not-found' || whole.reason === 'no-figure';
    const isBetter = answered.length === drafts.length || (whole.status === 'refused' && answered.length > 0);
    return isOfParts && isBetter ? withoutRepeats(together(drafts)) : whole;
  }
  const unsaid = subjectsUnsaid(subjects, whole);
  const found = unsaid.filter(({ draft }) => draft.status === 'answered');
  const joined = found.length > 0 ? withoutRepeats(merged([whole, ...found.map(({ draft }) => draft)])) : whole;
  const silent = unsaid.filter(({ draft }) => draft.status === 'refused');
  return each && silent.length > 0
    ? withMissing(joined, { parts: silent.map(({ part }) => part.text), asked: subjects.length })
    : joined;
}

/** Asking each subject alone may add to the answer. */
export function needsSubjects(whole: Draft, subjects: readonly SubjectPart[]): boolean {
  return whole.status !== 'answered' || partsUnsaid(subjectParts(subjects), whole).length > 0;
}

function subjectsUnsaid(subjects: readonly InnerDraft[], whole: Draft): InnerDraft[] {
  const said = new Set(textsOf(whole));
  const parts = new Set(
    partsUnsaid(
      subjects.map(({ part }) => part),
      whole,
    ),
  );
  const answeredBy = ({ draft }: InnerDraft): boolean =>
    draft.status === 'answered' && statementsIn(draft).some(({ text }) => said.has(text));
  return subjects.filter((one) => parts.has(one.part) && !answeredBy(one));
}

/** Asked as one the message has no answer; its first part may have one, and what goes on from it is then named. */
function insteadOfRefusal(whole: Draft, inner: readonly InnerDraft[]): Draft {
  const drafts = inner.map(({ draft }) => draft);
  const isOfParts = whole.reason === 'indicator-not-found' || whole.reason === 'no-figure';
  return isOfParts && drafts[0]?.status === 'answered' ? together(drafts) : whole;
}

function withoutRepeats(draft: Draft): Draft {
  const said = new Set<string>();
  const blocks = draft.blocks.flatMap((block): Block[] => {
    if (block.kind !== 'sentences') return [block];
    const statements = block.statements.filter(({ text }) => !said.has(text));
    for (const { text } of statements) said.add(text);
    return statements.length > 0 ? [{ ...block, statements }] : [];
  });
  return { ...draft, blocks };
}

function sentencesOf({ blocks }: Draft): Draft['blocks'] {
  return blocks.filter((block) => block.kind === 'sentences');
}

/** A document, in a bulletin one article of it. */
function placeOf({ document, section }: Proof): string {
  let at = section;
  while (at !== null && (document.sections[at]?.parent ?? null) !== null) at = document.sections[at]?.parent ?? null;
  return document.kind === 'bulletin' ? `${document.id}#${at}` : document.id;
}

function statementsIn({ blocks }: Draft): Statement[] {
  return blocks.flatMap((block) => (block.kind === 'sentences' ? block.statements : []));
}

/** What an inner question finds beside the answer to the whole is added; one that finds nothing new adds nothing. */
function withAdded(whole: Draft, inner: readonly InnerDraft[]): Draft {
  const proofs = proofsOf(sentencesOf(whole));
  const places = new Set(proofs.map(placeOf));
  const papers = new Set(proofs.map(({ document }) => document.id));
  const unsaid = partsUnsaid(
    inner.map(({ part }) => part),
    whole,
  );
  const said = new Set(statementsIn(whole).map(({ text }) => text));
  const numbers = new Set(numbersIn([...said].join('，')));
  // 2022、2023、2024分别是多少: the whole has said what a part of it would say again.
  const isNew = (text: string): boolean => {
    const own = numbersIn(text);
    return !said.has(text) && (own.length === 0 || own.some((number) => !numbers.has(number)));
  };
  const blocks = [...whole.blocks];
  for (const { part, draft } of inner) {
    const isUnsaid = unsaid.includes(part);
    // 省级示范智能车间呢: asked in no words of its own, it is not answered twice.
    if (draft.status !== 'answered' || (/呢$/.test(part.text) && !isUnsaid)) continue;
    // An inner question stays in the article that answers the whole: 占比多少 is of that thing, not of another place's.
    const isNear = (proof: Proof): boolean =>
      places.has(placeOf(proof)) || (isUnsaid && part.own.length > 0 && papers.has(proof.document.id));
    const isOfThem = isOfOthers(part, { others: ownOfOthers(part, inner), shown: proofs });
    const statements = statementsIn(draft).filter(
      (one) => isNew(one.text) && one.proofs.every(isNear) && saysKind(part.text, one.text) && isOfThem(one),
    );
    for (const one of statements) said.add(one.text);
    if (statements.length > 0) blocks.push({ kind: 'sentences', statements });
  }
  return { ...whole, blocks };
}

const CLASS_ASKED = /哪[些几个]?\p{Script=Han}{2,4}$/u;
/** What a part does with the thing of the others, and whom it asks for: no thing of its own. */
const ROLE =
  /^(?:分别|落|落在|设在|位于|牵头|协同|协办|协助|配合|负责|主管|分管|承担|责任|主体|实施|组织|参与|[各省市区县]?(?:局|委|办|厅|处|科|所|单位|部门|领导))+$/u;

/**
 * 分别落在哪些高校, 谁协同: a part that names nothing but a role or the class of what it asks for is about the thing of the
 * other parts; a sentence elsewhere that has the class, or the role in another task, is no answer.
 */
export function isOfOthers(
  { text, own }: AskedPart,
  { others, shown }: { others: AskedPart['own']; shown: readonly Proof[] },
): (one: Statement) => boolean {
  const asked = normal(text);
  const inClass = CLASS_ASKED.exec(asked)?.[0] ?? '';
  const namesNothing = own.every(({ text: said, kind }) => kind === true || inClass.includes(said) || ROLE.test(said));
  const things = others.filter((term) => !ROLE.test(term.text));
  if (!namesNothing || things.length === 0 || !(inClass !== '' || ASKS_BODY.test(asked))) return () => true;
  return (one) =>
    things.some((term) => normal(one.text).includes(term.text)) ||
    one.proofs.some(({ document, span }) =>
      shown.some(
        (proof) => proof.document.id === document.id && proof.span.start < span.end && span.start < proof.span.end,
      ),
    );
}

const ASKS_BODY = /谁|哪[个些]?(?:局|委|办|厅|处|单位|部门|领导)/u;

function numbersIn(text: string): string[] {
  return text.match(/\d+(?:\.\d+)?/g) ?? [];
}
