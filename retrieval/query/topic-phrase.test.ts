import { describe, expect, it } from 'vitest';
import { topicPhrase } from './topic-phrase.ts';

const phrase = (rest: string): string | null => topicPhrase({ rest, areas: [] });

describe('topicPhrase', () => {
  it('leaves the number, the measure word and the asking words out', () => {
    expect(phrase('粮食播种面积的目标是多少万亩？')).toBe('粮食播种面积');
    expect(phrase('新建多少座5G基站？')).toBe('新建5G基站');
    expect(phrase('电商交易额要搞到多少亿')).toBe('电商交易额');
    expect(phrase('计划新增哪些养老服务设施，各多少？')).toBe('新增养老服务设施');
    expect(phrase('数字经济专家咨询委员会有多少名委员？')).toBe('数字经济专家咨询委员会委员');
    expect(phrase('有效发明专利拥有量的目标是多少件？')).toBe('有效发明专利拥有量');
  });

  it('leaves the paper, brackets cut in two and doubled quotation marks out', () => {
    expect(phrase('政策措施提出的全省实际利用外资目标是多少亿美元？'.replace('全省', '  '))).toBe('实际利用外资');
    expect(phrase('研发支出要提多少（  那个）')).toBe('研发支出');
    expect(phrase('计划新增多少项“一件事”集成服务？')).toBe('新增‘一件事’集成服务');
  });

  it('is null where nothing but half a sentence would stand between the marks', () => {
    expect(phrase('文号是什么，有效期多长？')).toBeNull();
    expect(phrase('讲提升政府治理效能，提出要当好哪五种角色？')).toBeNull();
    expect(phrase('这个活动搞下来财政要拿多少钱')).toBeNull();
  });
});
