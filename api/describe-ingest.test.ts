import { describe, expect, it } from 'vitest';
import { describeIngest } from './describe-ingest.ts';

describe('describeIngest', () => {
  it('says of each file what was found in it, why it was left out, or that it went', () => {
    const sizes = { characters: 20481, passages: 96, figures: 120, title: '某市规划' };
    const facts = { region: '镇江市', years: [2021, 2022, 2023], documentKind: 'plan' as const };
    const nothing = { region: null, years: [], documentKind: 'news' as const };
    expect(
      describeIngest({
        found: [
          { file: 'a.pdf', format: 'pdf', pages: 12, recognised: 2, notes: ['第 3 页没有文字'], ...sizes, ...facts },
          { file: 'b.txt', format: 'text', pages: 0, recognised: 0, notes: [], ...sizes, ...nothing },
        ],
        manifest: [
          { file: '清单.csv', row: 3, column: '期间', found: '去年', expected: '年份' },
          { file: '清单.csv', row: null, column: null, found: '没有列名', expected: '一行列名' },
        ],
        elsewhere: ['a/无锡.txt'],
        removedFiles: ['无锡旧.txt'],
        skipped: [{ file: 'c\u001b[2J.doc', reason: '是旧版 Word 文件' }],
      }),
    ).toEqual([
      '清单有误：清单.csv 第 3 行“期间”：去年；应为年份',
      '清单有误：清单.csv：没有列名；应为一行列名',
      '已收入：a.pdf　《某市规划》　镇江市，2021-2023 年，规划　PDF 12 页（其中 2 页由图像识别），20481 字，96 个片段，120 个数字；第 3 页没有文字',
      '已收入：b.txt　《某市规划》　新闻（地区、期间没有认出，请写在文件旁边的清单.csv 里）　文本，20481 字，96 个片段，120 个数字',
      '已移出：无锡旧.txt',
      '照旧保留：a/无锡.txt（文件不在这台服务器上）',
      '未收入：c[2J.doc（是旧版 Word 文件）',
    ]);
  });
});
