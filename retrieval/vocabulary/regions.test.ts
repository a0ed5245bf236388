import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldWidth, simplify } from '../text/simplify.ts';
import { regions } from './gazetteer.ts';
import {
  findRegions,
  isWithin,
  nationwide,
  type Region,
  regionByDocumentNumberPrefix,
  regionByName,
  regionsByName,
  resolveRegions,
} from './regions.ts';

function fullName(region: Region): string {
  return [...region.parents].reverse().join('') + region.name;
}

function found(text: string): string[] {
  return findRegions(text).map((mention) => mention.candidates.map(fullName).join('|'));
}

describe('findRegions', () => {
  it.each([
    ['镇江2022年5G基站目标', ['江苏省镇江市']],
    ['苏州、宿州、泰州、台州', ['江苏省苏州市', '安徽省宿州市', '江苏省泰州市', '浙江省台州市']],
    ['宿豫和宿城', ['江苏省宿迁市宿豫区', '江苏省宿迁市宿城区']],
    ['内蒙古与广西', ['内蒙古自治区', '广西壮族自治区']],
    ['延边州和恩施', ['吉林省延边朝鲜族自治州', '湖北省恩施土家族苗族自治州']],
    ['仙桃市', ['湖北省仙桃市']],
    ['浦东', ['上海市浦东新区']],
    ['句容台湾半导体产业园', ['江苏省镇江市句容市', '台湾省']],
    ['苏州工业园区', ['江苏省苏州市']],
    ['镇江新区', ['江苏省镇江市']],
    ['乾县', ['陕西省咸阳市干县']],
  ])('finds the regions of %s', (text, names) => {
    expect(found(simplify(text))).toEqual(names);
  });

  it('gives the place and the wording', () => {
    expect(findRegions('请问盐城市场监管局')).toMatchObject([{ written: '盐城', start: 2, end: 4, qualifies: false }]);
  });

  it.each([
    '千兆大连接',
    '打通东南通道',
    '中山路改造',
    '和平发展',
    '加快新城建设',
    '新城区建设',
    '创新北斗应用',
    '高新区产业',
    '长三角一体化',
    '秦淮河流域数字孪生系统',
    '南京路步行街',
    '乡村振兴示范县',
    '辽宁振兴'.slice(2),
    '阿里巴巴云计算',
    '日照时数',
    '大同小异',
    '前海新区域',
    '信息通道和运河建设',
    '传统小店的数字化升级',
  ])('finds none in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('takes an ordinary word for a place only directly below its city or before a year at the head', () => {
    expect(found('常州钟楼')).toEqual(['江苏省常州市', '江苏省常州市钟楼区']);
    expect(found('钟楼修缮')).toEqual([]);
    expect(found('钟楼2022年目标')).toEqual(['江苏省常州市钟楼区']);
    expect(found('西安市新城区')).toEqual(['陕西省西安市', '陕西省西安市新城区']);
    expect(found('推动辽宁振兴')).toEqual(['辽宁省']);
    expect(found('山东日照')).toEqual(['山东省', '山东省日照市']);
  });

  it('returns every candidate of an ambiguous name and fewer after its city', () => {
    expect(found('鼓楼区')).toEqual(['江苏省南京市鼓楼区|江苏省徐州市鼓楼区|福建省福州市鼓楼区|河南省开封市鼓楼区']);
    expect(found('徐州市鼓楼区')).toEqual(['江苏省徐州市', '江苏省徐州市鼓楼区']);
    expect(found('通州')).toEqual(['北京市通州区|江苏省南通市通州区']);
    expect(found('海南')).toEqual(['海南省']);
  });

  it('marks a region that only qualifies the next one', () => {
    const qualifies = (text: string) => findRegions(text).map((mention) => mention.qualifies);
    expect(qualifies('江苏省镇江市')).toEqual([true, false]);
    expect(qualifies('江苏和镇江')).toEqual([false, false]);
    expect(qualifies('盐城镇江')).toEqual([false, false]);
  });

  it('finds each city and district of Jiangsu by its full name, also inside a sentence', () => {
    const jiangsu = regions.filter((region) => region.parents.includes('江苏省'));
    expect(jiangsu.length).toBe(13 + 95);
    for (const region of jiangsu) {
      for (const text of [`支持${region.name}建设`, `${region.name}2022年5G基站`, `推动${region.name}的发展`]) {
        expect(findRegions(text).map((mention) => mention.written)).toEqual([region.name]);
      }
    }
  });

  it('finds the short forms of Jiangsu but those that are ordinary words', () => {
    const missed = regions
      .filter((region) => region.parents.includes('江苏省'))
      .flatMap((region) => region.short)
      .filter((form) => found(`支持${form}建设`).length !== 1);
    expect(missed).toEqual(['鼓楼', '滨湖', '鼓楼', '云龙', '钟楼', '东海', '滨海']);
  });

  it('reads the names of a bulletin', () => {
    const url = new URL('../../seeds/jiangsu-digital-economy-bulletin-2022-05.txt', import.meta.url);
    const text = foldWidth(simplify(readFileSync(url, 'utf8')));
    const names = new Set(findRegions(text).map((mention) => mention.region.name));
    expect([...names].sort()).toEqual(
      ['南京市', '南通市', '常州市', '徐州市', '无锡市', '江苏省', '苏州市', '连云港市', '镇江市', '雨花台区'].sort(),
    );
  });
});

