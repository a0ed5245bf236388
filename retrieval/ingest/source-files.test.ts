import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type FoundFile, findFiles, fingerprintOf, hashCode, hashFiles, readSource } from './source-files.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plan-sources-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function put(file: string, bytes: string | Uint8Array): string {
  const at = path.join(folder, file);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, bytes);
  return at;
}

describe('findFiles', () => {
  it('lists texts of all folders in the order of their names, hidden ones never', async () => {
    for (const file of ['b.txt', 'a/c.md', '.hidden/d.txt', 'node_modules/e.txt', '.f.txt']) put(file, '规划');
    const { files, skipped } = await findFiles([folder]);
    expect(files.map(({ file }) => file)).toEqual(['a/c.md', 'b.txt']);
    expect(files[0]?.path).toBe(path.join(folder, 'a', 'c.md'));
    expect(skipped).toEqual([]);
  });

  it('says why a file is left out', async () => {
    for (const file of ['plan.xyz', 'README.md', 'bare', '~$plan.docx']) put(file, '规划');
    put('page', '<html><p>规划</p></html>');
    put('old.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1));
    const { files, skipped } = await findFiles([folder]);
    // What an old Office file is shows when it is read whole.
    expect(files.map(({ file }) => file)).toEqual(['old.doc', 'page']);
    expect(skipped).toEqual([
      { file: 'README.md', reason: '说明文件，不是规划文件' },
      { file: 'bare', reason: expect.stringContaining('没有扩展名') },
      { file: 'plan.xyz', reason: expect.stringContaining('.xyz') },
      { file: '~$plan.docx', reason: '文档打开时的临时文件' },
    ]);
  });

  it('lets the first folder win where two hold a file of one name', async () => {
    put('one/plan.txt', '甲');
    put('two/plan.txt', '乙');
    const { files } = await findFiles([path.join(folder, 'one'), path.join(folder, 'two')]);
    expect(files).toEqual([{ file: 'plan.txt', path: path.join(folder, 'one', 'plan.txt') }]);
  });

  it('takes a folder that is not there for an empty one', async () => {
    expect(await findFiles([path.join(folder, 'gone')])).toEqual({ files: [], skipped: [], manifests: [] });
  });
});

describe('a folder with more than files in it', () => {
  it('has its links followed within itself alone, and says of each other thing why it is not read', async () => {
    const outside = mkdtempSync(path.join(tmpdir(), 'plan-outside-'));
    onTestFinished(() => rmSync(outside, { recursive: true }));
    writeFileSync(path.join(outside, 'secret.txt'), '密码');
    put('..data/plan.txt', '规划');
    put('own.txt', '规划');
    mkdirSync(path.join(folder, 'sub'));
    const link = (to: string, name: string): void => symlinkSync(to, path.join(folder, name));
    link('..data/plan.txt', 'mounted.txt');
    link(path.join(outside, 'secret.txt'), 'leads-out.txt');
    link('../../../../../../etc/passwd', 'sub/climbs.txt');
    link(outside, 'folder-out');
    link('..', 'sub/up');
    link('.', 'self');
    link('loop-b.txt', 'loop-a.txt');
    link('loop-a.txt', 'loop-b.txt');
    link('own.txt', 'twin.txt');
    execFileSync('mkfifo', [path.join(folder, 'pipe.txt')]);
    link('pipe.txt', 'to-pipe.txt');
    link('/dev/zero', 'device.txt');
    const { files, skipped } = await findFiles([folder]);
    expect(files.map(({ file }) => file)).toEqual(['mounted.txt', 'own.txt']);
    expect(Object.fromEntries(skipped.map(({ file, reason }) => [file, reason]))).toEqual({
      'device.txt': '链接指向文件夹之外，没有读取',
      'folder-out': '链接指向文件夹之外，没有读取',
      'leads-out.txt': '链接指向文件夹之外，没有读取',
      'loop-a.txt': '链接指不到文件，没有读取',
      'loop-b.txt': '链接指不到文件，没有读取',
      'pipe.txt': '不是普通文件，没有读取',
      self: '链接指向文件夹，没有读取，请直接放入其中的文件',
      'sub/climbs.txt': '链接指向文件夹之外，没有读取',
      'sub/up': '链接指向文件夹，没有读取，请直接放入其中的文件',
      'to-pipe.txt': '不是普通文件，没有读取',
      'twin.txt': '链接，所指的文件已经读取',
    });
  });

  it('is read on when a file goes, changes or becomes a pipe after it was listed', async () => {
    for (const file of ['a.txt', 'b.txt', 'c.txt', 'd.txt']) put(file, `规划${file}`);
    const { files } = await findFiles([folder]);
    rmSync(path.join(folder, 'a.txt'));
    rmSync(path.join(folder, 'b.txt'));
    execFileSync('mkfifo', [path.join(folder, 'b.txt')]);
    const hashed = await hashFiles(files);
    expect(hashed.files.map(({ file }) => file)).toEqual(['c.txt', 'd.txt']);
    expect(hashed.skipped.map(({ file }) => file)).toEqual(['a.txt', 'b.txt']);
    put('c.txt', '规划 c.txt，又写了一段');
    const [changed, same] = await Promise.all(hashed.files.map(readSource));
    expect(changed).toEqual({ file: 'c.txt', reason: expect.stringContaining('正在改动') });
    expect(same).toMatchObject({ file: 'd.txt', bytes: expect.anything() });
  });
});

describe('readSource', () => {
  it('gives the bytes of a text', async () => {
    const at = put('plan.txt', '规划');
    const source = await readSource({ file: 'plan.txt', path: at });
    expect('bytes' in source && Buffer.from(source.bytes).toString('utf8')).toBe('规划');
  });

  it('refuses an empty file', async () => {
    const found = { file: 'x.txt', path: put('x.txt', '') };
    expect(await readSource(found)).toEqual({ file: 'x.txt', reason: '文件是空的' });
  });
});

describe('fingerprintOf', () => {
  it('changes with a name, with bytes and with code, and not without', async () => {
    const plan = { file: 'plan.txt', path: put('plans/plan.txt', '甲') };
    const code = path.join(folder, 'code');
    put('code/read.ts', 'export {}');
    const fingerprint = async (found: FoundFile): Promise<string> =>
      fingerprintOf((await hashFiles([found])).files, [await hashCode([code])]);
    const first = await fingerprint(plan);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    put('code/read.test.ts', 'a test is no code');
    expect(await fingerprint(plan)).toBe(first);
    expect(await fingerprint({ ...plan, file: 'other.txt' })).not.toBe(first);
    put('code/read.ts', 'export const changed = 1');
    const second = await fingerprint(plan);
    expect(second).not.toBe(first);
    put('plans/plan.txt', '乙');
    expect(await fingerprint(plan)).not.toBe(second);
  });
});
