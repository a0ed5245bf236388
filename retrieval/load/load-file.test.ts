import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { paragraph, wordFile } from './__fixtures__/word-file.ts';
import { loadFile } from './load-file.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const reasonOf = async (file: string, bytes: Uint8Array): Promise<string> => {
  const loaded = await loadFile({ file, bytes });
  return 'reason' in loaded ? loaded.reason : `read as ${loaded.format}`;
};
/** The old container: its mark, then the name of a stream in UTF-16. */
const ole = (stream: string): Uint8Array =>
  Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Buffer.alloc(504),
    ...Buffer.from(stream, 'utf16le'),
  ]);

describe('loadFile', () => {
  it('goes by the content and not by the name, and says so', async () => {
    const word = wordFile({ body: paragraph('新建5G基站1400个。') });
    expect(await loadFile({ file: '规划.txt', bytes: word })).toEqual({
      format: 'docx',
      text: '新建5G基站1400个。\n',
      pages: [],
      notes: ['扩展名是 .txt，内容是Word，按Word读取'],
    });
    const page = utf8('<!DOCTYPE html><html><body><p>新建5G基站1400个。</p></body></html>');
    for (const name of ['规划.doc', '规划.pdf', '规划.txt', '规划'])
      expect(await loadFile({ file: name, bytes: page })).toMatchObject({
        format: 'html',
        text: '新建5G基站1400个。\n',
      });
    expect(await loadFile({ file: '规划.html', bytes: page })).toMatchObject({ notes: [] });
  });

  it('keeps a text verbatim, also one that speaks of markup', async () => {
    const text = '<html>一、总体要求\r\n';
    expect(await loadFile({ file: '规划.md', bytes: utf8(text) })).toMatchObject({ format: 'text', text });
  });

  it.each<[string, Uint8Array, string]>([
    ['a.doc', ole('WordDocument'), '.docx'],
    ['a.wps', ole('WordDocument'), '.docx'],
    ['a.xls', ole('Workbook'), '.xlsx'],
    ['a.docx', ole('EncryptedPackage'), '密码'],
    ['a.ofd', zipSync({ 'OFD.xml': strToU8('<a/>') }), 'OFD'],
    ['a.odt', zipSync({ 'content.xml': strToU8('<a/>') }), 'OpenDocument'],
    ['a.zip', zipSync({ 'plan.txt': strToU8('规划') }), '解压'],
    ['a.docx', zipSync({ 'word/document.xml': strToU8('<a/>') }).slice(0, 60), '损坏'],
    ['a.rtf', utf8('{\\rtf1\\ansi'), 'RTF'],
    ['a.mht', utf8('From: <Saved by Blink>\r\n'), '.mht'],
    ['a.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), '图片'],
    ['a.pdf', utf8('not found'), '没有下载完整'],
    ['a.css', utf8('p {}'), '.css'],
  ])('says of %s what it is and what to do', async (file, bytes, words) => {
    expect(await reasonOf(file, bytes)).toContain(words);
  });

  it('unpacks no more than an office file may hold, whatever the file says of itself', async () => {
    const file = (stated: number): Uint8Array => {
      const bytes = zipSync({
        'word/document.xml': strToU8('<w:document/>'),
        'word/a.xml': new Uint8Array(1024 * 1024),
      });
      const view = new DataView(bytes.buffer);
      // The unpacked size in each entry of the directory.
      for (let at = 0; at < bytes.length - 30; at += 1)
        if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, stated, true);
      return bytes;
    };
    expect(await reasonOf('a.docx', file(300 * 1024 * 1024))).toBe('文件解压后超过 256 MiB，不是正常的文档');
    expect(await reasonOf('a.docx', file(10))).toContain('已损坏');
  });

  it('gives up on elements that stand in each other without end', async () => {
    const deep = `<html><body>${'<div>'.repeat(3000)}规划${'</div>'.repeat(3000)}</body></html>`;
    expect(await reasonOf('a.html', utf8(deep))).toBe('内容一层套一层，深得不是正常的文档');
  });
});
