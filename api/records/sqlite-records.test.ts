import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { steadyClock } from '../steady-clock.ts';
import { START } from './__fixtures__/record-places.ts';
import { smallRecord } from './__fixtures__/small-record.ts';
import { RecordFault, type RecordStore } from './record-store.ts';
import { sqliteRecords } from './sqlite-records.ts';

const root = mkdtempSync(path.join(tmpdir(), 'plans-records-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function open(name: string): RecordStore {
  return sqliteRecords({
    file: path.join(root, name, 'records.sqlite'),
    retentionDays: 180,
    clock: steadyClock({ now: () => START }),
  });
}

describe('sqliteRecords', () => {
  it('has on the disk what a process wrote that was killed right after', async () => {
    const file = path.join(root, 'killed', 'records.sqlite');
    const program = `
      import { steadyClock } from ${JSON.stringify(path.join(import.meta.dirname, '../steady-clock.ts'))};
      import { sqliteRecords } from ${JSON.stringify(path.join(import.meta.dirname, 'sqlite-records.ts'))};
      const records = sqliteRecords({ file: ${JSON.stringify(file)}, retentionDays: 1, clock: steadyClock({ now: () => ${START} }) });
      await records.addAnswer(${JSON.stringify(smallRecord('last'))});
      process.kill(process.pid, 'SIGKILL');`;
    const ended = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', program]);
    expect(ended.signal).toBe('SIGKILL');
    expect((await open('killed').answer('last'))?.id).toBe('last');
  });

  it('keeps no word of question, draft or answer when texts are not kept', () => {
    const kept = smallRecord('bare', { keepTexts: false });
    expect(kept.texts).toBeNull();
    expect(JSON.stringify(kept)).not.toMatch(/[\u4e00-\u9fff]/);
    expect(kept.statements).toEqual([{ verdict: 'contradicted', problem: 'figure', shown: false }]);
  });

  it('says so when the file is locked, and works again when it is free', async () => {
    const records = open('locked');
    await records.addAnswer(smallRecord('before'));
    const other = new DatabaseSync(path.join(root, 'locked', 'records.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    await expect(records.addAnswer(smallRecord('during'))).rejects.toThrow(RecordFault);
    other.exec('ROLLBACK');
    other.close();
    await records.addAnswer(smallRecord('after'));
    expect([
      (await records.answer('before'))?.id,
      await records.answer('during'),
      (await records.answer('after'))?.id,
    ]).toEqual(['before', null, 'after']);
    await records.close();
  });

  it('says so when the file is no database', async () => {
    writeFileSync(path.join(root, 'damaged'), 'x'.repeat(5000));
    const records = sqliteRecords({
      file: path.join(root, 'damaged'),
      retentionDays: 1,
      clock: steadyClock({ now: () => START }),
    });
    await expect(records.answer('x')).rejects.toThrow(RecordFault);
  });

  it('says so when the folder cannot be made', async () => {
    const records = sqliteRecords({
      file: path.join(root, 'damaged', 'x', 'r.sqlite'),
      retentionDays: 1,
      clock: steadyClock({ now: () => START }),
    });
    await expect(records.addAnswer(smallRecord('x'))).rejects.toThrow(RecordFault);
  });
});
