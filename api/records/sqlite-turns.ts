/** What each person asked lately, in a SQLite file or in memory. */
import type { TurnStore } from './bot-store.ts';
import type { ReopenedDatabase } from './reopening.ts';
import { MAX_QUESTIONS, MEMORY_MS } from './retention.ts';

/** `now` in milliseconds since 1970. */
export function sqliteTurns(turns: ReopenedDatabase, now: () => number): TurnStore {
  return {
    questions: async (talker) =>
      turns.use((open) =>
        open
          .prepare('SELECT question FROM bot_turns WHERE talker = ? AND asked_at > ? ORDER BY id DESC LIMIT ?')
          .all(talker, now() - MEMORY_MS, MAX_QUESTIONS)
          .map(({ question }) => String(question))
          .reverse(),
      ),
    addQuestion: async (talker, question) =>
      turns.use((open) => {
        open
          .prepare('INSERT INTO bot_turns (talker, question, asked_at) VALUES (?, ?, ?)')
          .run(talker, question, now());
      }),
    forgetQuestions: async (talker) =>
      turns.use((open) => {
        open.prepare('DELETE FROM bot_turns WHERE talker = ?').run(talker);
      }),
    purge: () => {
      turns.use((open) => open.prepare('DELETE FROM bot_turns WHERE asked_at < ?').run(now() - MEMORY_MS));
    },
  };
}
