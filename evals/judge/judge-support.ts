/**
 * A run's answers and a chat model in; how many of their cited sentences the model holds to be supported out, trial by
 * trial. Advice for people: it decides nothing, because a model's opinion differs from trial to trial.
 */
import { type JudgedSentence, judgePrompt, readJudgement } from '#prompts/judge-prompt';
import { splitStatements } from '#retrieval/verify/split-statements';
import type { ChatModel } from '../../api/answer/model/chat-model.ts';
import { ModelFault } from '../../api/answer/model/model-fault.ts';
import type { CaseResult, Judgement } from '../case-result.ts';

export interface JudgeRequest {
  results: readonly CaseResult[];
  model: ChatModel;
  /** How often each sentence is judged. */
  trials: number;
  /** At most so many sentences, evenly over the run. */
  sample: number;
  onProgress?: (done: number, all: number) => void;
}

/** Requests at the same time. */
const AT_ONCE = 4;

type CitedSentence = JudgedSentence & { id: string };

export async function judgeSupport({ results, model, trials, sample, onProgress }: JudgeRequest): Promise<Judgement> {
  const sentences = evenly(results.flatMap(citedSentences), sample);
  const votes = sentences.map((): (boolean | null)[] => []);
  const rounds = Array.from({ length: trials }, () => [...sentences.entries()]).flat();
  let done = 0;
  for (let at = 0; at < rounds.length; at += AT_ONCE) {
    const batch = rounds.slice(at, at + AT_ONCE);
    const judged = await Promise.all(batch.map(([, sentence]) => judge(model, sentence)));
    for (const [index, [place]] of batch.entries()) votes[place]?.push(judged[index] ?? null);
    done += batch.length;
    onProgress?.(done, rounds.length);
  }
  const shares = Array.from({ length: trials }, (_, trial) => shareSupported(votes.map((own) => own[trial] ?? null)));
  return {
    model: model.id,
    sentences: sentences.length,
    shares: shares.filter((share) => share !== null),
    divided: votes.filter((own) => own.includes(true) && own.includes(false)).length,
    unreadable: votes.flat().filter((vote) => vote === null).length,
    doubted: sentences.flatMap(({ id, sentence }, at) => {
      const against = votes[at]?.filter((vote) => vote === false).length ?? 0;
      return 2 * against > trials ? [{ id, sentence, against }] : [];
    }),
  };
}

/** Null: the model failed or said neither word. */
async function judge(model: ChatModel, sentence: CitedSentence): Promise<boolean | null> {
  let reply = '';
  try {
    for await (const piece of model.write(judgePrompt(sentence), AbortSignal.timeout(model.totalMs)))
      if (piece.kind === 'text') reply += piece.text;
  } catch (fault) {
    if (fault instanceof ModelFault || (fault instanceof DOMException && fault.name === 'TimeoutError')) return null;
    throw fault;
  }
  return readJudgement(reply);
}

function citedSentences({ one, reply }: CaseResult): CitedSentence[] {
  return splitStatements(reply.answer).flatMap(({ plain, markers }) => {
    const sources = reply.citations
      .filter(({ marker }) => markers.includes(marker))
      .flatMap(({ quote, title, context = [] }) => [title, quote, ...context.map((piece) => piece.quote)]);
    return sources.length === 0 ? [] : [{ id: one.id, sentence: plain, sources: [...new Set(sources)] }];
  });
}

function evenly<Item>(all: readonly Item[], most: number): Item[] {
  if (all.length <= most) return [...all];
  return Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)]).filter(
    (one) => one !== undefined,
  );
}

/** Of those that could be read. */
function shareSupported(votes: readonly (boolean | null)[]): number | null {
  const read = votes.filter((vote) => vote !== null);
  return read.length === 0 ? null : read.filter((vote) => vote).length / read.length;
}
