/** `npm run ingest -- PATH…`: builds the index from PLANS_DIR and the given files and folders, with progress. */
import '../require-node.ts';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { callerFolder, loadConfig } from '../config.ts';
import { printable } from '../ingest-progress.ts';
import { updateIndex } from '../open-index.ts';
import { describeConfigFault, messageOf } from '../start-fault.ts';

process.exitCode = await ingest(process.argv.slice(2)).catch((fault: unknown) => {
  process.stderr.write(`${describeConfigFault(fault) ?? `索引没有建成，原有索引不变：${messageOf(fault)}`}\n`);
  return 1;
});

async function ingest(given: string[]): Promise<number> {
  const extraPaths = given.map((name) => path.resolve(callerFolder(), name));
  const absent = given.filter((_, index) => !existsSync(extraPaths[index] ?? ''));
  if (absent.length > 0) {
    process.stderr.write(`没有这个文件或文件夹：${absent.map(printable).join('、')}\n`);
    return 1;
  }
  const report = await updateIndex({ config: loadConfig(), output: process.stdout, extraPaths });
  const outcome = report.rebuilt
    ? `索引已更新：${report.documents} 个文件，${report.passages} 个片段`
    : `文件没有变化，索引保持不变：${report.documents} 个文件`;
  process.stdout.write(`${outcome}\n`);
  return 0;
}
