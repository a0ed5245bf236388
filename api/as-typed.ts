/**
 * Commands within a message, as they are typed here: in a release, where there is no npm, `npm start -- keys` is
 * `plans keys`. A bare `npm start` is one only at the head of a line of usage, before its wide blanks.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';

const IS_RELEASE = existsSync(path.join(import.meta.dirname, '../bin/plans'));

export function asTyped(message: string, isRelease = IS_RELEASE): string {
  if (!isRelease) return message;
  return message
    .replaceAll(/npm start(?=　)/g, 'plans start')
    .replaceAll(/npm start -- (keys|backup)/g, 'plans $1')
    .replaceAll(/npm run (?:--silent )?(ask|ingest|bots)(?: --)?/g, 'plans $1');
}
