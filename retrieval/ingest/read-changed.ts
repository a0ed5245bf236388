/**
 * Files and what the index before holds of them in, the documents of the next index out: what has not changed is kept,
 * only the rest is read. A file that cannot be read is reported and never stops the others.
 */
import type { DocumentKind, PlanDocument, Reading } from '../plan-document.ts';
import type { KnownSources } from '../store/build-index.ts';
import type { SkippedSource } from '../store/builds.ts';
import type { BuildItem } from '../store/write-build.ts';
import { documentId } from './document-id.ts';
import { readPlan, sameIdReason } from './read-plan.ts';
import type { HashedFile } from './source-files.ts';

/** What was found in one file. */
export interface ReadFile extends Reading {
  file: string;
  title: string;
  region: string | null;
  years: number[];
  documentKind: DocumentKind;
  /** 0 where the format has none. */
  pages: number;
  /** Of those, the ones recognised from pictures. */
  recognised: number;
  characters: number;
  passages: number;
  figures: number;
}

export interface Changed {
  items: AsyncGenerator<BuildItem>;
  /** These fill up while the items are taken. */
  sources: Map<string, string>;
  skipped: SkippedSource[];
  /** Of documents read so far, the kept ones not among them. */
  found: ReadFile[];
}

export function readChanged(
  files: readonly HashedFile[],
  before: KnownSources,
  onFile: (done: number, file: string) => void,
): Changed {
  const sources = new Map<string, string>();
  const skipped: SkippedSource[] = [];
  // Files are skipped for what they hold, so the reason stays true while they stay as they are.
  const reasons = new Map(before.skipped.map((one) => [one.source, one.reason]));
  const found: ReadFile[] = [];

  async function* items(): AsyncGenerator<BuildItem> {
    for (const [at, each] of files.entries()) {
      const { file, source } = each;
      const id = documentId(file);
      onFile(at, file);
      if (sources.has(id)) skipped.push({ file, source: '', reason: sameIdReason(id) });
      else if (before.sources.get(id) === source) {
        sources.set(id, source);
        yield { kind: 'kept', documentId: id };
      } else if (reasons.has(source)) skipped.push({ file, source, reason: reasons.get(source) ?? '' });
      else {
        const plan = await readPlan(each);
        if ('reason' in plan) skipped.push({ file, source, reason: plan.reason });
        else {
          found.push(described(plan));
          sources.set(id, source);
          yield plan;
        }
      }
    }
  }

  return { items: items(), sources, skipped, found };
}

function described({ pages, reading, text, passages, figures, ...facts }: PlanDocument): ReadFile {
  return {
    file: facts.file,
    title: facts.title,
    region: facts.region,
    years: facts.years,
    documentKind: facts.kind,
    ...reading,
    pages: pages.length,
    recognised: pages.filter(({ ocr }) => ocr).length,
    characters: text.length,
    passages: passages.length,
    figures: figures.length,
  };
}
