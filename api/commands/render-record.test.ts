import { describe, expect, it } from 'vitest';
import { noRecord, renderRecord } from './render-record.ts';

describe('noRecord', () => {
  it('says which folder was read and what to set', () => {
    const said = noRecord({ dataDir: '/srv/data', records: { bucket: null, retentionDays: 90, keepTexts: true } });
    expect(said).toMatch(
      /^在文件夹 \/srv\/data（DATA_DIR）的记录里没有这个回答。\n.*DATA_DIR=.*\n超过 90 天（RECORD_DAYS）/,
    );
  });
});

describe('renderRecord', () => {
  it('marks what the built-in answer added to that of a model, with its places', () => {
    const said = renderRecord(
      {
        id: 'a',
        answeredAt: 0,
        status: 'answered',
        reason: null,
        notices: [],
        answeredBy: 'm',
        model: 'm',
        promptVersion: '1',
        indexVersion: 'v',
        passages: [],
        statements: [
          { text: '新建1400个[1]。', verdict: 'supported', shown: true },
          { text: '培育超40家', verdict: 'supported', shown: true, builtIn: ['plan:10-20'] },
        ],
        timings: { retrieveMs: 1, answerMs: 2 },
        texts: null,
      },
      [],
    );
    expect(said).toContain('  ○ 有依据　新建1400个[1]。\n  ○ 有依据（内置回答）　培育超40家　［plan:10-20］\n');
  });
});
