import { describe, expect, test } from 'vitest';
import { ALLOWED_FALL, sharesOf } from '../baseline.ts';
import { readCases } from '../golden-case.ts';
import { countVerification } from '../measure/count-verification.ts';
import { golden } from '../open-corpus.ts';
import { measureVerification } from '../verification/measure-verification.ts';
import { committedBaseline, gate } from './check-case.ts';

/** Answering is what takes long here; a third of the answers gives some hundred statements and a thousand mutations. */
const cases = readCases(golden('cases.jsonl')).filter(({ critical }, at) =>
  gate.criticalOnly ? critical : at % 3 === 0,
);
/** Of the few statements of the critical cases one is more than half a point. */
const fall = gate.criticalOnly ? 0.03 : ALLOWED_FALL;

describe('verification', () => {
  test('catches false statements and passes true ones as well as in the baseline', async ({ task }) => {
    const figures = countVerification(await measureVerification(cases));
    task.meta.verification = figures;
    if (gate.updating) return;
    const [now, before] = [sharesOf(figures), committedBaseline().verification];
    expect(now.caught).toBeGreaterThanOrEqual(before.caught - fall);
    expect(now.falseAlarms).toBeLessThanOrEqual(before.falseAlarms + fall);
  });
});
