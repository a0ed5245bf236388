/** A stored answer as text for a terminal: what was asked, what was read, what was written, what was shown and why. */
import type { Config } from '../config.ts';
import { printable } from '../ingest-progress.ts';
import type { AnswerRecord } from '../records/answer-record.ts';
import type { Feedback } from '../records/record-store.ts';

const VERDICTS = { supported: '有依据', contradicted: '与依据不符', 'not-found': '没有依据', 'no-claim': '无实质内容' };

export function renderRecord(record: AnswerRecord, feedback: readonly Feedback[]): string {
  const { texts, timings } = record;
  const lines = [
    `编号　　${record.id}`,
    `时间　　${timeOf(record.answeredAt)}`,
    `状态　　${record.status}${record.reason ? `（${record.reason}）` : ''}${record.notices.map((one) => ` ${one}`).join('')}`,
    `回答者　${record.answeredBy}${record.model ? `（模型 ${record.model}，提示词 ${record.promptVersion ?? ''}）` : ''}`,
    `索引　　${record.indexVersion}`,
    `用时　　检索 ${timings.retrieveMs} 毫秒，回答 ${timings.answerMs} 毫秒`,
    ...(texts ? textLines(texts) : ['', '未保存问题和回答的文字（RECORD_QUESTIONS=off）']),
    '',
    `依据的原文片段（${record.passages.length}）`,
    ...record.passages.map(({ id, sha256 }) => `  ${id}　sha256 ${sha256}`),
    '',
    `逐句核对（${record.statements.length}）`,
    ...record.statements.map(statementLine),
    ...(feedback.length > 0 ? ['', '反馈'] : []),
    ...feedback.map(
      ({ vote, comment, givenAt }) =>
        `  ${timeOf(givenAt)}　${vote === 'up' ? '赞' : '踩'}${comment ? `　${comment}` : ''}`,
    ),
  ];
  return `${lines.map((line) => line.split('\n').map(printable).join('\n')).join('\n')}\n`;
}

/** Which records were read, and what to set to read others. */
export function noRecord({ dataDir, records }: Pick<Config, 'dataDir' | 'records'>): string {
  const read = records.bucket === null ? `文件夹 ${dataDir}（DATA_DIR）` : `桶 ${records.bucket.uri}（RECORDS_URI）`;
  return [
    `在${read}的记录里没有这个回答。`,
    '服务用的若是别的 DATA_DIR 或 RECORDS_URI，请设成同样的再查，如：DATA_DIR=/srv/plans-data npm run ask -- --replay 回答的id',
    `超过 ${records.retentionDays} 天（RECORD_DAYS）的记录也已删除。`,
  ].join('\n');
}

function textLines(texts: NonNullable<AnswerRecord['texts']>): string[] {
  return [
    '',
    `提问：${texts.question}`,
    `理解为：${texts.standaloneQuestion}`,
    ...(texts.draft === null ? [] : ['', '模型原稿', texts.draft]),
    '',
    '显示的回答',
    texts.answer,
    ...(texts.missing.length > 0 ? [`没有找到：${texts.missing.join('；')}`] : []),
    ...texts.citations.map(
      ({ marker, documentId, start, end, quote }) => `[${marker}] ${documentId} ${start}–${end}：${quote}`,
    ),
  ];
}

function statementLine({
  text,
  verdict,
  problem,
  detail,
  repaired,
  builtIn,
  shown,
}: AnswerRecord['statements'][number]): string {
  const why = [problem, detail].filter((part) => part !== undefined).join('：');
  const marks = `${shown ? '○' : '×'} ${VERDICTS[verdict]}${repaired ? '（改写后）' : ''}${builtIn ? '（内置回答）' : ''}${why ? `（${why}）` : ''}`;
  const places = builtIn?.length ? `　［${builtIn.join('，')}］` : '';
  return `  ${marks}${text === undefined ? '' : `　${text}`}${places}`;
}

/** Of this machine, as in the list of the index's versions. */
function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toLocaleString('sv-SE');
}
