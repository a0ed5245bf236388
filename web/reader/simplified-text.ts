/** Whether a document is written in Traditional characters, and its simplified form beside it. */
import { readText } from '../plan-api.ts';

/** Of the Han characters. Simplified papers have a few that fonts draw alike and that are counted as changed. */
const TRADITIONAL_SHARE = 0.05;
/** Frequent in any Traditional paper and in no simplified one: without any, the server need not be asked. */
const TELLING = /[務業發產國設體會與為實區網點項億來關於數據資濟經]/;

/** Null when the paper is simplified already or cannot be read. */
export async function simplifiedOf(id: string, text: string): Promise<string | null> {
  if (!TELLING.test(text)) return null;
  const simplified = await readText('', { id, script: 'simplified' });
  return simplified.ok && simplified.value.length === text.length ? simplified.value : null;
}

export function isTraditional(text: string, simplified: string): boolean {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  let changed = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== simplified.charCodeAt(at)) changed += 1;
  return characters > 0 && changed / characters > TRADITIONAL_SHARE;
}
