/**
 * Claims and conversations of the bots as objects of a bucket: of several servers that get the same message one answers it.
 * Keys of objects are hashes: neither people nor messages are named in them.
 */
import { createHash } from 'node:crypto';
import type { ObjectStore } from '#retrieval/store/object-store';
import type { SteadyClock } from '../steady-clock.ts';
import { type BotStore, isSettled, type StoredClaim } from './bot-store.ts';
import { bucketTurns } from './bucket-turns.ts';
import { type Presence, type PresenceOptions, presenceIn } from './presence.ts';
import { changeJson, readJson, recorded, removeAll, sweeper } from './record-objects.ts';
import { reopening } from './reopening.ts';
import { CLAIM_MS, MEMORY_MS } from './retention.ts';
import { sqliteTurns } from './sqlite-turns.ts';
import { sweepTimes } from './sweep-times.ts';

export interface BucketBotsOptions extends PresenceOptions {
  /** False keeps what people ask in the memory of the process alone: no other server knows it, and a restart forgets it. */
  keepTexts: boolean;
  clock: SteadyClock;
}

/** `owner` is the process that answers. */
type OwnedClaim = StoredClaim & { owner: string };

/** The last answer that somebody got, with the time of its question. */
interface LastAnswer {
  answerId: string;
  claimedAt: number;
}

const SWEEP_EVERY_MS = 600_000;
const MAX_REMOVED = 20_000;
const ALIVE_KEPT_MS = 86_400_000;

export function bucketBots({ objects, keepTexts, clock, every }: BucketBotsOptions): BotStore {
  const presence = presenceIn({ objects, every });
  const claims = claimsIn(objects, presence);
  const memory = keepTexts ? null : reopening(':memory:');
  const turns = memory ? sqliteTurns(memory, clock.now) : bucketTurns(objects, clock.now);
  const old = sweeper({
    isTime: sweepTimes(SWEEP_EVERY_MS, clock),
    sweep: () => removeAll(objects, oldKeys(objects, clock.now()), MAX_REMOVED),
  });
  return {
    ...turns,
    isShared: true,
    hold: (name) => recorded(() => hold(objects, { presence, name })),
    claim: (claim) =>
      recorded(async () => {
        old.begin();
        turns.purge();
        await presence.show();
        return claims.claim(claim);
      }),
    advance: (step) => recorded(() => claims.advance(step)),
    setAnswer: (key, answerId) => recorded(() => claims.setAnswer(key, answerId)),
    claimOf: (key) => recorded(() => readJson<OwnedClaim>(objects, claimKey(key))),
    claimOfStream: (streamId) =>
      recorded(async () => {
        const named = await readJson<{ key: string }>(objects, streamKey(streamId));
        return named && readJson<OwnedClaim>(objects, claimKey(named.key));
      }),
    unsettled: (bot) => recorded(() => claims.unsettled(bot)),
    isAbandoned: ({ key }) =>
      recorded(async () => {
        const claim = await readJson<OwnedClaim>(objects, claimKey(key));
        return claim !== null && presence.isGone(claim.owner);
      }),
    lastAnswer: (talker) =>
      recorded(async () => (await readJson<LastAnswer>(objects, lastKey(talker)))?.answerId ?? null),
    close: async () => {
      await old.settled();
      // A bucket that is out of reach takes this process for gone a minute later.
      await presence.leave().catch(() => {});
      memory?.close();
    },
  };
}

type ClaimMethods = Pick<BotStore, 'claim' | 'advance' | 'setAnswer' | 'unsettled'>;

function claimsIn(objects: ObjectStore, presence: Presence): ClaimMethods {
  return {
    claim: async (claim) => {
      const owned: OwnedClaim = { ...claim, state: 'claimed', answerId: null, owner: presence.id };
      const { key, streamId } = claim;
      // Beside the claim itself, and at the same time: what leads to it from elsewhere. Both are of this one delivery alone.
      const beside = [markKey(owned), ...(streamId === null ? [] : [streamKey(streamId)])];
      const [isFirst] = await Promise.all([
        objects.create(claimKey(key), JSON.stringify(owned)),
        ...beside.map((each) => objects.write(each, JSON.stringify({ key }))),
      ]);
      if (!isFirst) await Promise.all(beside.map((each) => objects.remove(each)));
      return isFirst;
    },
    advance: async ({ key, from, to }) => {
      const moved = await changeJson<OwnedClaim>(objects, claimKey(key), (claim) =>
        claim?.state === from ? { ...claim, state: to, address: isSettled(to) ? '' : claim.address } : null,
      );
      if (moved !== null && isSettled(to)) await objects.remove(markKey(moved));
      return moved !== null;
    },
    setAnswer: async (key, answerId) => {
      const claim = await changeJson<OwnedClaim>(objects, claimKey(key), (known) => known && { ...known, answerId });
      if (claim === null) return;
      const { talker, claimedAt } = claim;
      await changeJson<LastAnswer>(objects, lastKey(talker), (last) =>
        last !== null && last.claimedAt > claimedAt ? null : { answerId, claimedAt },
      );
    },
    unsettled: async (bot) => {
      const found: StoredClaim[] = [];
      for await (const { key: mark } of objects.list(marksOf(bot))) {
        const named = await readJson<{ key: string }>(objects, mark);
        const claim = named && (await readJson<OwnedClaim>(objects, claimKey(named.key)));
        // A mark without its claim may be a moment older than it.
        if (claim && markKey(claim) === mark && !isSettled(claim.state)) found.push(claim);
      }
      return found;
    },
  };
}

/** Whoever comes first keeps it until it is gone. */
async function hold(objects: ObjectStore, { presence, name }: { presence: Presence; name: string }): Promise<boolean> {
  await presence.show();
  const key = `bots/holders/${hashOf(name)}.json`;
  const mine = JSON.stringify({ owner: presence.id });
  const held = await objects.read(key);
  if (held === null) return objects.create(key, mine);
  // Written by this function alone.
  const { owner } = JSON.parse(held.text) as { owner: string };
  return owner === presence.id || ((await presence.isGone(owner)) && objects.replace(key, mine, held.tag));
}

/** What nobody asks for any more, by the times of the objects themselves. */
async function* oldKeys(objects: ObjectStore, now: number): AsyncGenerator<string> {
  const kept = [
    ['bots/questions/', MEMORY_MS],
    ['bots/claims/', CLAIM_MS],
    ['bots/streams/', CLAIM_MS],
    ['bots/open/', CLAIM_MS],
    ['bots/last/', CLAIM_MS],
    ['bots/alive/', ALIVE_KEPT_MS],
  ] as const;
  for (const [prefix, keptMs] of kept)
    for await (const { key, modifiedAt } of objects.list(prefix)) if (modifiedAt < now - keptMs) yield key;
}

function claimKey(key: string): string {
  return `bots/claims/${hashOf(key)}.json`;
}

function streamKey(streamId: string): string {
  return `bots/streams/${hashOf(streamId)}.json`;
}

function lastKey(talker: string): string {
  return `bots/last/${hashOf(talker)}.json`;
}

/** Listed in the order of their times. */
function markKey({ bot, key, claimedAt, owner }: OwnedClaim): string {
  return `${marksOf(bot)}${String(claimedAt).padStart(15, '0')}-${hashOf(key).slice(0, 16)}-${owner}`;
}

function marksOf(bot: string): string {
  return `bots/open/${bot}/`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
