import { describe, expect, it } from 'vitest';
import { foldWidth, simplify } from '../text/simplify.ts';
import terms from './terms.json' with { type: 'json' };
import { canonical, englishTerms, expandTerm, expandUnit } from './terms.ts';

describe('terms.json', () => {
  it('has no name in two groups and none that is not index text', () => {
    const names = terms.groups.flatMap((group) => group.names);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => foldWidth(simplify(name)) !== name)).toEqual([]);
    expect(terms.groups.length).toBeGreaterThan(120);
  });

  it('has two names and a source in each group', () => {
    expect(terms.groups.filter(({ names, source }) => names.length < 2 || source === '')).toEqual([]);
  });
});

describe('expandTerm', () => {
  it('gives all names of a thing', () => {
    expect(expandTerm('gdp')).toEqual(['地区生产总值', 'GDP', '生产总值', '国内生产总值', '地区GDP']);
    expect(expandTerm('社零')).toContain('社会消费品零售总额');
    expect(expandTerm('牵头部门')).toContain('牵头单位');
    expect(expandTerm('5G基站')).toEqual(['5G基站']);
  });
});

describe('expandUnit', () => {
  it('knows 户 for 家 and 座 for 个', () => {
    expect(expandUnit('户')).toEqual(['家', '户']);
    expect(expandUnit('座')).toEqual(['个', '座']);
    expect(expandUnit('亿元')).toEqual(['亿元']);
  });
});

describe('canonical', () => {
  it.each([
    ['数字经济核心产业增加值占GDP比重', '数字经济核心产业增加值占地区生产总值比重'],
    ['核心产业增加值占GDP的比重', '核心产业增加值占地区生产总值比重'],
    ['全市gdp增速', '全市地区生产总值增速'],
    ['地区生产总值', '地区生产总值'],
    ['规上工业企业“智改数转”全覆盖', '规模以上工业企业智能化改造数字化转型全覆盖'],
    ['企业智能化改造、数字化转型诊断', '企业智能化改造数字化转型诊断'],
    ['市工信局、市发改委牵头', '市工业和信息化局、市发展和改革委员会牵头'],
    ['区卫生和健康局', '区卫生健康局'],
    ['电商交易额', '电子商务交易额'],
    ['跨境电商', '跨境电子商务'],
    ['城镇居民人均可支配收入', '城镇居民人均可支配收入'],
    ['省级星级“上云”企业', '省星级上云企业'],
    ['5g基站', '5G基站'],
    ['高企数量', '高新技术企业数量'],
    ['全市规上企业', '全市规模以上企业'],
    ['第三产业增加值', '第三产业增加值'],
    ['首台套装备', '首台(套)装备'],
  ])('%s reads %s', (text, result) => {
    expect(canonical(text)).toBe(result);
  });

  it.each([
    'AIoT化',
    '在法规上明确',
    '我国企业',
    '提高企业效率',
    '科技改革',
    '稳固投资者信心',
    '改编办法',
    '15G流量',
    '统一产品标准',
    '中央行动',
    '诚信创建',
  ])('leaves %s alone', (text) => {
    expect(canonical(text)).toBe(text);
  });

  it('changes nothing when applied twice', () => {
    for (const { names } of terms.groups) {
      for (const name of names) expect(canonical(canonical(name))).toBe(names[0]);
    }
  });
});

describe('englishTerms', () => {
  it('are lower case and lead to index text', () => {
    expect(englishTerms.get('5g base stations')).toBe('5G基站');
    expect(englishTerms.get('target')).toBe('目标');
    expect(englishTerms.size).toBeGreaterThan(100);
    for (const [english, chinese] of englishTerms) {
      expect(english).toBe(english.toLowerCase());
      expect(foldWidth(simplify(chinese))).toBe(chinese);
    }
  });
});
