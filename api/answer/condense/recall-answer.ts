/** What an earlier question is answered with today: the only authority for 第二项 and 那份文件. */
import type { AskReply } from '../../contract.ts';

export interface Recalled {
  status: AskReply['status'];
  text: string;
  /** Members of the list or table in the answer, in its order, each by its name. */
  items: string[];
  /** Titles of the papers that it cites, in the order of the citations. */
  papers: string[];
  /** Regions of what it cites. */
  regions: (string | null)[];
}

/** Answers a standalone question by the same pipeline, without any history. */
export type Recall = (question: string) => Promise<Recalled>;

/** For the parts of one message, none of which has been answered. */
export const recallNothing: Recall = async () => ({ status: 'refused', text: '', items: [], papers: [], regions: [] });

const MAX_NAME = 40;

export function recalledFrom(reply: AskReply): Recalled {
  const lines = reply.answer.split('\n');
  const listed = lines.flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []));
  const rows = lines.flatMap((line) => (/^\| (?!---)/.test(line) ? [line.split('|')[1] ?? ''] : [])).slice(1);
  return {
    status: reply.status,
    text: reply.answer,
    items: (listed.length > 0 ? listed : rows).map(nameOf).filter((name) => name !== ''),
    papers: [...new Set(reply.citations.map(({ title }) => title))],
    regions: reply.citations.map(({ region }) => region),
  };
}

/** 7.推动公共数据共享开放。围绕构建…[2] → 推动公共数据共享开放. */
function nameOf(item: string): string {
  return (
    item
      .replace(/\[\d+\]/g, '')
      .replace(/\*\*/g, '')
      .trim()
      .replace(/^(?:第?\d+[.、．条]|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、)\s*/u, '')
      .split(/[。；：（(]/u)[0]
      ?.slice(0, MAX_NAME)
      .trim() ?? ''
  );
}
