import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PLACES, type RecordPlace, START } from './__fixtures__/record-places.ts';
import { smallRecord } from './__fixtures__/small-record.ts';
import { newAnswerId } from './answer-id.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

describe.each(PLACES)('records in %s', (_place, openPlace) => {
  let place: RecordPlace;

  beforeEach(async () => {
    place = await openPlace();
  });
  afterEach(() => place.close());

  it('give back an answer and its feedback to another process', async () => {
    const first = place.records();
    const id = newAnswerId(START);
    await first.addAnswer(smallRecord(id));
    expect(await first.addFeedback({ answerId: id, vote: 'up', comment: null, givenAt: START + 4 })).toBe(true);
    expect(await first.addFeedback({ answerId: id, vote: 'down', comment: '年份不对', givenAt: START + 5 })).toBe(true);
    await first.close();
    const second = place.records();
    expect(await second.answer(id)).toEqual(smallRecord(id));
    expect(await second.feedbackOf(id)).toEqual([
      { answerId: id, vote: 'up', comment: null, givenAt: START + 4 },
      { answerId: id, vote: 'down', comment: '年份不对', givenAt: START + 5 },
    ]);
    await second.close();
  });

  it.each([newAnswerId(START), "' OR 1=1 --", '../claims/x', '答', ''])(
    'know no answer %s that was never given',
    async (id) => {
      const records = place.records();
      await records.addAnswer(smallRecord(newAnswerId(START)));
      expect(await records.answer(id)).toBeNull();
      expect(await records.addFeedback({ answerId: id, vote: 'up', comment: null, givenAt: START })).toBe(false);
      expect(await records.feedbackOf(id)).toEqual([]);
      await records.close();
    },
  );

  it('list the answers whose latest vote is down, the latest vote first', async () => {
    const records = place.records();
    const [a, b, c, d] = [0, 1, 2, 3].map((day) => newAnswerId(START - day * DAY_MS));
    for (const id of [a, b, c, d]) await records.addAnswer(smallRecord(String(id)));
    let givenAt = START;
    const vote = (id: unknown, given: 'up' | 'down', comment: string | null = null): Promise<boolean> => {
      givenAt += 1;
      return records.addFeedback({ answerId: String(id), vote: given, comment, givenAt });
    };
    await vote(a, 'down', '数不对');
    await vote(b, 'down');
    await vote(b, 'up');
    await vote(c, 'up');
    await vote(c, 'down');
    const listed = await records.votedDown(10);
    expect(listed.map(({ record, feedback }) => [record.id, feedback.comment])).toEqual([
      [c, null],
      [a, '数不对'],
    ]);
    expect((await records.votedDown(1)).map(({ record }) => record.id)).toEqual([c]);
    await records.close();
  });

  it('forget answers and their feedback when their days are over, whichever process looks', async () => {
    const records = place.records(30);
    const [old, young] = [newAnswerId(START), newAnswerId(START + 20 * DAY_MS)];
    await records.addAnswer(smallRecord(old));
    await records.addFeedback({ answerId: old, vote: 'down', comment: null, givenAt: START });
    await records.addAnswer(smallRecord(young, { answeredAt: START + 20 * DAY_MS }));
    place.clock.now = START + 29 * DAY_MS;
    expect(await records.answer(old)).not.toBeNull();
    place.clock.now = START + 32 * DAY_MS;
    const others = [records, place.records(30), place.records(30)];
    for (const one of others) {
      expect(await one.answer(old)).toBeNull();
      expect(await one.feedbackOf(old)).toEqual([]);
      expect(await one.votedDown(5)).toEqual([]);
      expect(await one.addFeedback({ answerId: old, vote: 'up', comment: null, givenAt: START })).toBe(false);
      expect((await one.answer(young))?.id).toBe(young);
    }
    for (const one of others) await one.close();
  });

  it('tell once when a process starts with answers that should be gone for a day', async () => {
    const id = newAnswerId(START);
    const first = place.records(30);
    await first.addAnswer(smallRecord(id));
    await first.close();
    const told: number[] = [];
    for (const days of [30, 33]) {
      place.clock.now = START + days * DAY_MS;
      const records = place.records(30, () => told.push(days));
      for (const _ of [1, 2]) await records.answer(newAnswerId(START));
      await records.close();
    }
    await expect.poll(() => told).toEqual([33]);
  });

  it('keep what a clock that was set a year ahead would end, and end it when that has been the time for half a day', async () => {
    const records = place.records(30);
    const id = newAnswerId(START);
    await records.addAnswer(smallRecord(id));
    const ageBy = async (hours: number): Promise<void> => {
      place.clock.now += hours * HOUR_MS;
      await records.answer(newAnswerId(START));
      // What a sweep removes is gone then.
      await records.close();
    };
    const isKept = async (): Promise<boolean> => {
      const { jumped } = place.clock;
      place.clock.jumped = 0;
      const found = await place.records(30).answer(id);
      place.clock.jumped = jumped;
      return found !== null;
    };
    await ageBy(13);
    place.clock.jumped = 365 * DAY_MS;
    await ageBy(0);
    await ageBy(11);
    expect(await isKept()).toBe(true);
    await ageBy(1);
    expect(await isKept()).toBe(false);
  });
});
