/** A proposed case in; each field is shown and kept with Enter or typed anew. Out: the case as the person wants it, or null. */

import { refusalReasonSchema } from '../../api/contract.ts';
import { caseKinds, contradictions, type GoldenCase } from '../golden-case.ts';
import type { TextOf } from '../score-case.ts';
import type { Dialogue } from './dialogue.ts';
import { findVerbatim } from './find-verbatim.ts';

/** The input ended before the last question: nothing is written. */
class InputEnded extends Error {}

export async function reviewCase(given: GoldenCase, dialogue: Dialogue, textOf: TextOf): Promise<GoldenCase | null> {
  dialogue.say('逐项确认：直接回车就用方括号里的；要改就输入新的；几项用；隔开，几种说法用 | 隔开，清空输入 -');
  try {
    return await review(given, dialogue, textOf);
  } catch (fault) {
    if (fault instanceof InputEnded) return null;
    throw fault;
  }
}

async function review(given: GoldenCase, dialogue: Dialogue, textOf: TextOf): Promise<GoldenCase> {
  const { reason, ...rest } = given;
  const status = await choice(dialogue, '状态', ['answered', 'partial', 'refused'] as const, given.status);
  const kind = await choice(dialogue, '种类', caseKinds, status === 'refused' ? 'refusal' : given.kind);
  const wording = await choice(dialogue, '问法', ['plain', 'careless'] as const, given.wording);
  const reasons = status === 'answered' ? [] : await reasonsOf(dialogue, reason ?? []);
  const bare = status === 'refused' && kind === 'refusal';
  const documents = bare ? [] : await documentsOf(dialogue, given.documents, textOf);
  const evidence = bare
    ? []
    : await evidenceOf(dialogue, given.evidence, (piece) => verbatim(piece, documents, textOf));
  const required = await requiredOf(dialogue, given, status === 'refused');
  const alternatives = required.map((one) => (one.includes('|') ? one.split('|').map((each) => each.trim()) : one));
  const forbidden = await forbiddenOf(dialogue, { required: alternatives, forbidden: given.forbidden });
  const critical = await choice(
    dialogue,
    '关键用例（答错就算整体失败）',
    ['否', '是'] as const,
    given.critical ? '是' : '否',
  );
  return {
    ...rest,
    kind,
    wording,
    ...(critical === '是' ? { critical: true as const } : {}),
    status,
    ...(reasons.length > 0 ? { reason: reasons } : {}),
    documents,
    evidence,
    required: alternatives,
    forbidden,
  };
}

async function typed(dialogue: Dialogue, label: string, shown: string): Promise<string> {
  const answer = await dialogue.ask(`${label} [${shown}]：`);
  if (answer === null) throw new InputEnded();
  return answer;
}

async function choice<Value extends string>(
  dialogue: Dialogue,
  label: string,
  allowed: readonly Value[],
  proposed: Value,
): Promise<Value> {
  for (;;) {
    const answer = await typed(dialogue, label, proposed);
    const found = answer === '' ? proposed : allowed.find((one) => one === answer);
    if (found !== undefined) return found;
    dialogue.say(`  “${answer}”不在其中，可填：${allowed.join('、')}`);
  }
}

async function list(dialogue: Dialogue, label: string, proposed: readonly string[]): Promise<string[]> {
  const answer = await typed(dialogue, label, proposed.join('；') || '无');
  if (answer === '') return [...proposed];
  return answer === '-' ? [] : split(answer);
}

function split(answer: string): string[] {
  return answer
    .split(/[；;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

async function reasonsOf(dialogue: Dialogue, proposed: NonNullable<GoldenCase['reason']>): Promise<typeof proposed> {
  for (;;) {
    const answers = await list(dialogue, '原因（任何一个都算对）', proposed);
    const parsed = refusalReasonSchema.array().safeParse(answers);
    if (parsed.success) return parsed.data;
    dialogue.say(`  可填：${refusalReasonSchema.options.join('、')}`);
  }
}

async function documentsOf(dialogue: Dialogue, proposed: readonly string[], textOf: TextOf): Promise<string[]> {
  for (;;) {
    const answers = await list(dialogue, '文件编号', proposed);
    const unknown = answers.filter((id) => textOf(id) === undefined);
    if (unknown.length === 0) return answers;
    dialogue.say(`  没有这份文件：${unknown.join('、')}`);
  }
}

/** An answer of which nothing is required would always be right. */
async function requiredOf(dialogue: Dialogue, { required }: GoldenCase, mayBeEmpty: boolean): Promise<string[]> {
  for (;;) {
    const proposed = required.map((one) => [one].flat().join('|'));
    const answers = await list(dialogue, '答案必须有', proposed);
    if (answers.length > 0 || mayBeEmpty) return answers;
    dialogue.say('  至少填一项，否则怎样答都算对');
  }
}

async function forbiddenOf(
  dialogue: Dialogue,
  { required, forbidden }: Pick<GoldenCase, 'required' | 'forbidden'>,
): Promise<string[]> {
  for (;;) {
    const answers = await list(dialogue, '答案不能有', forbidden);
    const both = contradictions({ required, forbidden: answers });
    if (both.length === 0) return answers;
    dialogue.say(`  “${both.join('”“')}”同时列为必须有，请改（清空输入 -）`);
  }
}

/** One piece a line, because evidence holds every mark that could separate two. */
async function evidenceOf(
  dialogue: Dialogue,
  proposed: readonly string[],
  place: (piece: string) => string | null,
): Promise<string[]> {
  const kept: string[] = [];
  for (const piece of proposed) {
    const answer = await typed(dialogue, '依据', piece);
    if (answer === '') kept.push(piece);
    else if (answer !== '-') kept.push(...placed(dialogue, answer, place));
  }
  for (;;) {
    const answer = await typed(dialogue, '再加一段依据（照抄原文，没有就回车）', '无');
    if (answer === '' || answer === '-') return kept;
    kept.push(...placed(dialogue, answer, place));
  }
}

function placed(dialogue: Dialogue, piece: string, place: (piece: string) => string | null): string[] {
  const found = place(piece);
  if (found === null) dialogue.say('  所列文件里没有这段文字，没有采用');
  else if (found !== piece) dialogue.say(`  原文是：${JSON.stringify(found)}`);
  return found === null ? [] : [found];
}

function verbatim(piece: string, documents: readonly string[], textOf: TextOf): string | null {
  return documents.map((id) => findVerbatim(textOf(id) ?? '', piece)).find((found) => found !== null) ?? null;
}
