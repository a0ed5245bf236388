/** Claims and conversations of the bots in the SQLite file of DATA_DIR: they hold over a restart. */
import type { SteadyClock } from '../steady-clock.ts';
import {
  type BotStore,
  type Claim,
  type ClaimState,
  isSettled,
  type StoredClaim,
  type TurnStore,
} from './bot-store.ts';
import { type ReopenedDatabase, reopening } from './reopening.ts';
import { CLAIM_MS } from './retention.ts';
import { sqliteTurns } from './sqlite-turns.ts';
import { sweepTimes } from './sweep-times.ts';

export interface SqliteBotsOptions {
  file: string;
  /** False keeps what people ask in the memory of the process alone: a restart forgets it. */
  keepTexts: boolean;
  clock: SteadyClock;
}

const PURGE_EVERY_MS = 600_000;

const SETTLED = "('delivered', 'undelivered', 'uncertain', 'interrupted')";

export function sqliteBots({ file, keepTexts, clock }: SqliteBotsOptions): BotStore {
  const claims = reopening(file);
  const turnsFile = keepTexts ? claims : reopening(':memory:');
  const turns = sqliteTurns(turnsFile, clock.now);
  // One process at a time uses the file: what this one has not claimed is an earlier one's.
  const own = new Map<string, number>();
  const isTime = sweepTimes(PURGE_EVERY_MS, clock);
  const purge = (): void => {
    if (!isTime()) return;
    claims.use((open) => open.prepare('DELETE FROM bot_claims WHERE claimed_at < ?').run(clock.now() - CLAIM_MS));
    // One whose end could not be written down goes with its row.
    for (const [key, at] of own) if (clock.elapsed() - at > CLAIM_MS) own.delete(key);
    turns.purge();
  };
  const kept = claimsIn(claims);
  return {
    ...kept,
    ...turns,
    claim: async (claim) => {
      purge();
      const isFirst = await kept.claim(claim);
      if (isFirst) own.set(claim.key, clock.elapsed());
      return isFirst;
    },
    advance: async (step) => {
      const isMoved = await kept.advance(step);
      if (isMoved && isSettled(step.to)) own.delete(step.key);
      return isMoved;
    },
    isShared: false,
    hold: async () => true,
    isAbandoned: async ({ key }) => !own.has(key),
    close: async () => {
      claims.close();
      if (turnsFile !== claims) turnsFile.close();
    },
  };
}

function claimsIn(
  claims: ReopenedDatabase,
): Omit<BotStore, keyof TurnStore | 'isShared' | 'hold' | 'isAbandoned' | 'close'> {
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
