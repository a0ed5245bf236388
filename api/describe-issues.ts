/**
 * Turns what zod found wrong into `{ field, expected }` in Chinese. Says what was expected, never what was sent.
 */
import type { z } from '@hono/zod-openapi';
import { MAX_COMMENT_CHARACTERS, MAX_QUESTION_CHARACTERS, MAX_VERIFIED_CHARACTERS } from './contract.ts';

export interface FieldError {
  field: string;
  expected: string;
}

type Issue = z.core.$ZodIssue;

const TYPE_NAMES: Record<string, string> = {
  string: '字符串',
  number: '数字',
  int: '整数',
  boolean: '布尔值',
  array: '数组',
  object: '对象',
};

const QUESTION_EXPECTED = `字符串，去掉首尾空白后 1 至 ${MAX_QUESTION_CHARACTERS} 个字符`;

const TEXT_EXPECTED = `字符串，1 至 ${MAX_VERIFIED_CHARACTERS} 个字符`;

export function describeIssues(issues: readonly Issue[]): FieldError[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: fieldName([...issue.path, key]), expected: '没有这个字段，请去掉' }));
    }
    return [{ field: fieldName(issue.path), expected: expectedOf(issue) }];
  });
}

/** `filters.years[0]`; the body itself is `body`. */
function fieldName(path: readonly PropertyKey[]): string {
  const name = path.reduce<string>((before, part) => {
    if (typeof part === 'number') return `${before}[${part}]`;
    return before === '' ? String(part) : `${before}.${String(part)}`;
  }, '');
  return name === '' ? 'body' : name.slice(0, 200);
}

/** What a schema's own check says that it expected: `refine(…, { params: { expected: '…' } })`. */
function statedExpectation(issue: Issue): string | null {
  const stated: unknown = issue.code === 'custom' ? issue.params?.expected : null;
  return typeof stated === 'string' && /\p{Script=Han}/u.test(stated) ? stated : null;
}

function expectedOf(issue: Issue): string {
  const stated = statedExpectation(issue);
  if (stated !== null) return stated;
  const field = issue.path.at(-1);
  if (issue.path.length === 1 && (field === 'question' || field === 'query')) return QUESTION_EXPECTED;
  if (issue.path.length === 1 && field === 'text') return TEXT_EXPECTED;
  if (issue.path.length === 1 && field === 'comment') return `字符串，至多 ${MAX_COMMENT_CHARACTERS} 个字符`;
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_NAMES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return `以下之一：${issue.values.map(String).join('、')}`;
    case 'too_small':
      return `不小于 ${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'array') return `至多 ${issue.maximum} 项`;
      if (issue.origin === 'string') return `至多 ${issue.maximum} 个字符`;
      return `不大于 ${issue.maximum}`;
    default:
      return '符合接口说明（/docs）的值';
  }
}
