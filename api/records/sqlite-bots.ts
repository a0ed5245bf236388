/** Claims and conversations of the bots in the SQLite file of DATA_DIR: they hold over a restart. */
import type { BotStore, Claim, ClaimState, StoredClaim } from './bot-store.ts';
import { type ReopenedDatabase, reopening } from './reopening.ts';

export interface SqliteBotsOptions {
  file: string;
  /** False keeps what people ask in the memory of the process alone: a restart forgets it. */
  keepTexts: boolean;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** A platform repeats a message within minutes, replays reach an hour back; a vote may come days later. */
const CLAIM_MS = 7 * 86_400_000;
/** A question that is older than this is not what the next one goes on from. */
const MEMORY_MS = 3_600_000;
const MAX_QUESTIONS = 10;
const PURGE_EVERY_MS = 600_000;

const SETTLED = "('delivered', 'undelivered', 'uncertain', 'interrupted')";

export function sqliteBots({ file, keepTexts, now }: SqliteBotsOptions): BotStore {
  const claims = reopening(file);
  const turns = keepTexts ? claims : reopening(':memory:');
  // One process at a time uses the file: what was claimed before it opened it is an earlier one's.
  const openedAt = now();
  let purgedAt = Number.NEGATIVE_INFINITY;
  const purge = (): void => {
    if (now() - purgedAt < PURGE_EVERY_MS) return;
    claims.use((open) => open.prepare('DELETE FROM bot_claims WHERE claimed_at < ?').run(now() - CLAIM_MS));
    turns.use((open) => open.prepare('DELETE FROM bot_turns WHERE asked_at < ?').run(now() - MEMORY_MS));
    purgedAt = now();
  };
  const kept = claimsIn(claims);
  return {
    ...kept,
    ...turnsIn(turns, now),
    claim: async (claim) => {
      purge();
      return kept.claim(claim);
    },
    isAbandoned: async ({ claimedAt }) => claimedAt < openedAt,
    close: async () => {
      claims.close();
      if (turns !== claims) turns.close();
    },
  };
}

type TurnMethods = 'questions' | 'addQuestion' | 'forgetQuestions';

function claimsIn(claims: ReopenedDatabase): Omit<BotStore, TurnMethods | 'isAbandoned' | 'close'> {
  const find = (where: string, value: string): StoredClaim | null =>
    claims.use((open) => {
      const row = open.prepare(`SELECT * FROM bot_claims WHERE ${where}`).get(value);
      return row ? storedClaim(row) : null;
    });
  return {
    claim: async ({ key, bot, talker, streamId, address, claimedAt }) =>
      claims.use((open) => {
        const { changes } = open
          .prepare(
            `INSERT INTO bot_claims (key, bot, talker, stream_id, address, state, claimed_at)
             VALUES (?, ?, ?, ?, ?, 'claimed', ?) ON CONFLICT (key) DO NOTHING`,
          )
          .run(key, bot, talker, streamId, address, claimedAt);
        return changes > 0;
      }),
    advance: async ({ key, from, to }) =>
      claims.use((open) => {
        const { changes } = open
          .prepare(
            `UPDATE bot_claims SET state = ?1, address = CASE WHEN ?1 IN ${SETTLED} THEN '' ELSE address END
             WHERE key = ?2 AND state = ?3`,
          )
          .run(to, key, from);
        return changes > 0;
      }),
    setAnswer: async (key, answerId) =>
      claims.use((open) => {
        open.prepare('UPDATE bot_claims SET answer_id = ? WHERE key = ?').run(answerId, key);
      }),
    claimOfStream: async (streamId) => find('stream_id = ?', streamId),
    claimOf: async (key) => find('key = ?', key),
    unsettled: async (bot) =>
      claims.use((open) =>
        open
          .prepare(`SELECT * FROM bot_claims WHERE bot = ? AND state NOT IN ${SETTLED} ORDER BY claimed_at`)
          .all(bot)
          .map(storedClaim),
      ),
    lastAnswer: async (talker) =>
      claims.use((open) => {
        const row = open
          .prepare(
            `SELECT answer_id FROM bot_claims WHERE talker = ? AND answer_id IS NOT NULL
             ORDER BY claimed_at DESC, rowid DESC LIMIT 1`,
          )
          .get(talker);
        return typeof row?.answer_id === 'string' ? row.answer_id : null;
      }),
  };
}

function turnsIn(turns: ReopenedDatabase, now: () => number): Pick<BotStore, TurnMethods> {
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
  };
}

/** Written by this file alone, so the columns are what the type says. */
function storedClaim(row: Record<string, unknown>): StoredClaim {
  const claim: Claim = {
    key: String(row.key),
    bot: String(row.bot),
    talker: String(row.talker),
    streamId: typeof row.stream_id === 'string' ? row.stream_id : null,
    address: String(row.address),
    claimedAt: Number(row.claimed_at),
  };
  return {
    ...claim,
    state: String(row.state) as ClaimState,
    answerId: typeof row.answer_id === 'string' ? row.answer_id : null,
  };
}
