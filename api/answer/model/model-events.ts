/**
 * A prepared question that the gate let through in, the answer of a model out, sentence by sentence as it is written:
 * verified, or sent back once with its problem, or dropped. What is then missing the built-in answer fills; when nothing
 * of the model stands, the built-in answer is the answer.
 */

import { PROMPT_VERSION } from '#prompts/answer-instructions';
import { answerPrompt } from '#prompts/answer-prompt';
import { repairPrompt } from '#prompts/repair-prompt';
import type { PlanStore } from '#retrieval/store/plan-store';
import { verifyStatement } from '#retrieval/verify/verify-statement';
import type { AnswerEvent } from '../answer-event.ts';
import { type AnswerSteps, UNWATCHED } from '../answer-steps.ts';
import type { AnswerTrace } from '../answer-trace.ts';
import { type Block, proofsOf, type Statement } from '../draft.ts';
import { builtInStatements, extractiveEvents, tracedPassage, tracedProof } from '../extractive-events.ts';
import { correctionNote, type Prepared, type ReplyClock, replyOf } from '../prepared.ts';
import { answerLanguage } from './answer-language.ts';
import { type AnswerWriter, answerWriter } from './answer-writer.ts';
import type { ChatModel } from './chat-model.ts';
import { countsOf } from './counted-lead.ts';
import { blocksToFill } from './fill-gaps.ts';
import { type Given, givenPassages, promptPassage } from './given-passages.ts';
import { missingParts } from './missing-parts.ts';
import type { ModelFault } from './model-fault.ts';
import { type DraftRound, newRound, readDraft } from './read-draft.ts';

export interface ModelDeps extends ReplyClock {
  store: PlanStore;
  model: ChatModel;
  /** Whoever looks on; nobody when not given. */
  steps?: AnswerSteps;
  /** Told why a model gave no or only half an answer. */
  onModelFault?: (fault: ModelFault) => void;
}

/** Sentences sent back in one request; a draft with more than these is not worth saving. */
const MAX_REPAIRS = 8;

/** Yields nothing, so that the built-in answer stands, when it rests on more than passages can tell. */
export async function* modelEvents(
  deps: ModelDeps,
  prepared: Prepared,
  signal?: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const { model, steps = UNWATCHED } = deps;
  const given = await givenPassages(deps.store, prepared);
  if (!given.holdsAll || given.passages.length === 0) return yield* extractiveEvents(deps, prepared);
  const writer = answerWriter();
  const limit = AbortSignal.any([AbortSignal.timeout(model.totalMs), ...(signal ? [signal] : [])]);
  const round = newRound();
  const task = {
    model,
    writer,
    round,
    steps,
    lead: prepared.draft.lead ?? null,
    limit,
    ...(signal ? { client: signal } : {}),
  };
  const counts = countsOf(prepared);
  const checks = { verify: verifyStatement, given: given.passages, prepared, counts };
  const prompt = answerPrompt({
    question: prepared.question,
    passages: given.passages.map(promptPassage),
    missing: prepared.draft.missing,
    language: answerLanguage(prepared.request.question),
  });
  yield* readDraft({ ...task, checks, prompt });
  if (round.rejected.length > 0 && !round.fault) {
    const again = repairPrompt(prompt, round.text, round.rejected.slice(0, MAX_REPAIRS));
    yield* readDraft({ ...task, checks, prompt: again, isRepair: true });
  }
  if (round.fault) deps.onModelFault?.(round.fault);
  yield* ending({ deps, prepared, given, round, writer, counts });
}

interface Ending {
  deps: ModelDeps;
  prepared: Prepared;
  given: Given;
  round: DraftRound;
  writer: AnswerWriter;
  counts: readonly Statement[];
}

function* ending({ deps, prepared, given, round, writer, counts }: Ending): Generator<AnswerEvent> {
  const trace: Omit<AnswerTrace, 'question' | 'indexVersion'> = {
    passages: given.passages.map(({ document, passage: { id, span } }) =>
      tracedPassage(id, document.text.slice(span.start, span.end)),
    ),
    model: deps.model.id,
    promptVersion: PROMPT_VERSION,
    draft: round.text,
    statements: round.checked,
  };
  if (round.shown.length === 0) {
    // A model that is there but of no use is as good as none to the reader.
    const notices = [round.fault?.code ?? ('model-unavailable' as const)];
    return yield* extractiveEvents(deps, prepared, { notices, trace });
  }
  const isTorn = round.fault !== null || round.rejected.length > round.repaired;
  const filled = blocksToFill(prepared, { answer: writer.answer, proofs: round.shown, isTorn });
  for (const block of filled) yield* writer.block(block);
  const missing = missingParts(prepared, { named: round.missing, isFilled: filled.length > 0 });
  const note = correctionNote(prepared);
  if (missing.added.length > 0) yield* writer.line(`文件没有给出：${missing.added.join('、')}。`);
  if (note !== '') yield* writer.line(`（${note}）`);
  const reply = replyOf(prepared, deps, {
    draft: missing.draft,
    answer: writer.answer,
    citations: writer.citations,
    proofs: [...counts.flatMap(({ proofs }) => proofs), ...round.shown, ...proofsOf(filled)],
    notices: round.fault ? [round.fault.code] : [],
    answeredBy: deps.model.id,
  });
  const builtIn: Block[] = [{ kind: 'sentences', statements: [...counts] }, ...filled];
  const known = new Set(trace.passages.map(({ id }) => id));
  yield {
    kind: 'answer-end',
    reply,
    trace: {
      question: prepared.request.question,
      indexVersion: deps.store.version,
      ...trace,
      passages: [
        ...trace.passages,
        ...proofsOf(builtIn)
          .map(tracedProof)
          .filter(({ id }) => !known.has(id)),
      ],
      statements: [...trace.statements, ...builtInStatements(builtIn)],
    },
  };
}
