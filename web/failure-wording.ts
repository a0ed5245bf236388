import type { Failure } from './plan-api.ts';

/** What a page says when the server gave no answer. */
export function failureWording({ kind, detail }: Failure): string {
  switch (kind) {
    case 'lost':
      return '连不上服务。请检查网络，稍后重试。';
    case 'not-ready':
      return '正在建立索引，请稍等片刻。';
    case 'not-found':
      return detail ?? '没有找到。';
    case 'too-large':
      return detail ?? '内容太长。';
    case 'rejected':
      return detail ?? '请求有误。';
    case 'broken':
      return '服务出错，请稍后重试；若仍不行，请联系管理员。';
  }
}
