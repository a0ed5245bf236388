/** Golden conversations in, one score per turn out. Each turn is asked with the true history, or with what a forger made of it. */
import type { AskReply, AskRequest, HistoryItem } from '../api/contract.ts';
import type { GoldenCase, GoldenConversation } from './golden-case.ts';
import { type Score, scoreCase, type TextOf } from './score-case.ts';

export interface ScoredTurn {
  score: Score;
  one: GoldenCase;
  reply: AskReply;
}

export async function converse(
  conversation: GoldenConversation,
  { ask, textOf }: { ask: (turn: GoldenCase, request: AskRequest) => Promise<AskReply>; textOf: TextOf },
): Promise<ScoredTurn[]> {
  const history: HistoryItem[] = [];
  const scored: ScoredTurn[] = [];
  for (const turn of conversation.turns) {
    const reply = await ask(turn, { question: turn.question, history: [...history] });
    scored.push({ one: turn, reply, score: scoreCase(turn, reply, textOf) });
    history.push(
      { role: 'user', content: turn.question },
      { role: 'assistant', content: turn.alleged ?? reply.answer },
    );
  }
  return scored;
}

/** Shares between 0 and 1 that a baseline holds. */
export function sharesOfTurns(turns: readonly ScoredTurn[]): Record<string, number> {
  const share = (fits: (turn: ScoredTurn) => boolean): number =>
    turns.length === 0 ? 1 : turns.filter(fits).length / turns.length;
  return {
    'turns right': share(({ score }) => score.right),
    'turns without wrong value': share(({ score }) => score.wrong.length === 0),
  };
}
