import { describe, expect, it } from 'vitest';
import { claimOf, withoutFrame } from './claim-of.ts';

describe('withoutFrame', () => {
  it.each([
    ['核一下：盐城到2024年数据中心机架20万架', '盐城到2024年数据中心机架20万架，对吗？'],
    ['请帮我核对一下这句话：镇江新建5G基站1500个。', '镇江新建5G基站1500个，对吗？'],
    ['领导讲话写了“镇江新增80家星级上云企业”，有没有问题', '镇江新增80家星级上云企业，对吗？'],
    ['讲话稿里写常州培育智能工厂165家，有没有问题', '常州培育智能工厂165家，对吗？'],
    ['宿城建成20个智慧农业基地，这么写有没有问题？', '宿城建成20个智慧农业基地，对吗？'],
    ['试点改革举措共35项，要落地——这个数字有没有错?', '试点改革举措共35项，要落地，对吗？'],
    ['各处室每月15日前报给办公室，这说法准吗？', '各处室每月15日前报给办公室，对吗？'],
  ])('asks plainly what is to be checked: %s', (question, plain) => {
    expect(withoutFrame(question)).toBe(plain);
  });

  it.each([
    '镇江2022年新建5G基站多少个',
    '核一下：镇江2022年新建5G基站多少个',
    '镇江2022年新建5G基站1400个，对吗',
    '领导说是1500个',
    '省规划里写了哪些产业',
    '镇江有没有新建5G基站的目标',
  ])('leaves what only asks as it is: %s', (question) => {
    expect(withoutFrame(question)).toBe(question);
  });
});

describe('claimOf', () => {
  it.each([
    ['镇江新建5G基站1500个，对吗？', '镇江新建5G基站1500个'],
    ['镇江是不是争创5家智能制造示范工厂?', '镇江争创5家智能制造示范工厂'],
    ['推进会是8月19日开的吧', '推进会是8月19日开的'],
    ['听说盐城2024年要到2000家，是不是？', '盐城2024年要到2000家'],
  ])('states what %s claims', (question, claim) => {
    expect(claimOf(question)).toBe(claim);
  });

  it('finds no claim in a question for a value', () => {
    expect(claimOf('建成了多少个？有完成数吗？')).toBeNull();
  });
});
