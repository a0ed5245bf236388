import { describe, expect, it } from 'vitest';
import { portalFact } from './portal-facts.ts';

const TABLE =
  '索 引 号 | 0149/2024-17 | 公开方式 | 主动公开 |\n发布机构 | 某县人民政府办公室 | 废止日期 | |\n有效性 | 有效 |';

describe('portalFact', () => {
  it('reads the value behind its label, whose span holds both', () => {
    const number = portalFact(TABLE, 'indexNumber');
    expect(number?.value).toBe('0149/2024-17');
    expect(TABLE.slice(number?.span.start, number?.span.end)).toBe('索 引 号 | 0149/2024-17');
    expect(portalFact(TABLE, 'openness')?.value).toBe('主动公开');
    expect(portalFact(TABLE, 'validity')?.value).toBe('有效');
    expect(portalFact('索引号：0149-17    发布机构：县政府办\n正文', 'publisher')?.value).toBe('县政府办');
  });

  it('takes no other label for a value', () => {
    expect(portalFact('索引号 | 发布机构 | 成文日期\n1 | 县政府办 | 2024', 'indexNumber')).toBeNull();
    expect(portalFact('有效性 | |\n公开方式 | 主动公开 |', 'validity')).toBeNull();
  });
});
