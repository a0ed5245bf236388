/** Files and folders given by hand in, copies of the plans among them out. What is no plan is never copied, so it is named once. */
import { copyFile, mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { documentId } from './document-id.ts';
import { readPlan, sameIdReason } from './read-plan.ts';
import { type FoundFile, findFiles, refusal, type SkippedFile } from './source-files.ts';

/** Hidden, so that it is never taken for a plan; the next copy of the same name writes over it. */
const PART_PREFIX = '.part-';

export interface AddRequest {
  plansDir: string;
  addedDir: string;
  /** Files or folders. */
  given: readonly string[];
}

export interface AddedFiles {
  /** Names of files whose earlier copy was another text. */
  replaced: string[];
  refused: SkippedFile[];
}

export async function keepAdded({ plansDir, addedDir, given }: AddRequest): Promise<AddedFiles> {
  await mkdir(addedDir, { recursive: true });
  const planFiles = (await findFiles([plansDir])).files;
  const kept = new Map((await findFiles([addedDir])).files.map((found) => [documentId(found.file), found]));
  const plans = new Map(planFiles.map((found) => [documentId(found.file), found]));
  const result: AddedFiles = { replaced: [], refused: [] };
  for (const one of given) {
    const { files, skipped } = await filesOf(one);
    result.refused.push(...skipped);
    for (const found of files) await keep(found);
  }
  return result;

  async function keep(found: FoundFile): Promise<void> {
    const { file } = found;
    const id = documentId(file);
    const known = plans.get(id) ?? kept.get(id);
    if (known && (await sameBytes(known.path, found.path))) return;
    if (known && known.file !== file) return void result.refused.push({ file, reason: sameIdReason(id) });
    if (plans.has(id)) return void result.refused.push({ file, reason: '规划文件夹里已有同名而内容不同的文件' });
    const plan = await readPlan(found);
    if ('reason' in plan) return void result.refused.push(plan);
    const to = path.join(addedDir, file);
    await mkdir(path.dirname(to), { recursive: true });
    await copyWhole(found.path, to);
    kept.set(id, { file, path: to });
    if (known) result.replaced.push(file);
  }
}

/** Under its own name only when it is all there: a copy that was cut off would be read as a shorter plan. */
async function copyWhole(from: string, to: string): Promise<void> {
  const part = path.join(path.dirname(to), `${PART_PREFIX}${path.basename(to)}`);
  await copyFile(from, part);
  const file = await open(part, 'r+');
  await file.sync().finally(() => file.close());
  await rename(part, to);
}

async function filesOf(given: string): Promise<{ files: FoundFile[]; skipped: SkippedFile[] }> {
  if ((await stat(given)).isDirectory()) return findFiles([given]);
  const file = path.basename(given);
  const reason = await refusal({ file, path: given });
  return reason ? { files: [], skipped: [{ file, reason }] } : { files: [{ file, path: given }], skipped: [] };
}

async function sameBytes(one: string, other: string): Promise<boolean> {
  return (await readFile(one)).equals(await readFile(other));
}
