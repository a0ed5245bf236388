import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { paragraphsOf, partsOf } from '../__fixtures__/office-file.ts';
import type { Claim } from '../contract.ts';
import { wordFile } from './__fixtures__/word-file.ts';
import { annotateWord } from './annotate-word.ts';
import { readWordDraft } from './word-draft.ts';
import { openWordPackage } from './word-package.ts';

const NOW = Date.UTC(2026, 10, 27);

/** Claims on these words of the draft. */
function annotated(bytes: Uint8Array, words: string[]) {
  const file = openWordPackage(bytes);
  const draft = readWordDraft(file);
  const { text } = draft;
  const claims = words.map((word): Claim => {
    const start = text.indexOf(word);
    const explanation = '没有找到依据：原文没有“9”。';
    return { text: word, start, end: start + word.length, verdict: 'not-found', explanation, citations: [] };
  });
  const written = annotateWord({ file, draft, claims, origin: '', now: NOW });
  return { text, written, parts: partsOf(written) };
}

/** The body with the marks of comments in brackets and everything else but the text left out. */
function marked(xml: string | undefined): string {
  return (xml ?? '')
    .replace(/<w:commentRangeStart w:id="(\d+)"\/>/g, '[$1:')
    .replace(/<w:commentRangeEnd w:id="(\d+)"\/>/g, ']')
    .replace(/<\/w:p>/g, '¶')
    .replace(/<[^>]+>/g, '');
}

describe('annotateWord', () => {
  it('puts each comment around its own words, whatever runs they are in', () => {
    const run = (text: string, looks = ''): string => `<w:r>${looks}<w:t>${text}</w:t></w:r>`;
    const bold = '<w:rPr><w:b/></w:rPr>';
    const bytes = wordFile(
      `<w:p>${run('前文。新建')}${run('14', bold)}${run('00个。后文。')}</w:p><w:p><w:r>${bold}<w:t>甲</w:t><w:tab/><w:t>乙。丙。</w:t><w:tab/><w:t>丁</w:t></w:r></w:p>`,
    );
    const { parts, text, written } = annotated(bytes, ['前文。', '新建1400个。', '乙。', '丙。', '丁']);
    expect(marked(parts['word/document.xml'])).toBe('[0:前文。][1:新建1400个。]后文。¶甲[2:乙。][3:丙。][4:丁]¶');
    expect(parts['word/document.xml']?.match(/<w:b\/>/g)).toHaveLength(6);
    expect(readWordDraft(openWordPackage(written)).text).toBe(text);
  });

  it('announces the comments in a file that had none', () => {
    const { parts } = annotated(wordFile('<w:p><w:r><w:t>9个。</w:t></w:r></w:p>'), ['9个。']);
    expect(parts['word/_rels/document.xml.rels']).toContain('Target="comments.xml"');
    expect(parts['[Content_Types].xml']).toContain('PartName="/word/comments.xml"');
    expect(parts['word/comments.xml']).toContain(
      'w:id="0" w:author="核数" w:initials="核数" w:date="2026-11-27T00:00:00Z"',
    );
    expect(paragraphsOf(parts['word/comments.xml'] ?? '')).toEqual(['没有找到依据', '原文没有“9”。']);
  });

  it('announces them too where the body refers to nothing yet', () => {
    const { 'word/_rels/document.xml.rels': _, ...rest } = unzipSync(
      wordFile('<w:p><w:r><w:t>9个。</w:t></w:r></w:p>'),
    );
    const { parts } = annotated(zipSync(rest), ['9个。']);
    expect(parts['word/_rels/document.xml.rels']).toContain('Target="comments.xml"');
  });

  it('counts on from however many comments the file has', () => {
    const comments = `<w:comments>${'<w:comment w:id="7"/>'.repeat(180_000)}</w:comments>`;
    const bytes = wordFile('<w:p><w:r><w:t>9个。</w:t></w:r></w:p>', { 'word/comments.xml': comments });
    expect(marked(annotated(bytes, ['9个。']).parts['word/document.xml'])).toBe('[8:9个。]¶');
  });

  it('keeps the comments, the looks and the other parts of a file that a word processor wrote', () => {
    const bytes = readFileSync(new URL('__fixtures__/draft.docx', import.meta.url));
    const { parts } = annotated(bytes, ['2022年新建5G基站1400个。', '| 宿城区 | 电子商务交易额（亿元） | 360 |']);
    const body = marked(parts['word/document.xml']);
    expect(body).toContain('[1:2022年新建5G基站1400个。]全年新增90家');
    expect(body).toContain('[2:宿城区¶电子商务交易额（亿元）¶360]¶');
    expect(paragraphsOf(parts['word/comments.xml'] ?? '')).toContain('原有的批注');
    const before = partsOf(bytes);
    expect(Object.keys(parts).sort()).toEqual(Object.keys(before).sort());
    for (const name of ['word/styles.xml', 'word/_rels/document.xml.rels', '[Content_Types].xml'])
      expect(parts[name]).toBe(before[name]);
  });
});
