import { describe, expect, it } from 'vitest';
import { addsNothing } from './bare-heading.ts';

describe('addsNothing', () => {
  it('is true of a heading that only repeats the thing asked for', () => {
    expect(addsNothing('实施“网络能力”提升行动', '第3条“网络能力”提升行动的具体内容是什么')).toBe(true);
    expect(addsNothing('加快建设农村充电设施', '充电设施怎么建')).toBe(false);
  });
});
