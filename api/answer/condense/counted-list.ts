/** 一共几个 after a list: the list states its number, so it is answered again. */
import type { Recall } from './recall-answer.ts';
import { bareTurn, type Said, type Turn } from './turn.ts';

const COUNTS =
  /^(?:那|这些?|里面)?(?:一共|总共|合计|共|拢共)?(?:有|是|列了)?(?:几|多少)[个项条家种类点](?:任务|工作|平台|指标|项目)?$/u;

export async function countsList(read: Turn, { frame, recall }: { frame: Said; recall: Recall }): Promise<boolean> {
  const { asks } = frame.slots.analysis;
  const listed = (asks.has('list') || asks.has('summary')) && !asks.has('figure');
  if (!listed || !COUNTS.test(bareTurn(read)) || read.slots.places.length > 0) return false;
  return (await recall(frame.question)).items.length > 1;
}
