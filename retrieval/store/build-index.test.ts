import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planDocument, threeDocuments } from './__fixtures__/plan-documents.ts';
import { PLACES, type StorePlace, tableNamesIn } from './__fixtures__/store-places.ts';
import { type BuildProgress, writeIndex } from './build-index.ts';
import type { StoreLocation } from './database.ts';
import { openStore, readCurrent } from './lance-store.ts';

describe.each(PLACES)('on %s', (_place, openPlace) => {
  let place: StorePlace;
  let at: StoreLocation;

  beforeEach(async () => {
    place = await openPlace();
    at = await place.location();
  });

  afterEach(async () => {
    await place.close();
  });

  const other = planDocument({
    id: 'other',
    title: '另一份文件',
    region: null,
    years: [],
    sections: [{ heading: '一、任务', clauses: ['建设充电桩300个。'] }],
  });

  /** Versions that have tables, without the tables that belong to no build. */
  async function versionsOnDisk(): Promise<string[]> {
    const names = await tableNamesIn(at);
    return [...new Set(names.filter((name) => /^(passages|documents|figures|words)_/.test(name)))]
      .map((name) => name.slice(name.indexOf('_') + 1))
      .filter((version, index, all) => all.indexOf(version) === index)
      .sort();
  }

  async function leftovers(): Promise<string[]> {
    return (await tableNamesIn(at)).filter((name) => !/^(current|passages_|documents_|figures_|words_)/.test(name));
  }

  function startChild(...words: string[]): ChildProcess {
    const script = fileURLToPath(new URL('./__fixtures__/build-in-child.ts', import.meta.url));
    return spawn(process.execPath, [script, JSON.stringify(at), ...words], { stdio: ['ignore', 'pipe', 'ignore'] });
  }

  async function killAfterLine(child: ChildProcess, expected: string): Promise<void> {
    if (child.stdout === null) throw new Error('The child has no output.');
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === expected) break;
    }
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }

  describe('writeIndex', () => {
    it('reports what it wrote and tells each step', async () => {
      const steps: BuildProgress[] = [];
      const report = await writeIndex({
        ...at,
        documents: threeDocuments(),
        fingerprint: 'three',
        onProgress: (step) => steps.push(step),
      });
      expect(report).toEqual({
        version: expect.stringMatching(/^[0-9a-f]{12}$/),
        documents: 3,
        passages: 7,
        figures: 4,
      });
      expect(steps.map(({ kind }) => kind)).toEqual([
        'document-written',
        'document-written',
        'document-written',
        'indexing-started',
        'build-published',
      ]);
      expect(steps[1]).toEqual({ kind: 'document-written', documentId: 'dongshan-2023', documents: 2, passages: 5 });
      expect(await readCurrent(at)).toMatchObject({ version: report.version, fingerprint: 'three' });
    });

    it('takes documents one at a time from a stream', async () => {
      async function* stream() {
        yield* threeDocuments();
      }
      expect(await writeIndex({ ...at, documents: stream(), fingerprint: 'three' })).toMatchObject({ passages: 7 });
    });

    it('builds an index of nothing, in which nothing is found', async () => {
      await writeIndex({ ...at, documents: [], fingerprint: 'none' });
      const store = await openStore(at);
      expect(store.documents()).toEqual([]);
      expect(await store.search({ text: '基站', limit: 5 })).toEqual([]);
      await store.close();
    });

    it('gives the same version, ids, scores and order for the same documents', async () => {
      const answers: unknown[] = [];
      for (const one of [await place.location(), await place.location()]) {
        await writeIndex({ ...one, documents: threeDocuments(), fingerprint: 'three' });
        const store = await openStore(one);
        const found = await store.search({ text: '数字经济5G基站', limit: 7 });
        answers.push([store.version, ...found.map(({ passage, score }) => [passage.id, score])]);
        await store.close();
      }
      expect(answers[1]).toEqual(answers[0]);
    });

    it('orders passages with equal scores by their place', async () => {
      const twins = planDocument({
        id: 'twins',
        title: '重复的文件',
        region: null,
        years: [],
        sections: [{ heading: '一、任务', clauses: Array.from({ length: 30 }, () => '建设智慧停车场。') }],
      });
      await writeIndex({ ...at, documents: [twins], fingerprint: 'twins' });
      const store = await openStore(at);
      const found = await store.search({ text: '智慧停车场', limit: 30 });
      expect(found.map(({ passage }) => passage.span.start)).toEqual(twins.passages.map(({ span }) => span.start));
      await store.close();
    });

    it('keeps the two builds before the current one and drops older ones', async () => {
      const first = await writeIndex({ ...at, documents: threeDocuments(), fingerprint: 'first' });
      const reader = await openStore(at);
      const second = await writeIndex({ ...at, documents: [other], fingerprint: 'second' });
      const third = await writeIndex({ ...at, documents: [other], fingerprint: 'third' });
      expect(await versionsOnDisk()).toEqual([first.version, second.version, third.version].sort());
      expect((await reader.search({ text: '智慧杆塔', limit: 1 }))[0]?.passage.documentId).toBe('linhai-2022');
      await reader.close();
      const fourth = await writeIndex({ ...at, documents: [other], fingerprint: 'fourth' });
      expect(await versionsOnDisk()).toEqual([second.version, third.version, fourth.version].sort());
    });

    it('gives a second build of the same fingerprint a version of its own', async () => {
      const first = await writeIndex({ ...at, documents: threeDocuments(), fingerprint: 'same' });
      const second = await writeIndex({ ...at, documents: threeDocuments(), fingerprint: 'same' });
      expect(second.version).toBe(`${first.version}-2`);
      expect(await readCurrent(at)).toMatchObject({ version: second.version, fingerprint: 'same' });
    });

    it('leaves the old build and no half when a document fails', async () => {
      const first = await writeIndex({ ...at, documents: threeDocuments(), fingerprint: 'first' });
      async function* failing() {
        yield other;
        throw new Error('unreadable');
      }
      await expect(writeIndex({ ...at, documents: failing(), fingerprint: 'second' })).rejects.toThrow('unreadable');
      expect(await readCurrent(at)).toMatchObject({ version: first.version, fingerprint: 'first' });
      expect(await versionsOnDisk()).toEqual([first.version]);
      expect(await leftovers()).toEqual([]);
    });

    it('refuses two documents with one id', async () => {
      const writing = writeIndex({ ...at, documents: [other, other], fingerprint: 'twice' });
      await expect(writing).rejects.toMatchObject({ code: 'duplicate-document' });
    });

    it('stops when it is aborted', async () => {
      const abort = new AbortController();
      const writing = writeIndex({
        ...at,
        documents: threeDocuments(),
        fingerprint: 'three',
        signal: abort.signal,
        onProgress: () => abort.abort(),
      });
      await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
      expect(await readCurrent(at)).toBeNull();
      expect(await versionsOnDisk()).toEqual([]);
    });

    it('lets two writers in one after the other', async () => {
      const reports = await Promise.all([
        writeIndex({ ...at, documents: threeDocuments(), fingerprint: 'one' }),
        writeIndex({ ...at, documents: [other], fingerprint: 'two' }),
      ]);
      expect(await versionsOnDisk()).toEqual(reports.map(({ version }) => version).sort());
      const store = await openStore(at);
      expect(reports.map(({ version }) => version)).toContain(store.version);
      await store.close();
      expect(await leftovers()).toEqual([]);
    });

    it('gives up with a code while another process is writing', async () => {
      const child = startChild('slow', '1', 'stay');
      if (child.stdout === null) throw new Error('The child has no output.');
      for await (const line of createInterface({ input: child.stdout })) if (line === 'staying') break;
      const writing = writeIndex({ ...at, documents: [other], fingerprint: 'second', waitMs: 0 });
      await expect(writing).rejects.toMatchObject({ code: 'build-in-progress' });
      child.kill('SIGKILL');
    });
  });

  describe('a writer killed with SIGKILL', () => {
    it('leaves the old build readable, and its half is gone after the next build', async () => {
      const first = await writeIndex({ ...at, documents: threeDocuments(), fingerprint: 'first' });
      await killAfterLine(startChild('killed', '40', 'stay'), 'staying');

      expect(await versionsOnDisk()).toHaveLength(2);
      expect(await readCurrent(at)).toMatchObject({ version: first.version, fingerprint: 'first' });
      const store = await openStore(at);
      expect((await store.search({ text: '智慧杆塔', limit: 1 }))[0]?.passage.documentId).toBe('linhai-2022');
      await store.close();

      const [half] = (await versionsOnDisk()).filter((version) => version !== first.version);
      const next = await writeIndex({ ...at, documents: [other], fingerprint: 'killed' });
      expect(next.version).toBe(half);
      expect(await versionsOnDisk()).toEqual([first.version, next.version].sort());
      expect(await leftovers()).toEqual([]);
    });

    it('leaves nothing to read when there was no build before', async () => {
      await killAfterLine(startChild('killed', '2', 'stay'), 'staying');
      expect(await readCurrent(at)).toBeNull();
      await expect(openStore(at)).rejects.toMatchObject({ code: 'index-missing' });
      await writeIndex({ ...at, documents: [other], fingerprint: 'next' });
      expect(await versionsOnDisk()).toHaveLength(1);
    });

    it.each(['indexing-started', 'build-published'])(
      'leaves one whole build after %s',
      async (line) => {
        await writeIndex({ ...at, documents: threeDocuments(), fingerprint: 'first' });
        await killAfterLine(startChild('killed', '400'), line);
        const store = await openStore(at);
        const ids = store.documents().map(({ id }) => id);
        expect([3, 400]).toContain(ids.length);
        const known = ids.length === 3 ? ['智慧杆塔', 'linhai-2022'] : ['新文件第399号', 'new-399'];
        expect((await store.search({ text: known[0] ?? '', limit: 1 }))[0]?.passage.documentId).toBe(known[1]);
        await store.close();
      },
      20_000,
    );
  });
});
