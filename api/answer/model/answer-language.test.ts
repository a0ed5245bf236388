import { describe, expect, it } from 'vitest';
import { answerLanguage } from './answer-language.ts';

describe('answerLanguage', () => {
  it.each([
    ['镇江2022年5G基站目标', 'simplified'],
    ['鎮江2022年5G基站目標', 'traditional'],
    ['What is the 5G target of Zhenjiang?', 'english'],
    ['Zhenjiang 的5G基站目标', 'simplified'],
    ['5G', 'simplified'],
  ])('reads %s as %s', (question, language) => expect(answerLanguage(question)).toBe(language));
});
