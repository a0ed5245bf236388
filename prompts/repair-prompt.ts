/** The one request to write rejected sentences again, each with what is wrong with it. */
import type { StatementProblem } from '#retrieval/verify/verdict';
import type { ModelPrompt } from './answer-prompt.ts';

export interface RejectedSentence {
  /** As the model wrote it. */
  text: string;
  problem: StatementProblem;
  detail: string;
}

const PROBLEMS: Record<StatementProblem, string> = {
  uncited: '没有标资料编号，或编号不是给出的',
  figure: '数字与所标资料不符',
  unit: '单位与所标资料不符',
  region: '地区与所标资料或所问不符',
  period: '年份或时期与所标资料或所问不符',
  indicator: '所标资料说的是另一项指标',
  kind: '数字的类别（新建、累计、达到、提高、每年、现有）与所标资料不符',
  qualifier: '限定词与所标资料不符',
  body: '部门或单位与所标资料不符',
  quotation: '引用的说法与所标资料不一字不差',
  negation: '肯定与否定和所标资料不符',
  strength: '语气比所标资料强或弱',
  arithmetic: '结果不能由所标资料的数字算出',
  unrelated: '所标资料没有说这件事',
};

export function repairPrompt(first: ModelPrompt, draft: string, rejected: readonly RejectedSentence[]): ModelPrompt {
  const lines = rejected.map(
    ({ text, problem, detail }, at) =>
      `${at + 1}. ${text}\n   问题：${PROBLEMS[problem]}${detail ? `（${detail}）` : ''}`,
  );
  const request = [
    '下面这些句子没有通过核对：',
    ...lines,
    '请只重写这些句子，每句一行，按资料改正并标编号。资料里没有依据的，删去不写。其他句子不要重复，不要解释。',
  ].join('\n');
  return {
    ...first,
    messages: [...first.messages, { role: 'assistant', content: draft }, { role: 'user', content: request }],
  };
}
