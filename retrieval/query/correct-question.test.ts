import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldWidth, simplify } from '../text/simplify.ts';
import { tokenise } from '../text/tokenise.ts';
import { correctQuestion } from './correct-question.ts';

const seeds = new URL('../../seeds/', import.meta.url);
const regionsOfDocuments = ['江苏省', '镇江市', '盐城市', '宿城区'];
const words = wordsOfSeeds();

function wordsOfSeeds(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of readdirSync(seeds).filter((file) => file.endsWith('.txt'))) {
    for (const line of foldWidth(simplify(readFileSync(new URL(name, seeds), 'utf8'))).split('\n')) {
      for (const word of new Set(tokenise(line).words)) {
        if (word.length > 1 && /\p{L}/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function correct(question: string) {
  return correctQuestion({ question, words, regionsOfDocuments });
}

describe('correctQuestion', () => {
  it.each([
    ['振江2022年5G机站目标', '镇江2022年5G基站目标'],
    ['镇江5G基占', '镇江5G基站'],
    ['正江市5G基站', '镇江市5G基站'],
    ['正江2022年5G基站', '镇江2022年5G基站'],
    ['蒸江市数字经济', '镇江市数字经济'],
    ['延城电子商务交易额', '盐城电子商务交易额'],
    ['盐成2024年5G基站', '盐城2024年5G基站'],
    ['严城5G基站', '盐城5G基站'],
    ['宿成区2024年5G基站数', '宿城区2024年5G基站数'],
    ['素城区电商交易额', '宿城区电商交易额'],
    ['宿千市', '宿迁市'],
    ['江酥省十四五规划', '江苏省十四五规划'],
    ['苏洲光子产业', '苏州光子产业'],
    ['南同、连云岗和常洲', '南通、连云港和常州'],
    ['南桶搞数字政府花了多少钱', '南通搞数字政府花了多少钱'],
    ['常洲跟镇江', '常州跟镇江'],
    ['5G激战目标', '5G基站目标'],
    ['智该数转服务商有多少家', '智改数转服务商有多少家'],
    ['只能制造示范工厂几家', '智能制造示范工厂几家'],
    ['职能制造示范车间', '智能制造示范车间'],
    ['人工只能', '人工智能'],
    ['电子商务交意额', '电子商务交易额'],
    ['电子商交易额', '电子商务交易额'],
    ['高新技数企业', '高新技术企业'],
    ['高薪区产业', '高新区产业'],
    ['工业互连网平台', '工业互联网平台'],
    ['工业联互网平台', '工业互联网平台'],
    ['标识解西二级节点', '标识解析二级节点'],
    ['规摸以上工业企业', '规模以上工业企业'],
    ['全市归上企业', '全市规上企业'],
    ['数子经济核新产业曾加值', '数字经济核心产业增加值'],
    ['占GDP比种', '占GDP比重'],
    ['千兆宽代用户数', '千兆宽带用户数'],
    ['一网通半率', '一网通办率'],
    ['灯塔公厂', '灯塔工厂'],
    ['星级上运企业', '星级上云企业'],
    ['云记算和区快链', '云计算和区块链'],
    ['市发该委和市工信居', '市发改委和市工信局'],
    ['牵头布门', '牵头部门'],
    ['责任单为', '责任单位'],
    ['数字正府', '数字政府'],
    ['公共数据按须共享率', '公共数据按需共享率'],
    ['工业互联网标干工厂', '工业互联网标杆工厂'],
    ['政府工做报告', '政府工作报告'],
    ['十四五归划', '十四五规划'],
    ['专经特新企业', '专精特新企业'],
    ['发明砖利', '发明专利'],
    ['融资受信规模', '融资授信规模'],
  ])('reads %s as %s', (question, text) => {
    expect(correct(question).text).toBe(text);
  });

  it.each([
    ['zhenjiang 5G jizhan', '镇江5G基站'],
    ['zhen jiang 2022年目标', '镇江2022年目标'],
    ['zhenjiangshi 5G jizhan mubiao', '镇江市5G基站目标'],
    ['yancheng shi 电商交易额', '盐城市电商交易额'],
    ['su cheng 区电商交易额', '宿城区电商交易额'],
    ['suzhou guangzi chanye', '苏州光子产业'],
    ['shuzi jingji hexin chanye zengjiazhi', '数字经济核心产业增加值'],
    ['数字jingji核心产业', '数字经济核心产业'],
    ['Zhenjiang 5G base stations target 2022', '镇江5G基站目标2022'],
    ['What is the 5G base station target of Zhenjiang in 2022?', '5G基站目标镇江2022?'],
    ['e-commerce transactions in Sucheng by 2024', '电子商务交易额宿城到2024'],
    ['GDP of Zhenjiang', 'GDP镇江'],
  ])('reads the letters of %s as %s', (question, text) => {
    expect(correct(question).text).toBe(text);
  });

  it('says what was read as what', () => {
    expect(correct('振江2022年5G机站目标').corrections).toEqual([
      { written: '振江', read: '镇江', kind: 'region' },
      { written: '5G机站', read: '5G基站', kind: 'term' },
    ]);
    expect(correct('zhenjiang base stations').corrections).toEqual([
      { written: 'zhenjiang', read: '镇江', kind: 'pinyin' },
      { written: 'base stations', read: '基站', kind: 'english' },
    ]);
  });

  it.each(
    (
      '镇江2022年5G基站目标|宿城区2024年5G基站数是多少|盐城到2024年累计建成多少个5G基站|宿州5G基站目标|宿豫区电子商务交易额|' +
      '泰州和台州|无锡5G基站有多少个|常州智能工厂有几家|苏州、宿州、宿迁、徐州|扬州数字经济|杨凌示范区|严州古城在哪里|' +
      '阎良区有多少企业|正阳县规划|无息贷款政策|严惩违规企业|约定俗成的做法|城镇江河治理|江南地区|长江经济带|' +
      '镇江智改数转服务商培育多少家|两化融合贯标企业|信创先导区|数智化改造|智造场景有多少|数商提升由谁牵头|链主企业全覆盖|' +
      '算力中心|泛在网络|上云用数赋智|AIoT化|IPv6规模部署|CISP培训|10G-PON端口数|APP归集|G312创新走廊|e起致富|' +
      '镇策通是什么|苏服码|镇合意APP|宿好办|今年要新建几个|有几家规上企业|是多少|为什么|一共几条|哪年出台|谁负责|由谁牵头|' +
      '进口总额和出口总额|外贸进口总额|第一产业增加值|第二产业增加值|规模以下工业|贷款余额和存款余额|市级以上示范车间|省级工业互联网平台|' +
      '农业农村厅的资源库|供销合作社建设|软件业收入目标|实验区建设|软件信息技术服务业|网络安全拔尖人才|市场监管专项行动|数据安全管控|' +
      '主要人物是谁|军人事务|吴文俊是谁|习近平新时代|领衔单位|创新工场|建管养运|硬件和软件|扶志和扶智|直联点|传化公路港|' +
      '和南通相比怎么样|比盐城高多少|列出全部重点任务|请问一下牵头单位|你好|谢谢|你能做什么|明天下雨吗|' +
      'GDP占比|5G|AI应用|VR和AR|OPC基金会|CNC装备|5G+工业互联网|WiFi覆盖|Windows系统|hello|OpenAI'
    ).split('|'),
  )('leaves %s as it is', (question) => {
    expect(correct(question)).toEqual({ text: question, corrections: [] });
  });

  it('changes nothing in the seeds themselves', () => {
    for (const name of readdirSync(seeds).filter((file) => file.endsWith('.txt'))) {
      const text = foldWidth(simplify(readFileSync(new URL(name, seeds), 'utf8')));
      const tidy = text.replace(/(?<=[\p{Script=Han},。、])[^\S\n]+(?=[\p{Script=Han},。、])/gu, '');
      for (const sentence of tidy.split(/[\n。;]/).filter((part) => part.length < 200)) {
        expect(correct(sentence).corrections).toEqual([]);
      }
    }
  });

  it('takes the region of the documents where two sound the same', () => {
    const read = (regions: string[]) =>
      correctQuestion({ question: 'suzhou 2022', words, regionsOfDocuments: regions }).text;
    expect(read(['江苏省'])).toBe('苏州2022');
    expect(read(['安徽省'])).toBe('宿州2022');
    expect(read(['广东省'])).toBe('suzhou 2022');
  });

  it('does without any index', () => {
    const nothing = { words: new Map<string, number>(), regionsOfDocuments: [] };
    expect(correctQuestion({ question: '智该数转', ...nothing }).text).toBe('智改数转');
    expect(correctQuestion({ question: '振江5G', ...nothing }).text).toBe('振江5G');
  });
});
