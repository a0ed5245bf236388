import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PLACES, type RecordPlace, START } from './__fixtures__/record-places.ts';
import type { Claim } from './bot-store.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const claim: Claim = {
  key: 'wecom-bot::m1',
  bot: 'b',
  talker: 't',
  streamId: 's',
  address: 'somewhere',
  claimedAt: START,
};

describe.each(PLACES)('what the bots keep in %s', (_place, openPlace) => {
  let place: RecordPlace;

  beforeEach(async () => {
    place = await openPlace();
  });
  afterEach(() => place.close());

  it('gives a message to one of many who claim it, and forgets its address when it is settled', async () => {
    const stores = [place.bots(), place.bots(), place.bots()];
    const taken = await Promise.all(stores.map((store, at) => store.claim({ ...claim, streamId: `s${at}` })));
    expect(taken.toSorted()).toEqual([false, false, true]);
    const winner = taken.indexOf(true);
    const [store] = stores;
    if (!store) throw new Error('No store.');
    expect(await store.advance({ key: claim.key, from: 'delivering', to: 'delivered' })).toBe(false);
    expect((await store.unsettled('b')).map(({ key, address }) => [key, address])).toEqual([[claim.key, 'somewhere']]);
    expect(await store.unsettled('c')).toEqual([]);
    expect((await store.claimOf(claim.key))?.streamId).toBe(`s${winner}`);
    expect((await store.claimOfStream(`s${winner}`))?.key).toBe(claim.key);
    expect(await store.claimOfStream(`s${(winner + 1) % 3}`)).toBeNull();
    const steps = stores.map((one) => one.advance({ key: claim.key, from: 'claimed', to: 'delivered' }));
    expect((await Promise.all(steps)).toSorted()).toEqual([false, false, true]);
    expect(await store.unsettled('b')).toEqual([]);
    expect(await store.claimOf(claim.key)).toMatchObject({ state: 'delivered', address: '' });
    for (const one of stores) await one.close();
  });

  it('lists what is unsettled, oldest first', async () => {
    const store = place.bots();
    for (const [key, claimedAt] of [
      ['k2', START + 2],
      ['k1', START + 1],
      ['k3', START + 3],
    ] as const)
      await store.claim({ ...claim, key, streamId: null, claimedAt });
    await store.advance({ key: 'k2', from: 'claimed', to: 'delivering' });
    await store.advance({ key: 'k3', from: 'claimed', to: 'interrupted' });
    expect((await store.unsettled('b')).map(({ key, state }) => [key, state])).toEqual([
      ['k1', 'claimed'],
      ['k2', 'delivering'],
    ]);
    await store.close();
  });

  it('knows the last answer of a person and of a stream, also after another process took over', async () => {
    const first = place.bots();
    await first.claim(claim);
    await first.claim({ ...claim, key: 'k2', streamId: null, claimedAt: START + 5 });
    expect(await first.lastAnswer('t')).toBeNull();
    await first.setAnswer('k2', 'answer-2');
    await first.setAnswer(claim.key, 'answer-1');
    await first.setAnswer('unknown', 'answer-3');
    await first.close();
    const second = place.bots();
    expect(await second.lastAnswer('t')).toBe('answer-2');
    expect((await second.claimOfStream('s'))?.answerId).toBe('answer-1');
    await second.close();
  });

  it('takes a message for abandoned when the process that claimed it has ended, and not before', async () => {
    const first = place.bots();
    await first.claim(claim);
    const [open] = await first.unsettled('b');
    if (!open) throw new Error('Nothing unsettled.');
    expect(await first.isAbandoned(open)).toBe(false);
    await first.close();
    place.clock.now += 1;
    const second = place.bots();
    expect(await second.isAbandoned(open)).toBe(true);
    await second.close();
  });

  it('keeps its claims, and takes none of them for abandoned, when the clock is set back or far ahead', async () => {
    const store = place.bots();
    for (const [at, jumped] of [-HOUR_MS, 365 * DAY_MS].entries()) {
      place.clock.jumped = jumped;
      const taken = { ...claim, key: `k${at}`, streamId: null, claimedAt: START + jumped };
      expect(await store.claim(taken)).toBe(true);
    }
    const open = await store.unsettled('b');
    expect(open.map(({ key }) => key)).toEqual(['k0', 'k1']);
    for (const one of open) expect(await store.isAbandoned(one)).toBe(false);
    await store.close();
  });

  it('forgets claims after a week and questions after an hour', async () => {
    const store = place.bots();
    await store.claim(claim);
    for (let at = 0; at < 12; at += 1) await store.addQuestion('t', `第${at}问`);
    expect(await store.questions('t')).toEqual(Array.from({ length: 10 }, (_, at) => `第${at + 2}问`));
    expect(await store.questions('u')).toEqual([]);
    place.clock.now += HOUR_MS;
    expect(await store.questions('t')).toEqual([]);
    place.clock.now += 6 * DAY_MS;
    expect(await store.claim({ ...claim, claimedAt: place.clock.now })).toBe(false);
    place.clock.now += DAY_MS;
    // Claims of others make it look for old ones.
    await store.claim({ ...claim, key: 'other', streamId: null, claimedAt: place.clock.now });
    await store.close();
    const next = place.bots();
    expect(await next.claim({ ...claim, claimedAt: place.clock.now })).toBe(true);
    await next.close();
  });

  it('takes nothing for its own after a week, though its end could not be written down', async () => {
    const store = place.bots();
    await store.claim(claim);
    const [open] = await store.unsettled('b');
    if (!open) throw new Error('Nothing unsettled.');
    place.clock.now += 8 * DAY_MS;
    await store.claim({ ...claim, key: 'other', streamId: null, claimedAt: place.clock.now });
    // Where several share a place, a sign of life of the process tells.
    expect(await store.isAbandoned(open)).toBe(!store.isShared);
    await store.close();
  });

  it('forgets the questions of one person when told to', async () => {
    const store = place.bots();
    for (const talker of ['t', 'u']) await store.addQuestion(talker, '问');
    await store.forgetQuestions('t');
    expect([await store.questions('t'), await store.questions('u')]).toEqual([[], ['问']]);
    await store.close();
  });
});
