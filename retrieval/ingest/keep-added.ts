/** Files and folders given by hand in, copies of the plans among them out. What is no plan is never copied, so it is named once. */
import { copyFile, mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { documentId } from './document-id.ts';
import { keepManifest } from './keep-manifest.ts';
import { isManifest, type ManifestProblem } from './manifest.ts';
import { readManifests } from './read-manifests.ts';
import { readPlan, sameIdReason } from './read-plan.ts';
import { type FoundFile, type FoundFiles, findFiles, refusal, type SkippedFile } from './source-files.ts';

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
  /** Of the given manifests. */
  problems: ManifestProblem[];
}

export async function keepAdded({ plansDir, addedDir, given }: AddRequest): Promise<AddedFiles> {
  await mkdir(addedDir, { recursive: true });
  const planFiles = (await findFiles([plansDir])).files;
  const added = await findFiles([addedDir]);
  const kept = new Map(added.files.map((found) => [documentId(found.file), found]));
  const plans = new Map(planFiles.map((found) => [documentId(found.file), found]));
  const result: AddedFiles = { replaced: [], refused: [], problems: [] };
  const manifests: FoundFile[] = [];
  const names = new Set<string>();
  for (const one of given) {
    const found = await filesOf(one);
    manifests.push(...found.manifests);
    result.refused.push(...found.skipped);
    for (const each of [...found.files, ...found.skipped]) names.add(each.file);
    for (const each of found.files) await keep(each);
  }
  for (const { file } of [...plans.values(), ...kept.values()]) names.add(file);
  result.problems = await keepStated(addedDir, { manifests, before: added.manifests, files: [...names] });
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

/** Rows may also mean files that were there before: so a manifest alone puts right what was read of them. */
async function keepStated(
  addedDir: string,
  { manifests, before, files }: { manifests: readonly FoundFile[]; before: readonly FoundFile[]; files: string[] },
): Promise<ManifestProblem[]> {
  if (manifests.length === 0) return [];
  const given = await readManifests(manifests, files);
  const known = await readManifests(before, files);
  if (given.rows.length > 0) await keepManifest(addedDir, [...known.rows, ...given.rows]);
  return given.problems;
}

/** Under its own name only when it is all there: a copy that was cut off would be read as a shorter plan. */
async function copyWhole(from: string, to: string): Promise<void> {
  const part = path.join(path.dirname(to), `${PART_PREFIX}${path.basename(to)}`);
  await copyFile(from, part);
  const file = await open(part, 'r+');
  await file.sync().finally(() => file.close());
  await rename(part, to);
}

async function filesOf(given: string): Promise<FoundFiles> {
  if ((await stat(given)).isDirectory()) return findFiles([given]);
  const found = { file: path.basename(given), path: given };
  const none = { files: [], skipped: [], manifests: [] };
  if (isManifest(found.file)) return { ...none, manifests: [found] };
  const reason = await refusal(found);
  return reason ? { ...none, skipped: [{ file: found.file, reason }] } : { ...none, files: [found] };
}

async function sameBytes(one: string, other: string): Promise<boolean> {
  return (await readFile(one)).equals(await readFile(other));
}
