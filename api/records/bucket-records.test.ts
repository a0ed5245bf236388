import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type S3Server, startS3Server, type Trouble } from '#retrieval/store/__fixtures__/s3-server';
import { type ObjectStore, objectStore } from '#retrieval/store/object-store';
import { steadyClock } from '../steady-clock.ts';
import { START, turnedClock } from './__fixtures__/record-places.ts';
import { smallRecord } from './__fixtures__/small-record.ts';
import { newAnswerId } from './answer-id.ts';
import type { BotStore, Claim } from './bot-store.ts';
import { bucketBots } from './bucket-bots.ts';
import { bucketRecords } from './bucket-records.ts';
import { RecordFault, type RecordStore } from './record-store.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const claim: Claim = {
  key: 'wecom-bot::m1',
  bot: 'b',
  talker: 't:zhangsan',
  streamId: 's',
  address: '',
  claimedAt: START,
};

let { clock, times } = turnedClock();
let server: S3Server;
let objects: ObjectStore;

beforeEach(async () => {
  ({ clock, times } = turnedClock());
  server = await startS3Server({ now: times.now });
  objects = objectStore(server.location('records'));
});
afterEach(() => server.close());

function records(): RecordStore {
  return bucketRecords({ objects, retentionDays: 30, clock: steadyClock(times) });
}

/** With what renews its mark, to be run by the test. */
function bots({ keepTexts = true } = {}): { store: BotStore; renew: () => void } {
  let renew = (): void => {};
  const every = (_ms: number, run: () => void): (() => void) => {
    renew = run;
    return () => {};
  };
  const store = bucketBots({ objects, keepTexts, clock: steadyClock(times), every });
  return { store, renew: () => renew() };
}

/** These befall the next requests that change something, one each. */
function troubles(...list: Trouble[]): void {
  server.onRequest = ({ method }) => (method === 'PUT' ? (list.shift() ?? null) : null);
}

describe('bucketRecords', () => {
  it('keeps answers and votes under the day of the answer, and removes whole days', async () => {
    const store = records();
    const [old, young] = [newAnswerId(START), newAnswerId(START + 20 * DAY_MS)];
    for (const id of [old, young]) {
      await store.addAnswer(smallRecord(id, { answeredAt: START + 20 * DAY_MS }));
      await store.addFeedback({ answerId: id, vote: 'up', comment: null, givenAt: START });
    }
    expect(server.keys()).toContain(`records/answers/2026-11-01/${old}.json`);
    clock.now = START + 32 * DAY_MS;
    const others = [store, records(), records()];
    await Promise.all(others.map((one) => one.answer(young)));
    for (const one of others) await one.close();
    expect(server.keys().map((key) => key.split('/').slice(1, 4).join('/'))).toEqual([
      `answers/2026-11-21/${young}.json`,
      `feedback/2026-11-21/${young}`,
    ]);
  });

  it('has an answer once whose storing was answered by silence the first time, and tells a fault that stays', async () => {
    const store = records();
    const id = newAnswerId(START);
    troubles('lost');
    await store.addAnswer(smallRecord(id));
    expect(await store.answer(id)).toEqual(smallRecord(id));
    troubles(503, 503, 503);
    await expect(store.addAnswer(smallRecord(newAnswerId(START)))).rejects.toThrow(RecordFault);
    troubles(403);
    await expect(store.addFeedback({ answerId: id, vote: 'up', comment: null, givenAt: START })).rejects.toThrow(
      RecordFault,
    );
  });
});

describe('bucketBots', () => {
  it('still has its claim when the answer to it was lost, and gives it to nobody else', async () => {
    const [one, other] = [bots(), bots()];
    await one.store.hold('x');
    await other.store.hold('x');
    troubles('lost', 'lost', 'lost');
    expect(await one.store.claim(claim)).toBe(true);
    expect(await other.store.claim(claim)).toBe(false);
  });

  it('tells a claim that cannot be made', async () => {
    const { store } = bots();
    server.onRequest = ({ method }) => (method === 'PUT' ? 500 : null);
    await expect(store.claim(claim)).rejects.toThrow(RecordFault);
    server.onRequest = () => null;
    expect(await store.claim(claim)).toBe(true);
  });

  it('takes another process for gone when its mark is a minute old, by the clock of the bucket', async () => {
    const [dead, alive] = [bots(), bots()];
    await dead.store.claim(claim);
    const [open] = await alive.store.unsettled('b');
    if (!open) throw new Error('Nothing unsettled.');
    clock.now += MINUTE_MS;
    dead.renew();
    await dead.store.hold('x');
    clock.now += MINUTE_MS;
    expect(await alive.store.isAbandoned(open)).toBe(false);
    clock.now += 1000;
    expect(await alive.store.isAbandoned(open)).toBe(true);
    expect(await dead.store.isAbandoned(open)).toBe(false);
  });

  it('lets one process hold a connection, until it leaves or is gone', async () => {
    const [one, two, three] = [bots(), bots(), bots()];
    const holds = await Promise.all([one, two, three].map(({ store }) => store.hold('wecom-bot:id')));
    expect(holds.toSorted()).toEqual([false, false, true]);
    const first = [one, two, three][holds.indexOf(true)];
    const rest = [one, two, three].filter((each) => each !== first);
    expect(await first?.store.hold('wecom-bot:id')).toBe(true);
    expect(await rest[0]?.store.hold('wecom-bot:other')).toBe(true);
    await first?.store.close();
    const next = await Promise.all(rest.map(({ store }) => store.hold('wecom-bot:id')));
    expect(next.toSorted()).toEqual([false, true]);
    const second = rest[next.indexOf(true)];
    const last = rest[next.indexOf(false)];
    clock.now += 61_000;
    // The one that stood still; the other shows that it is there.
    last?.renew();
    expect(await last?.store.hold('wecom-bot:id')).toBe(true);
    expect(await second?.store.hold('wecom-bot:id')).toBe(false);
  });

  it('names nobody in a key, and keeps no question in the bucket where texts are not kept', async () => {
    const { store } = bots({ keepTexts: false });
    await store.claim(claim);
    await store.setAnswer(claim.key, 'answer-1');
    await store.addQuestion('t:zhangsan', '镇江2022年5G基站目标');
    expect(await store.questions('t:zhangsan')).toEqual(['镇江2022年5G基站目标']);
    expect(server.keys().join()).not.toMatch(/zhangsan|m1|questions/);
    const { store: other } = bots({ keepTexts: false });
    expect(await other.questions('t:zhangsan')).toEqual([]);
  });

  it('removes what is old, and leaves what is not', async () => {
    const { store } = bots();
    await store.claim(claim);
    await store.setAnswer(claim.key, 'answer-1');
    await store.addQuestion('t:zhangsan', '问');
    clock.now += 8 * DAY_MS;
    await store.claim({ ...claim, key: 'k2', streamId: null, claimedAt: clock.now });
    await store.close();
    expect(
      server
        .keys()
        .map((key) => key.split('/')[2])
        .toSorted(),
    ).toEqual(['claims', 'open']);
  });
});
