import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evidenceSpans, readStatementCases } from './statement-case.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

const one = { id: 'a-1', statement: '千兆宽带用户数2024年11万户。', document: 'plan' };
/** Said in the plan and in the table of its annex. */
const text = '千兆寬帶用戶數達到11萬戶。\n|\n15 |\n千兆寬帶用戶數 |\n萬戶 |\n8 |\n9 |\n11 |';

describe('evidenceSpans', () => {
  it('finds a piece that stands in the document once', () => {
    const [span] = evidenceSpans({ ...one, evidence: ['15 |\n千兆寬帶用戶數'] }, text);
    expect(text.slice(span?.start, span?.end)).toBe('15 |\n千兆寬帶用戶數');
  });

  it('refuses a piece that stands there twice, naming both places', () => {
    expect(() => evidenceSpans({ ...one, evidence: ['千兆寬帶用戶數'] }, text)).toThrow(
      'a-1: the evidence stands in plan at 0 and at 22, lengthen it: 千兆寬帶用戶數',
    );
  });

  it('refuses a piece that stands nowhere', () => {
    expect(() => evidenceSpans({ ...one, evidence: ['千兆宽带用户数'] }, text)).toThrow(
      'a-1: the evidence does not stand in plan: 千兆宽带用户数',
    );
  });

  it.each(['paraphrases', 'falsehoods'])('places every piece of the committed %s', (name) => {
    const file = `evals/verification/${name}.jsonl`;
    const cases = readStatementCases(read(file), file);
    expect(cases.length).toBeGreaterThan(200);
    for (const each of cases) expect(() => evidenceSpans(each, read(`seeds/${each.document}.txt`))).not.toThrow();
  });
});
