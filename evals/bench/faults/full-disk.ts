/** The disk of DATA_DIR is full while answers are recorded, and has room again: a small file system of memory plays it (Linux, namespaces for users). */
import { rm, writeFile } from 'node:fs/promises';
import { askServer } from '../load/ask-server.ts';
import { describeLoad, loadFigures } from '../load/load-figures.ts';
import { startMeasuredServer } from '../load/measured-server.ts';
import { distinctQuestions } from '../load/questions.ts';
import type { Outcome } from './outcome.ts';

const SIZE_MEGABYTES = 48;
const QUESTIONS = 60;

export async function fullDisk(print: (line: string) => void): Promise<Outcome> {
  const server = await startMeasuredServer({
    through: (dataDir) => [
      'unshare',
      '-Urm',
      'sh',
      '-c',
      `mkdir -p "${dataDir}" && mount -t tmpfs -o size=${SIZE_MEGABYTES}m none "${dataDir}" && exec "$@"`,
      'sh',
    ],
  });
  try {
    const questions = distinctQuestions();
    const ask = async (what: string): Promise<boolean> => {
      const answers = [];
      for (let at = 0; at < QUESTIONS; at += 1)
        answers.push(await askServer({ url: server.url, route: '/api/ask', question: questions.next().value }));
      const figures = loadFigures(answers);
      print(`　${what}　${describeLoad(figures)}`);
      return figures.errors.size === 0;
    };
    const lost = (): number => server.output().match(/"where":"records"/g)?.length ?? 0;
    const before = await ask('写满以前');
    // The mount is the server's own: it is reached through the process.
    const filler = `/proc/${server.pid}/root${server.dataDir}/filler`;
    const full = await fill(filler);
    const during = await ask('写满以后');
    const lostThen = lost();
    await rm(filler);
    const after = await ask('腾出以后');
    print(`　填入 ${full} MB；写满时日志里有 ${lostThen} 行记录出错，腾出以后又多 ${lost() - lostThen} 行`);
    const isPassed = before && during && after && lostThen > 0 && lost() === lostThen;
    return { isPassed, what: '写满时照常回答并在日志里说明，腾出以后照常记录' };
  } finally {
    await server.stop();
  }
}

/** Megabytes written until nothing more fits. */
async function fill(file: string): Promise<number> {
  const piece = Buffer.alloc(64 * 1024);
  for (let pieces = 0; ; pieces += 1) {
    try {
      await writeFile(file, piece, { flag: 'a' });
    } catch (fault) {
      if (fault instanceof Error && 'code' in fault && fault.code === 'ENOSPC') return Math.round(pieces / 16);
      throw fault;
    }
  }
}
