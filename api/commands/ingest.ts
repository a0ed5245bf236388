/**
 * `npm run ingest -- PATH…`: builds the index from PLANS_DIR and the given files and folders, with progress;
 * `versions` and `rollback VERSION` show and change which build is read.
 */
import '../require-node.ts';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { documentId } from '#retrieval/ingest/document-id';
import { type IngestReport, isShared } from '#retrieval/ingest/ingest-folder';
import { asTyped } from '../as-typed.ts';
import { callerFolder, loadConfig } from '../config.ts';
import { printable } from '../ingest-progress.ts';
import { openEmbedding } from '../open-embedding.ts';
import { updateIndex } from '../open-index.ts';
import { describeConfigFault, describeIndexFault } from '../start-fault.ts';
import { goBack, printVersions } from './index-versions.ts';

const USAGE =
  asTyped(`用法：npm run ingest -- 文件或文件夹…　　加入规划文件并更新索引；不写文件时只按现有文件更新。读取文本（.txt、.md）、网页、Word（.docx）、PDF、Excel（.xlsx）和 .csv。
      npm run ingest -- versions　　　　　　列出保留的索引版本
      npm run ingest -- rollback 版本　　　　回退到其中一个版本
      npm run ingest -- remove 文件名…　　　　从几台服务器共用的索引里移出文件`);

process.exitCode = await run(process.argv.slice(2)).catch((fault: unknown) => {
  process.stderr.write(`${describeConfigFault(fault) ?? `索引没有建成，原有索引不变：${describeIndexFault(fault)}`}\n`);
  return 1;
});

async function run(args: string[]): Promise<number> {
  const given = readCommandLine(args);
  if (given === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (given === null) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const [word, version, ...rest] = given;
  const options = { output: process.stdout, errors: process.stderr };
  if (word === 'versions' && given.length === 1) return printVersions({ config: loadConfig(), ...options });
  if (word === 'rollback') {
    if (version !== undefined && rest.length === 0) return goBack({ config: loadConfig(), ...options }, version);
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  if (word === 'remove' && given.length > 1) return remove(given.slice(1));
  return ingest(given);
}

/** A file that is not seen here may be on another server: it leaves a shared index only when somebody says so. */
async function remove(dropped: string[]): Promise<number> {
  const config = loadConfig();
  if (!isShared(config.index)) {
    process.stderr.write(asTyped('索引在本机：从 PLANS_DIR 或 DATA_DIR/added 里删除文件，再运行 npm run ingest。\n'));
    return 2;
  }
  const embedding = openEmbedding(config, () => {});
  const report = await updateIndex({ config, output: process.stdout, dropped, embedding });
  process.stdout.write(`${describeReport(report)}\n`);
  const left = dropped.filter((name) => !report.removed.includes(name) && !report.removed.includes(documentId(name)));
  if (left.length === 0) return 0;
  process.stderr.write(`没有移出（索引里没有，或文件还在这台服务器上）：${left.map(printable).join('、')}\n`);
  return 1;
}

async function ingest(given: string[]): Promise<number> {
  const extraPaths = given.map((name) => path.resolve(callerFolder(), name));
  const absent = given.filter((_, index) => !existsSync(extraPaths[index] ?? ''));
  if (absent.length > 0) {
    process.stderr.write(`没有这个文件或文件夹：${absent.map(printable).join('、')}\n`);
    return 1;
  }
  const config = loadConfig();
  // What goes wrong with it is told by the update itself.
  const embedding = openEmbedding(config, () => {});
  const report = await updateIndex({ config, output: process.stdout, extraPaths, embedding });
  for (const file of report.replaced) process.stdout.write(`已替换：${printable(file)}（原来加入的同名文件）\n`);
  process.stdout.write(`${describeReport(report)}\n`);
  if (report.refused.length === 0) return 0;
  process.stderr.write(`所给文件中有 ${report.refused.length} 个没有收入，原因见上。\n`);
  return 1;
}

function describeReport({ rebuilt, restored, documents, passages, read, removed }: IngestReport): string {
  if (!rebuilt && !restored) return `文件没有变化，索引保持不变：${documents} 个文件`;
  const changes = [`读取 ${read} 个`, `沿用 ${documents - read} 个`, `移除 ${removed.length} 个`];
  return `索引已更新：${documents} 个文件，${passages} 个片段（${changes.join('，')}）`;
}

function readCommandLine(args: string[]): string[] | 'help' | null {
  try {
    const options = { help: { type: 'boolean', short: 'h', default: false } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return values.help ? 'help' : positionals;
  } catch {
    // An option that does not exist: the usage line says how it is done.
    return null;
  }
}
