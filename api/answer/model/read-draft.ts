/** One request to the model in, the events of its supported sentences out, as they are written. The rest is noted. */

import type { ModelPrompt } from '#prompts/answer-prompt';
import type { RejectedSentence } from '#prompts/repair-prompt';
import type { StatementProof, StatementVerdict } from '#retrieval/verify/verdict';
import type { AnswerEvent } from '../answer-event.ts';
import type { AnswerSteps } from '../answer-steps.ts';
import type { CheckedStatement } from '../answer-trace.ts';
import type { Statement } from '../draft.ts';
import { escapeText } from '../render-answer.ts';
import type { AnswerWriter } from './answer-writer.ts';
import type { ChatModel } from './chat-model.ts';
import { checkUnit, type UnitChecks } from './check-unit.ts';
import { type DraftRow, type DraftSentence, type DraftUnit, draftReader } from './draft-reader.ts';
import { ModelFault } from './model-fault.ts';

/** What both requests together have brought so far. */
export interface DraftRound {
  text: string;
  checked: CheckedStatement[];
  /** Of each unit, as it was written. */
  judged: Map<string, StatementVerdict>;
  /** Proofs of what was shown, in order. */
  shown: StatementProof[];
  /** Of the first request: what may be repaired. */
  rejected: RejectedSentence[];
  /** Statements shown from the second request. */
  repaired: number;
  missing: string[];
  refused: boolean;
  fault: ModelFault | null;
}

export function newRound(): DraftRound {
  return {
    text: '',
    checked: [],
    judged: new Map(),
    shown: [],
    rejected: [],
    repaired: 0,
    missing: [],
    refused: false,
    fault: null,
  };
}

export interface DraftTask {
  model: ChatModel;
  prompt: ModelPrompt;
  checks: UnitChecks;
  writer: AnswerWriter;
  round: DraftRound;
  steps: AnswerSteps;
  /** Sentence of the gate that stands before the first statement. */
  lead: string | null;
  /** Ends the request when the time of the answer is over, or with the client. */
  limit: AbortSignal;
  client?: AbortSignal;
  isRepair?: true;
}

/** A draft with more than these is no answer: nothing more of it is read. */
const MAX_REJECTED = 30;

/** Throws only what the client's own signal throws; a fault of the model is noted in the round. */
export async function* readDraft(task: DraftTask): AsyncGenerator<AnswerEvent> {
  const { model, prompt, round, steps, limit, client, isRepair } = task;
  const reader = draftReader();
  if (isRepair) round.text += '\n\n';
  try {
    for await (const piece of steps.stream('model', model.write(prompt, limit))) {
      if (piece.kind === 'was-thought') {
        reader.forget();
        if (!isRepair) round.rejected.length = 0;
        continue;
      }
      round.text += piece.text;
      for (const unit of reader.push(piece.text)) yield* show(unit, task);
      if (round.rejected.length > MAX_REJECTED) break;
    }
    // Only a draft that came to its end ends with a whole sentence.
    for (const unit of reader.end()) yield* show(unit, task);
  } catch (fault) {
    client?.throwIfAborted();
    round.fault = faultOf(fault, limit);
  }
}

function faultOf(fault: unknown, limit: AbortSignal): ModelFault {
  if (fault instanceof ModelFault) return fault;
  if (limit.aborted) return new ModelFault('model-slow', { why: 'the time of the answer is over' });
  // A fault of ours must not cost the reader the answer; the log has it.
  return new ModelFault('model-unavailable', { why: 'its draft could not be read', cause: fault });
}

/** What the gate found stands before the first statement. */
function* opening(lead: string | null, counts: readonly Statement[], writer: AnswerWriter): Generator<AnswerEvent> {
  if (lead !== null) yield* writer.line(escapeText(lead));
  if (counts.length > 0) yield* writer.block({ kind: 'sentences', statements: [...counts] });
}

/** A repair repeats sentences: what is judged stays judged. */
function checkOnce(unit: DraftSentence | DraftRow, checks: UnitChecks, { judged }: DraftRound): StatementVerdict {
  const key = JSON.stringify(unit);
  const verdict = judged.get(key) ?? checkUnit(unit, checks);
  judged.set(key, verdict);
  return verdict;
}

function* show(unit: DraftUnit, { checks, writer, round, steps, lead, isRepair }: DraftTask): Generator<AnswerEvent> {
  if (unit.kind === 'refusal') {
    round.refused = true;
    return;
  }
  if (unit.kind === 'missing') {
    round.missing.push(unit.what);
    return;
  }
  const verdict = steps.run('verification', () => checkOnce(unit, checks, round));
  const note = { text: unit.text, ...(isRepair ? { repaired: true as const } : {}) };
  switch (verdict.verdict) {
    case 'supported':
      // A repair may repeat what was right before.
      if (round.checked.some((one) => one.shown && one.text === unit.text)) return;
      round.checked.push({ ...note, verdict: 'supported', shown: true });
      if (round.shown.length === 0) yield* opening(lead, checks.counts, writer);
      round.shown.push(...verdict.proofs);
      if (isRepair) round.repaired += 1;
      yield* writer.unit(unit, verdict.proofs);
      return;
    case 'no-claim':
      round.checked.push({ ...note, verdict: 'no-claim', shown: false });
      return;
    default: {
      const { problem, detail } = verdict;
      round.checked.push({ ...note, verdict: verdict.verdict, problem, detail, shown: false });
      if (!isRepair) round.rejected.push({ text: unit.text, problem, detail });
    }
  }
}
