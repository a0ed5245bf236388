/**
 * The DingTalk robot by HTTP: `/bots/dingtalk/robot`, where Stream mode is not allowed out. The signature does not cover
 * the body: whoever sees one can send any body for an hour, so addresses in it are called from a list alone.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { parseJson } from '../../parse-json.ts';
import type { BotMetrics } from '../bot-metrics.ts';
import type { CallbackGuard } from '../callback-guard.ts';
import type { Clock } from '../clock.ts';
import { DINGTALK, type DingtalkReceiver } from './dingtalk-receive.ts';

export interface DingtalkRobotOptions {
  clientSecret: string;
  guard: CallbackGuard;
  receiver: DingtalkReceiver;
  clock: Clock;
  metrics: BotMetrics;
}

export const DINGTALK_ROBOT_PATH = '/bots/dingtalk/robot';
const SIGNATURE_MS = 3_600_000;

export function dingtalkRobot({ clientSecret, guard, receiver, clock, metrics }: DingtalkRobotOptions): Hono {
  return new Hono().post(DINGTALK_ROBOT_PATH, async (c) => {
    const startedAt = clock.elapsed();
    const timestamp = c.req.header('timestamp') ?? '';
    const sign = c.req.header('sign') ?? '';
    if (!/^\d{1,15}$/.test(timestamp) || !isSame(sign, dingtalkSign(timestamp, clientSecret)))
      return guard.refuse(c, 'signature');
    if (Math.abs(clock.now() - Number(timestamp)) > SIGNATURE_MS) return guard.refuse(c, 'timestamp');
    const body = await guard.readBody(c);
    if (body === null) return guard.refuse(c, 'too-large');
    await receiver.receive(parseJson(body));
    metrics.acknowledged(DINGTALK, (clock.elapsed() - startedAt) / 1000);
    return c.json({ msgtype: 'empty' });
  });
}

/** `timestamp` in milliseconds, as it came. */
export function dingtalkSign(timestamp: string, clientSecret: string): string {
  return createHmac('sha256', clientSecret).update(`${timestamp}\n${clientSecret}`).digest('base64');
}

function isSame(given: string, expected: string): boolean {
  const one = Buffer.from(given, 'utf8');
  const other = Buffer.from(expected, 'utf8');
  return one.length === other.length && timingSafeEqual(one, other);
}
