/** 要满足什么条件: the whole sentence of each paper of the place that sets the conditions of what is named. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { Draft } from '../../draft.ts';
import { inRegions, statementOf } from '../sentence-answer.ts';
import { isTelling } from './weigh-grants.ts';

const ASKED =
  /(?:什么|哪些|哪几个|啥)[^，。？]{0,4}(?:条件|门槛|资格)|(?:条件|门槛)(?:是|有)(?:什么|哪些|啥)|(?:满足|符合|达到|具备)(?:什么|哪些|啥)/u;
const SETS = /\d[\d.]*[万亿]?(?:美?元|年|人|亩|家|%)|以上|以下|[应须](?:当|具|符|满)?|具[有备]|符合|满足/u;
const ENOUGH = 0.55;
const AS_GOOD = 0.12;
const MOST = 3;

export function conditionsAnswer(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  if (!ASKED.test(analysis.question)) return null;
  const near = inRegions(analysis, ranked).filter(
    ({ found, text, own }) => !isTelling(found.document.kind) && own >= ENOUGH && SETS.test(text),
  );
  const [best] = near;
  if (!best) return null;
  const papers = new Map(
    near
      .filter(({ own }) => own >= best.own - AS_GOOD)
      .reverse()
      .map((one) => [one.found.document.id, one]),
  );
  const chosen = [...papers.values()].reverse().slice(0, MOST);
  const statements = chosen.map((one) => statementOf(analysis, one, { whole: true }));
  return { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] };
}
