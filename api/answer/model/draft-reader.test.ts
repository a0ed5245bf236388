import { describe, expect, it } from 'vitest';
import { type DraftUnit, draftReader } from './draft-reader.ts';

/** The units of a text that arrives whole, and the same must come of it cut into single units. */
function unitsOf(text: string): DraftUnit[] {
  const read = (pieces: string[]): DraftUnit[] => {
    const reader = draftReader();
    return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
  };
  const whole = read([text]);
  expect(read(text.split(''))).toEqual(whole);
  return whole;
}

describe('draftReader', () => {
  it('gives a sentence at its stop when its marker stands before it', () => {
    const reader = draftReader();
    expect(reader.push('镇江市2022年新建5G基站1400个[1]')).toEqual([]);
    expect(reader.push('。')).toMatchObject([{ claim: '镇江市2022年新建5G基站1400个', markers: [1] }]);
    expect(reader.push('盐城')).toEqual([]);
  });

  it('waits for a marker behind the stop', () => {
    const reader = draftReader();
    expect(reader.push('新建5G基站1400个。')).toEqual([]);
    expect(reader.push('[2]')).toEqual([]);
    expect(reader.push('另')).toMatchObject([{ words: '新建5G基站1400个', markers: [2] }]);
  });

  it('reads each item of a list with the line that leads it', () => {
    expect(
      unitsOf('镇江市2022年目标：\n- 新建5G基站1400个[1]\n- 高新技术企业超40家[2]。\n\n另起一段[3]。'),
    ).toMatchObject([
      { kind: 'item', claim: '镇江市2022年目标：新建5G基站1400个', words: '新建5G基站1400个', markers: [1] },
      { kind: 'item', lead: '镇江市2022年目标：', words: '高新技术企业超40家', markers: [2] },
      { kind: 'sentence', claim: '另起一段', lead: null, startsLine: true, markers: [3] },
    ]);
  });

  it('leaves the length of a list to the list, and proves its lead by the passage that the lead cites', () => {
    expect(unitsOf('镇江市的任务共2项[3]：\n- 建设基站[1]\n- 培育企业\n')).toMatchObject([
      { lead: '镇江市的任务：', claim: '镇江市的任务：建设基站', markers: [1, 3] },
      { lead: '镇江市的任务：', markers: [] },
    ]);
  });

  it('says the lead of several places of the one that the item names', () => {
    expect(
      unitsOf(
        '2024年的目标，盐城市和宿城区分别如下[1][2]：\n- 盐城市：10%以上[1]\n- 宿城区：11.25%左右[2]\n- 镇江市：10%[3]\n',
      ),
    ).toMatchObject([
      { lead: '2024年的目标，盐城市和宿城区分别如下：', claim: '2024年的目标，分别如下：盐城市：10%以上' },
      { claim: '2024年的目标，分别如下：宿城区：11.25%左右' },
      { claim: '2024年的目标，盐城市和宿城区分别如下：镇江市：10%' },
    ]);
  });

  it('reads each row of a table with its head', () => {
    const units = unitsOf(
      '| 地区 | 2022年5G基站 |\n| --- | --- |\n| 镇江市 | 新建1400个[1] |\n| 盐城市 | 累计1.2万个[2] |\n',
    );
    expect(units).toMatchObject([
      { kind: 'row', head: ['地区', '2022年5G基站'], cells: ['镇江市', '新建1400个'], markers: [1] },
      { kind: 'row', head: ['地区', '2022年5G基站'], cells: ['盐城市', '累计1.2万个'], markers: [2] },
    ]);
    expect(units[0]).toMatchObject({ claim: expect.stringContaining('2022年5G基站') });
  });

  it('keeps parts together that are cited together', () => {
    expect(unitsOf('新建5G基站1400个；培育企业40家[1]。')).toMatchObject([
      { claim: '新建5G基站1400个；培育企业40家', markers: [1] },
    ]);
  });

  it('knows a refusal, a missing part and a verdict that is not the model’s', () => {
    expect(unitsOf('【无依据】')).toEqual([{ kind: 'refusal' }]);
    expect(unitsOf('【無依據】')).toEqual([{ kind: 'refusal' }]);
    expect(unitsOf('【缺】鹽城市2024年網絡零售額')).toEqual([{ kind: 'missing', what: '鹽城市2024年網絡零售額' }]);
    expect(unitsOf('【缺】盐城市网络零售额。')).toEqual([{ kind: 'missing', what: '盐城市网络零售额' }]);
    expect(unitsOf('是的，新建5G基站1400个[1]。\n【缺】盐城市2024年网络零售额')).toMatchObject([
      { words: '新建5G基站1400个' },
      { kind: 'missing', what: '盐城市2024年网络零售额' },
    ]);
  });

  it('drops headings and forgets what was thought aloud', () => {
    expect(unitsOf('## 回答\n新建5G基站1400个[1]。')).toMatchObject([{ words: '新建5G基站1400个' }]);
    const reader = draftReader();
    reader.push('先想一想。再');
    reader.forget();
    expect(reader.push('新建[1]。')).toMatchObject([{ words: '新建' }]);
  });

  it('keeps a half sentence for the end', () => {
    const reader = draftReader();
    expect(reader.push('新建5G基站')).toEqual([]);
    expect(reader.end()).toMatchObject([{ words: '新建5G基站', markers: [] }]);
  });
});
