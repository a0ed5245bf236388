import { expect, it } from 'vitest';
import { asTyped } from './as-typed.ts';

it('names the commands of a release where there is no npm, and leaves those of the project', () => {
  const message =
    '发一个：npm start -- keys add 名称；npm run ingest，npm run --silent ask -- --json "…"，在 npm start 时，用法：npm start　　启动';
  expect(asTyped(message, false)).toBe(message);
  expect(asTyped(message, true)).toBe(
    '发一个：plans keys add 名称；plans ingest，plans ask --json "…"，在 npm start 时，用法：plans start　　启动',
  );
});
