/** Stored answers that a reader voted down in, the question of the chosen one out. */
import type { RecordStore } from '../../api/records/record-store.ts';
import type { Dialogue } from './dialogue.ts';

const LISTED = 30;

/** Null when there is nothing to choose from or nothing was chosen. */
export async function chooseFeedback(
  records: Pick<RecordStore, 'votedDown'>,
  dialogue: Dialogue,
): Promise<string | null> {
  const all = await records.votedDown(LISTED);
  const kept = all.flatMap(({ record: { texts }, feedback }) => (texts ? [{ texts, feedback }] : []));
  if (all.length > kept.length)
    dialogue.say(`另有 ${all.length - kept.length} 个没有保存问题的原文（RECORD_QUESTIONS=off）`);
  if (kept.length === 0) {
    dialogue.say('没有被评为“不好”的回答');
    return null;
  }
  for (const [at, { texts, feedback }] of kept.entries()) {
    dialogue.say(`${at + 1}. ${texts.standaloneQuestion}（${day(feedback.givenAt)}）`);
    dialogue.say(`   答：${texts.answer.replace(/\s+/g, ' ').slice(0, 120)}`);
    if (feedback.comment) dialogue.say(`   意见：${feedback.comment}`);
  }
  for (;;) {
    const answer = await dialogue.ask('加哪一个（序号，回车为不加）：');
    if (answer === null || answer === '') return null;
    const chosen = kept[Number(answer) - 1];
    if (chosen) return chosen.texts.standaloneQuestion;
    dialogue.say(`  请输入 1 至 ${kept.length}`);
  }
}

function day(time: number): string {
  return new Date(time).toLocaleDateString('zh-CN');
}
