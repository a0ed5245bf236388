/** Started as a process of its own, so that its memory is the build's: one ingestion, and one more after a single file has changed. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ingestFolder } from '#retrieval/ingest/ingest-folder';

export interface BuildFigures {
  documents: number;
  passages: number;
  buildMs: number;
  /** Of the whole process at its largest. */
  peakBytes: number;
  /** The same index after one of the files has changed. */
  changeMs: number;
  changeRead: number;
}

const [plansDir = '', uri = ''] = process.argv.slice(2);
const started = performance.now();
const { documents, passages } = await ingestFolder({ plansDir, uri });
const buildMs = performance.now() - started;
const peakBytes = process.resourceUsage().maxRSS * 1024;
const [first = ''] = (await readdir(plansDir)).sort();
const file = path.join(plansDir, first);
await writeFile(file, `${await readFile(file, 'utf8')}全年新增充电桩375个。\n`);
const changed = performance.now();
const { read } = await ingestFolder({ plansDir, uri });
const changeMs = performance.now() - changed;
const figures: BuildFigures = { documents, passages, buildMs, peakBytes, changeMs, changeRead: read };
process.stdout.write(JSON.stringify(figures));