describe('regionByName', () => {
  it.each([
    ['镇江市', '江苏省镇江市'],
    ['镇江', '江苏省镇江市'],
    ['宿城区', '江苏省宿迁市宿城区'],
    ['江苏省南京市鼓楼区', '江苏省南京市鼓楼区'],
    ['南京鼓楼', '江苏省南京市鼓楼区'],
    ['全国', '全国'],
    ['內蒙古', '内蒙古自治区'],
  ])('knows %s', (written, name) => {
    const region = regionByName(written);
    expect(region === null ? null : fullName(region)).toBe(name);
  });

  it('is null for an unknown or ambiguous name', () => {
    expect(regionByName('振江')).toBeNull();
    expect(regionByName('鼓楼区')).toBeNull();
    expect(regionByName('镇江和盐城')).toBeNull();
    expect(regionsByName('鼓楼区').length).toBe(4);
  });
});

describe('isWithin', () => {
  const within = (child: string, ancestor: string): boolean => {
    const [low, high] = [regionByName(child), regionByName(ancestor)];
    return low !== null && high !== null && isWithin(low, high);
  };

  it('holds for a region itself and everything above it', () => {
    expect(within('宿城区', '宿迁市')).toBe(true);
    expect(within('宿城区', '江苏省')).toBe(true);
    expect(within('镇江市', '镇江市')).toBe(true);
    expect(within('江苏省', '全国')).toBe(true);
    expect(within('浦东新区', '上海市')).toBe(true);
    expect(within('仙桃市', '湖北省')).toBe(true);
  });

  it('does not hold for another region of the same level or the other way round', () => {
    expect(within('宿城区', '宿豫区')).toBe(false);
    expect(within('盐城市', '镇江市')).toBe(false);
    expect(within('江苏省', '镇江市')).toBe(false);
    expect(within('全国', '江苏省')).toBe(false);
    expect(isWithin(nationwide, nationwide)).toBe(true);
  });
});

describe('resolveRegions', () => {
  const resolved = (text: string, context: string[] = []): string[] =>
    resolveRegions(findRegions(text), context).map((mention) => mention.candidates.map(fullName).join('|'));

  it('chooses by a city of the same text', () => {
    expect(resolved('徐州的鼓楼区和云龙区')).toEqual(['江苏省徐州市', '江苏省徐州市鼓楼区', '江苏省徐州市云龙区']);
  });

  it('chooses by the regions of the documents', () => {
    expect(resolved('通州2024年目标', ['南通市', '镇江市'])).toEqual(['江苏省南通市通州区']);
    expect(resolved('通州2024年目标', ['江苏省'])).toEqual(['江苏省南通市通州区']);
  });

  it('leaves open what nothing decides', () => {
    expect(resolved('通州2024年目标', ['广东省'])).toEqual(['北京市通州区|江苏省南通市通州区']);
  });
});

describe('regionByDocumentNumberPrefix', () => {
  it.each([
    ['苏政办发', '江苏省'],
    ['苏数字发', '江苏省'],
    ['苏府', '苏州市'],
    ['沪府办', '上海市'],
    ['镇数字发', '镇江市'],
    ['浙政发', '浙江省'],
    ['国办发', '全国'],
  ])('%s is of %s', (prefix, name) => {
    expect(regionByDocumentNumberPrefix(prefix)?.name).toBe(name);
  });

  it.each(['宿区数字发', '宁政发', '工信部联', ''])('is null for %s', (prefix) => {
    expect(regionByDocumentNumberPrefix(prefix)).toBeNull();
  });
});
