/** Ids of answers: UUIDs of version 7 (RFC 9562), whose first 48 bits are the time. A record is found by its day without an index. */
import { randomBytes } from 'node:crypto';

/** `now` in milliseconds since 1970. */
export function newAnswerId(now: number): string {
  const time = Math.floor(now).toString(16).padStart(12, '0');
  const random = randomBytes(10).toString('hex');
  const variant = (0x8 | (Number.parseInt(random.charAt(3), 16) & 0x3)).toString(16);
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${random.slice(0, 3)}`,
    `${variant}${random.slice(4, 7)}`,
    random.slice(7, 19),
  ].join('-');
}

/** Milliseconds since 1970; null for what is no such id. */
export function timeOfAnswerId(id: string): number | null {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)) return null;
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
