/**
 * A question and the conversation before it in, a question that stands by itself out. Only what the user said counts:
 * turns of an assistant come with the request and may be forged, so no value, place or wish is taken from them.
 */
import type { Known } from '#retrieval/query/known';
import { askRequestSchema, type HistoryItem, MAX_HISTORY_MESSAGES } from '../../contract.ts';
import { isSmallTalk } from '../extractive/refusal.ts';
import { continueTurn } from './continue-turn.ts';
import { readSlots } from './question-slots.ts';
import type { Recall } from './recall-answer.ts';
import { periodOf, topicOf } from './stem.ts';
import type { Meant, Said } from './turn.ts';

export interface CondenseSource {
  question: string;
  /** Newest last; only the newest `MAX_HISTORY_MESSAGES` are read. */
  history: readonly HistoryItem[];
  known: Known;
  recall: Recall;
}

/** The question itself when nothing was said before or when it needs nothing of that. */
export async function condenseQuestion({ question, history, known, recall }: CondenseSource): Promise<string> {
  if (history.length === 0 || question.length > MAX_TURN_LENGTH) return question;
  const said: Said[] = [];
  for (const turn of userTurns(history)) {
    const meant = await meantBy(turn, { said, known, recall });
    if (meant.continues !== 'this') continue;
    said.push(saidBy(meant, known));
  }
  return (await meantBy(question, { said, known, recall })).question;
}

function saidBy({ question, topic, period, ofItem }: Meant, known: Known): Said {
  const slots = readSlots(question, known);
  return {
    question,
    slots,
    topic: topic ?? topicOf(slots),
    period: period ?? periodOf(slots),
    ofItem: ofItem ?? false,
  };
}

/**
 * A follow-up rests on short questions. Each turn is analysed anew with every request, so a history of long texts
 * would cost seconds; unit: UTF-16 units.
 */
const MAX_TURN_LENGTH = 300;

/** What could have been asked and gone on from. */
function userTurns(history: readonly HistoryItem[]): string[] {
  return history.slice(-MAX_HISTORY_MESSAGES).flatMap(({ role, content }) => {
    const asked =
      role === 'user' && content.length <= MAX_TURN_LENGTH ? askRequestSchema.shape.question.safeParse(content) : null;
    return asked?.success ? [asked.data] : [];
  });
}

async function meantBy(
  turn: string,
  { said, known, recall }: { said: readonly Said[]; known: Known; recall: Recall },
): Promise<Meant> {
  if (said.length > 0) return continueTurn({ turn, said, known, recall });
  const slots = readSlots(turn, known);
  const opens = !isSmallTalk(turn) && slots.things.length + slots.places.length + slots.papers.length > 0;
  return { question: turn, continues: opens ? 'this' : 'before' };
}
