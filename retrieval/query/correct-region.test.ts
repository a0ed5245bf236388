import { describe, expect, it } from 'vitest';
import { correctRegion } from './correct-region.ts';

describe('correctRegion', () => {
  it('reads a division of another province as the covered one of its sound in the place named', () => {
    expect(correctRegion('黄埔区要点里研发支出多少（上海那个）', ['上海市', '黄浦区'])).toEqual({
      text: '黄浦区要点里研发支出多少',
      corrections: [{ written: '黄埔区', read: '黄浦区' }],
    });
    expect(correctRegion('上海市黄埔区的目标', ['黄浦区']).text).toBe('上海市黄浦区的目标');
  });

  it('leaves a name alone that lies elsewhere or may be meant', () => {
    expect(correctRegion('黄埔区的目标', ['上海市', '黄浦区']).corrections).toEqual([]);
    expect(correctRegion('广州黄埔区的目标', ['上海市', '黄浦区']).corrections).toEqual([]);
    expect(correctRegion('上海和广州黄埔区的目标', ['上海市', '黄浦区']).corrections).toEqual([]);
    expect(correctRegion('上海市浦东新区的目标', ['上海市', '黄浦区']).text).toBe('上海市浦东新区的目标');
  });
});
