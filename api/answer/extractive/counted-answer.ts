/** 共几个方面、多少项重点任务, 分几类: the sentence that puts a number before just that unit and noun. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { Draft, Statement } from '../draft.ts';
import { inRegions, statementOf } from './sentence-answer.ts';

const COUNTED =
  /(?:多少|几)(个|项|条|家|座|类|大类|种|批|所|处|场|名|位|届|期)((?:(?!多少|几|[和及与])\p{Script=Han}){2,8})?/gu;

/** 资源库分几类: the class is all that is named behind the number. */
const CLASSES = /分(?:为|成|了)?(?:多少|几)(?:个)?(?:大)?(类|种|级|档|批)(?:别)?(?=$|[啊呀呢？?，。])/u;

export function asksForClasses(question: string): boolean {
  return CLASSES.test(question);
}

export function countedAnswer(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const statements: Statement[] = [];
  const missing: string[] = [];
  for (const match of analysis.question.matchAll(COUNTED)) {
    const unit = match[1] ?? '';
    const noun = normal((match[2] ?? '').replace(/(?:是|呢|啊|的|吗|来着|，).*$/u, ''));
    const classes = CLASSES.exec(analysis.question)?.[1] === unit;
    if (noun.length < 2 && !classes) continue;
    const pattern = new RegExp(
      classes
        ? `(?:\\d+|[两])(?:个)?(?:大)?${unit}`
        : `(?:\\d+|[两])(?:多|余)?${unit}[^，。；、]{0,4}${noun.slice(0, 4).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`,
    );
    const scope = [
      ...inRegions(analysis, ranked),
      ...inRegions({ ...analysis, documents: { ids: [], unknown: [], spans: [] } }, ranked),
    ];
    const best = scope.find(
      (one) =>
        one.found.passage.kind === 'clause' && one.coverage >= (classes ? 0.72 : 0.6) && pattern.test(normal(one.text)),
    );
    if (!best) missing.push(match[0]);
    else {
      const statement = statementOf(analysis, best, { must: new RegExp(`[\\d一二两三四五六七八九十]个?${unit}`) });
      if (!statements.some((other) => other.text === statement.text)) statements.push(statement);
    }
  }
  if (statements.length === 0 || missing.length > 0) return null;
  return { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] };
}
