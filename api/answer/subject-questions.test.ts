import { expect, it } from 'vitest';
import { withoutShown } from './split-question.ts';
import { subjectQuestions } from './subject-questions.ts';

it.each([
  // What stands in front of the list and what is asked belongs to each.
  [
    '措施里，甲区的帮办品牌和乙区的“审批服务”分别叫什么？',
    ['措施里，甲区的帮办品牌叫什么？', '措施里，乙区的“审批服务”叫什么？'],
  ],
  [
    '上海市和黄浦区2023年的服务圈分别是多少分钟',
    ['上海市2023年的服务圈是多少分钟？', '黄浦区2023年的服务圈是多少分钟？'],
  ],
  [
    '激光装备、光电显示两条产业链产值目标各是多少？',
    ['激光装备产业链产值目标是多少？', '光电显示产业链产值目标是多少？'],
  ],
  [
    '全球招商大会和沿海与内地合作招商会，多久办一次？',
    ['全球招商大会，多久办一次？', '沿海与内地合作招商会，多久办一次？'],
  ],
])('%s', (question, each) => {
  expect(subjectQuestions(question)?.questions.map((one) => one.question)).toEqual(each);
});

it.each([
  '盐城市2024年和2027年数字经济增加值目标分别是多少？',
  '宿城增加值比重22、23、24三年分别是多少？',
  '镇江和常州，今年哪个市家数多？',
  '软件业和信息服务业，两样加起来多少？',
  '入选企业8家、占全省61.5%，全省有多少家？',
  '“数据和算力”专项行动是什么时候启动的？',
])('%s asks one thing', (question) => {
  expect(subjectQuestions(question)).toBeNull();
});

it('knows what each question alone is about', () => {
  const subjects = subjectQuestions('苹果和鸭梨的产值目标各是多少？')?.questions.map(({ subject }) => subject);
  expect(subjects).toEqual(['苹果', '鸭梨']);
});

it('leaves out what the answers themselves show', () => {
  expect(withoutShown('甲省、乙省增长目标各是多少，哪个省用的是“以上”？')).toBe('甲省、乙省增长目标各是多少？');
  expect(withoutShown('甲省目标是多少，哪个省最高？')).toBe('甲省目标是多少，哪个省最高？');
});
