import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type S3Server, startS3Server } from '#retrieval/store/__fixtures__/s3-server';
import { objectStore } from '#retrieval/store/object-store';
import type { BotStore } from '../records/bot-store.ts';
import { bucketBots } from '../records/bucket-bots.ts';
import { steadyClock } from '../steady-clock.ts';
import { type BotBench, botBench, heldAnswer } from './__fixtures__/bot-bench.ts';
import { type ManualClock, manualClock, passUntil, turns, until } from './__fixtures__/manual-clock.ts';
import { AES_KEY, TOKEN, type WecomPlatform, wecomPlatform } from './__fixtures__/wecom-platform.ts';
import { heldConnection } from './shared-work.ts';

const environment = { WECOM_BOT_TOKEN: TOKEN, WECOM_BOT_AES_KEY: AES_KEY };
const message = {
  msgid: 'm1',
  chattype: 'single',
  from: { userid: 'zhangsan' },
  msgtype: 'text',
  text: { content: '镇江2022年5G基站目标' },
};
const poll = (id: string): object => ({ ...message, msgid: 'p', msgtype: 'stream', stream: { id } });

let clock: ManualClock;
let server: S3Server;

beforeEach(async () => {
  clock = manualClock();
  server = await startS3Server({ now: clock.now });
});
afterEach(() => server.close());

/** A store as a server of its own opens it; `die` leaves it as `kill -9` would. */
function openStore(dead: { isDead: boolean } = { isDead: false }): BotStore {
  const every = (ms: number, run: () => void): (() => void) => {
    const renew = (): void => {
      if (dead.isDead) return;
      run();
      clock.after(ms, renew);
    };
    clock.after(ms, renew);
    return () => {
      dead.isDead = true;
    };
  };
  return bucketBots({
    objects: objectStore(server.location('records')),
    keepTexts: true,
    clock: steadyClock({ now: clock.now }),
    every,
  });
}

function platformOf(bench: BotBench): WecomPlatform {
  const wrap = (encrypt: string): string => JSON.stringify({ encrypt });
  return wecomPlatform({ app: bench.app, clock, path: '/bots/wecom/aibot', receiveId: '', wrap });
}

describe('heldConnection', () => {
  it('is open on one server, and on another when that one ends or is gone', async () => {
    const open: string[] = [];
    const serverOf = (name: string, dead?: { isDead: boolean }): { store: BotStore; stop: () => void } => {
      const store = openStore(dead);
      const connection = {
        start: () => void open.push(name),
        stop: () => void open.splice(open.indexOf(name), 1),
      };
      const held = heldConnection(connection, {
        store,
        clock,
        name: 'bot',
        onFault: (fault) => expect.fail(String(fault)),
      });
      held.start();
      return { store, stop: held.stop };
    };
    const one = serverOf('one');
    await until(() => open.length === 1);
    const dead = { isDead: false };
    const two = serverOf('two', dead);
    const began = clock.now();
    await passUntil(clock, () => clock.now() - began > 180_000);
    expect(open).toEqual(['one']);
    one.stop();
    await one.store.close();
    await passUntil(clock, () => open.length === 1);
    expect(open).toEqual(['two']);
    // It stands still: its mark is not renewed, and it does not look either.
    dead.isDead = true;
    two.stop();
    const three = serverOf('three');
    await passUntil(clock, () => open.length === 1);
    expect(open).toEqual(['three']);
    three.stop();
    await three.store.close();
  });
});

describe('two servers of one bot', () => {
  it('answer a message once, and each lets the platform go on asking for it', async () => {
    const held = heldAnswer();
    const one = botBench({ environment, clock, ask: held.ask, openStore: () => openStore() });
    const two = one.restart();
    const [at, elsewhere] = [platformOf(one), platformOf(two)];
    const { stream } = await at.exchange(message);
    await until(() => held.running() === 1);
    expect((await elsewhere.exchange(message)).stream).toEqual({ id: stream.id, content: '', finish: false });
    expect((await elsewhere.exchange(poll(stream.id))).stream).toEqual({ id: stream.id, content: '', finish: false });
    held.release();
    await until(() => held.running() === 0);
    let whole = await at.exchange(poll(stream.id));
    while (!whole.stream.finish) {
      await turns(1);
      whole = await at.exchange(poll(stream.id));
    }
    expect(whole.stream.content).toContain('1400个');
    expect([one.asked.length, two.asked.length]).toEqual([1, 0]);
    await two.bots.close(0);
    await one.close();
  });

  it('tell a person once what one of them left when it was killed, and leave alone what one is still answering', async () => {
    const dead = { isDead: false };
    const held = heldAnswer();
    const stores = [openStore(dead), openStore(), openStore()];
    const openNext = (): BotStore => stores.shift() ?? openStore();
    const one = botBench({ environment, clock, ask: held.ask, answerLimitMs: 600_000, openStore: openNext });
    const [two, three] = [one.restart(), one.restart()];
    const { stream } = await platformOf(one).exchange(message);
    await until(() => held.running() === 1);
    const began = clock.now();
    await passUntil(clock, () => clock.now() - began > 120_000);
    expect((await platformOf(two).exchange(poll(stream.id))).stream.finish).toBe(false);
    dead.isDead = true;
    // Its event loop is gone with it.
    await passUntil(clock, () => clock.now() - began > 220_000);
    const told = await Promise.all([two, three].map((bench) => platformOf(bench).exchange(poll(stream.id))));
    const texts = told.map(({ stream: { content } }) => content);
    expect(texts.filter((text) => text.includes('没有答完'))).toHaveLength(1);
    held.release();
    for (const bench of [two, three]) await bench.bots.close(0);
    await one.close();
  });
});
