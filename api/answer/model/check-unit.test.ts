import { describe, expect, it } from 'vitest';
import { smallStore } from '../../__fixtures__/small-store.ts';
import type { Prepared } from '../prepared.ts';
import { checkUnit, type UnitChecks } from './check-unit.ts';
import { type DraftRow, type DraftSentence, draftReader } from './draft-reader.ts';

const store = smallStore();
const document = await store.document('zhenjiang-work-points-2022');
const [passage] = await store.passagesOf('zhenjiang-work-points-2022');
if (!document || !passage) throw new Error('The fixture has a document with passages');

const prepared: Prepared = {
  request: { question: '问' },
  asked: '问',
  question: '问',
  draft: { status: 'answered', blocks: [], missing: [] },
  rejected: [],
  analyses: [],
  found: [],
  startedAt: 0,
  retrieveMs: 0,
};

/** A verifier that believes everything: what is turned away here is turned away before it is asked or after. */
const credulous: UnitChecks = {
  verify: () => ({ verdict: 'supported', proofs: [], computed: false }),
  given: [{ document, passage, figures: [], region: '镇江市' }],
  prepared,
  counts: [],
};

function verdictOf(text: string): string {
  const reader = draftReader();
  const [unit] = [...reader.push(text), ...reader.end()].filter(
    (one): one is DraftSentence | DraftRow => one.kind !== 'refusal' && one.kind !== 'missing',
  );
  if (!unit) throw new Error('no unit');
  return checkUnit(unit, credulous).verdict;
}

describe('checkUnit', () => {
  it.each(['企业超40家[1]。', '- 企业超40家[1]', '| 指标 | 值 |\n|---|---|\n| 企业 | 超40家[1] |\n'])(
    'lets plain cited words through to the verifier: %s',
    (text) => expect(verdictOf(text)).toBe('supported'),
  );

  it.each([
    ['no marker', '企业超40家。'],
    ['a marker of nothing', '企业超40家[2]。'],
    ['marker 0', '企业超40家[0]。'],
    ['a link', '[企业](https://evil.test)超40家[1]。'],
    ['a bare address', '企业超40家，见 https://evil.test [1]。'],
    ['an address without a scheme', '企业超40家，见 www.evil.test [1]。'],
    ['a picture', '![企业](x)超40家[1]。'],
    ['a reference link', '[甲]: x 企业超40家[1]。'],
    ['a link in the line before a list', '指标见 https://evil.test ：\n\n- 企业超40家[1]'],
    ['a link in the head of a table', '| https://evil.test | 值 |\n|---|---|\n| 企业 | 超40家[1] |\n'],
    ['a tag', '<b>企业</b>超40家[1]。'],
    ['a script', '<script>1</script>企业超40家[1]。'],
    ['an entity', '&lt;script&gt;企业超40家[1]。'],
    ['a scheme', 'javascript:alert(1) 企业超40家[1]。'],
    ['code', '```企业超40家[1]。'],
    ['a row with a cell too many', '| 指标 | 值 |\n|---|---|\n| 企业 | 超40家[1] | 多 |\n'],
    ['a row with a cell too few', '| 指标 | 值 | 说明 |\n|---|---|---|\n| 企业 | 超40家[1] |\n'],
    ['a row without a head', '| 企业 | 超40家[1] |\n'],
    ['a row with an empty cell', '| 指标 | 值 |\n|---|---|\n|  | 超40家[1] |\n'],
  ])('turns %s away', (_name, text) => expect(verdictOf(text)).toBe('not-found'));
});
