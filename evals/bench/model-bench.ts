/**
 * The golden questions in; out: how soon a statement leaves after the model has finished it, what the verification of a
 * whole answer costs, and which true sentences were turned away.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ingestFolder } from '#retrieval/ingest/ingest-folder';
import { openStore } from '#retrieval/store/lance-store';
import type { PlanStore } from '#retrieval/store/plan-store';
import { answerEvents, answerQuestion } from '../../api/answer/answer-question.ts';
import { type AnswerSteps, UNWATCHED } from '../../api/answer/answer-steps.ts';
import { type GoldenCase, readCases } from '../golden-case.ts';
import { scoreCase, type TextOf } from '../score-case.ts';
import type { Bench, BenchContext } from './bench-run.ts';
import { type CopyingModel, copyingModel } from './copying-model.ts';
import { milliseconds, percentile } from './statistics.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const modelBench: Bench = {
  name: 'model',
  summary: '大模型写完一句到读者收到这一句的用时；模型由照抄内置回答的程序代替',
  usage: '',
  byDefault: false,
  run: runModelBench,
};

interface Measured {
  reached: number;
  written: number;
  /** From the end of the first sentence that was shown to its event. */
  firstMs: number[];
  /** Of each answer that reached the model: every check of it, repairs and what the built-in answer had proven included. */
  verificationMs: number[];
  rejected: string[];
  /** Right by the built-in answerer and wrong by way of the model. */
  spoilt: string[];
  statements: number;
}

async function runModelBench({ print }: BenchContext): Promise<void> {
  const uri = await mkdtemp(path.join(tmpdir(), 'model-bench-'));
  try {
    await ingestFolder({ plansDir: path.join(root, 'seeds'), uri });
    const store = await openStore({ uri });
    const model = copyingModel();
    const measured: Measured = {
      reached: 0,
      written: 0,
      firstMs: [],
      verificationMs: [],
      rejected: [],
      spoilt: [],
      statements: 0,
    };
    const texts = new Map<string, string>();
    for (const { id } of store.documents()) texts.set(id, (await store.document(id))?.text ?? '');
    for (const one of readCases(path.join(root, 'evals/golden/cases.jsonl')))
      await measure({ store, model, one, textOf: (id) => texts.get(id) }, measured);
    await store.close();
    const { reached, written, firstMs, verificationMs, rejected, statements } = measured;
    for (const line of rejected) print(`未显示：${line}`);
    print(
      `到达模型 ${reached} 题，由模型的句子回答 ${written} 题，句子 ${statements} 个，未显示 ${rejected.length} 个（每句计一次，改写时再次照抄的不计）`,
    );
    print(`首句写完到发出（目标 50 毫秒以内）：${spread(firstMs)}`);
    print(`整个回答的核对（目标 10 毫秒以内）：${spread(verificationMs)}`);
    const slow = verificationMs.filter((ms) => ms >= 10).length;
    print(`核对达到或超过 10 毫秒的回答 ${slow} 个，共 ${verificationMs.length} 个`);
  } finally {
    await rm(uri, { recursive: true });
  }
}

function spread(times: readonly number[]): string {
  const ranks = [50, 95, 99].map((rank) => `第 ${rank} 百分位 ${milliseconds(percentile(times, rank))}`);
  return `${ranks.join('，')}，最慢 ${milliseconds(Math.max(0, ...times))} 毫秒`;
}

interface VerificationWatch extends AnswerSteps {
  /** Milliseconds of all checks so far. */
  readonly ms: number;
}

function watchVerification(): VerificationWatch {
  let ms = 0;
  return {
    ...UNWATCHED,
    run: (step, work) => {
      if (step !== 'verification') return work();
      const started = performance.now();
      const result = work();
      ms += performance.now() - started;
      return result;
    },
    get ms() {
      return ms;
    },
  };
}

interface Case {
  store: PlanStore;
  model: CopyingModel;
  one: GoldenCase;
  textOf: TextOf;
}

async function measure({ store, model, one, textOf }: Case, measured: Measured): Promise<void> {
  const { id, question } = one;
  const deps = { store, now: () => performance.now(), newId: () => 'bench' };
  const reply = await answerQuestion(deps, { question });
  model.copy(reply);
  let first: number | null = null;
  const steps = watchVerification();
  for await (const event of answerEvents({ ...deps, model, steps }, { question })) {
    if (event.kind === 'text-verified' && first === null && /\[\d+\]/.test(event.text)) first = performance.now();
    if (event.kind !== 'answer-end' || event.trace.model === null) continue;
    measured.reached += 1;
    measured.verificationMs.push(steps.ms);
    if (scoreCase(one, reply, textOf).right && !scoreCase(one, event.reply, textOf).right)
      measured.spoilt.push(`${id} ${event.reply.answer.replace(/\n+/g, ' ⏎ ')}`);
    if (event.reply.answeredBy !== 'extractive') measured.written += 1;
    const finished = model.finishedAt.findLast((at) => first !== null && at <= first);
    if (event.reply.answeredBy !== 'extractive' && first !== null && finished !== undefined)
      measured.firstMs.push(first - finished);
    const drafted = new Set(event.trace.statements.filter(({ repaired }) => !repaired).map(({ text }) => text));
    for (const { shown, verdict, text, problem, detail, repaired } of event.trace.statements) {
      // Asked to repair a sentence, this model copies it again, and it is turned away again.
      if (repaired && drafted.has(text)) continue;
      measured.statements += 1;
      if (!shown && verdict !== 'no-claim') measured.rejected.push(`${id} ${problem} ${detail} ← ${text}`);
    }
  }
}
