import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPapers, type Papers } from '../__fixtures__/ask-papers.ts';
import { saysKind } from './parts-missing.ts';

const REPORT = `2026年宜兴市政府工作报告
——2026年1月20日在宜兴市第十八届人民代表大会第五次会议上
一、2025年工作回顾
2025年，电子、化工、医药、纺织等产业增加值分别增长7.5%、11.5%、17.4%、7.3%。规上工业增加值增幅居全国第7位，粮食总产量达到871.6亿斤，稳居全国第4位，农业机械化率全国第二。新能源汽车产量增长5.1倍，综合算力指数全国第一。全市用电量增长7.7%，高于全国1.8个百分点。第一产业增加值增长3.0%，第二产业增加值增长5.2%，第三产业增加值增长6.2%。市级公用经费和一般性支出分别压减11%、19%。
办理全国人大代表建议9件、全国政协提案5件、市人大代表建议292件、市政协提案553件。宜兴健儿在第9届亚冬会上贡献9金、5银、6铜。
二、过去五年工作回顾
城乡协调发展质效持续提升，常住人口城镇化率提高3.89个百分点，经济总量超500亿元的县域增至12个，城乡居民收入倍差从2.42缩小至2.12。
三、2026年重点工作
新建至少2家社区长者食堂、至少5个家门口养老服务站、1家智慧养老院。市级一般性支出压减22.3%。每年举办太湖科创大会，汇集全球资源。确保太湖水质稳定保持在地表水Ⅲ类。
`;
const MEASURES = `宜兴市人民政府办公室关于印发宜兴市招商引资若干措施的通知
宜政办发〔2026〕45号
各镇人民政府，市各有关部门：
《宜兴市招商引资若干措施》已经第42次市政府常务会议研究同意，现印发给你们，请认真贯彻执行。执行过程中遇到的问题，请径向市商务局反映。
宜兴市人民政府办公室
2026年3月19日
宜兴市招商引资若干措施
一、优化服务
1.依托市一体化平台，开发“阳羡许可伺服”功能模块，在许可证照到期前发出临期待办提醒。（责任单位：市数据局）
2.研究制定物业服务企业红黑名单制度。（责任单位：市住建局）
本措施自发布之日起施行，有效期3年。
`;
const POINTS = `宜兴市2026年信用体系建设工作要点
贯彻《宜兴市社会信用办法》（宜兴市人民政府令166号），制定本要点。市信用办联系电话：67418331。
一、健全制度
1.研究制定信用服务机构管理办法、养老机构红黑名单制度。
2.制定《信用修复指导规则》，指导企业重塑信用。（责任处室：信用处、法规处）
`;

let papers: Papers;
const ask: Papers['ask'] = (question) => papers.ask(question);

beforeAll(async () => {
  papers = await openPapers({ 'report.txt': REPORT, 'measures.txt': MEASURES, 'points.txt': POINTS });
});

afterAll(() => papers.close());

describe('several questions in one message', () => {
  it.each([
    [
      '宜兴2026年新建几家社区长者食堂、几个家门口养老服务站、几家智慧养老院？',
      ['至少2家社区长者食堂', '至少5个家门口养老服务站', '1家智慧养老院'],
    ],
    ['宜兴招商引资若干措施是哪天印发的？执行中碰到问题找哪个局？', ['2026年3月19日', '市商务局反映']],
    ['宜兴市招商引资若干措施的文号？市政府第几次常务会议通过的？', ['宜政办发〔2026〕45号', '第42次']],
    ['宜兴招商引资措施什么时候印发的，有效期几年？', ['3月19日', '有效期3年']],
    ['“阳羡许可伺服”功能模块是干什么用的？谁负责？', ['临期待办提醒', '市数据局']],
    ['宜兴2025年用电量增长多少，比全国高几个点？', ['7.7%', '高于全国1.8个百分点']],
    ['宜兴2025年一二三产哪个涨得最快，涨了多少？', ['第三产业增加值（6.2%）增长最快']],
    ['《宜兴市社会信用办法》是市政府令多少号？', ['宜兴市人民政府令166号']],
    ['宜兴《信用修复指导规则》归哪几个处室', ['信用处、法规处']],
    ['宜兴太湖水质要保持在几类', ['Ⅲ类']],
    ['宜兴城乡居民收入倍差是扩大了还是缩小了？前后数值各多少？', ['从2.42缩小至2.12']],
  ])('%s', async (question, said) => {
    const answer = await ask(question);
    expect(answer.status).toBe('answered');
    for (const words of said) expect(answer.said).toContain(words);
  });
});

describe('the part that the papers do not hold', () => {
  it.each([
    ['2026年宜兴市级一般性支出、市级公用经费分别压减多少？', '22.3%', '市级公用经费', '11%'],
    ['宜兴的太湖科创大会多久办一次？2026年那届在哪个城市开？', '每年举办', '哪个城市', '无法回答'],
    ['宜兴信用要点里养老机构红黑名单制度由哪个处牵头', '没有写明由谁牵头', '牵头部门', '是的'],
    ['宜兴招商引资措施有效期几年？由哪个部门负责解释？', '有效期3年', '牵头部门', '无法回答'],
    ['宜兴市信用办电话和传真给一下', '67418331', '传真', '无法回答'],
    ['宜兴招商引资若干措施的文号是多少？信用体系建设工作要点哪天起施行？', '45号', '施行日期', '2026年3月19日起'],
  ])('%s', async (question, said, missing, unsaid) => {
    const answer = await ask(question);
    expect(answer.status).toBe('partial');
    expect(answer.said).toContain(said);
    expect(answer.missing).toContain(missing);
    expect(answer.said).not.toContain(unsaid);
  });
});

it.each([
  ['征集到多少个', '在2022年征集优秀案例的基础上，统一推广一体化的好做法', false],
  ['征集到多少个', '2022年征集优秀案例30个', true],
  ['由哪个司牵头', '研究制定管理办法，统筹办理，加强部署', false],
  ['由哪个处牵头', '责任处室为危化处', true],
])('%s: what “%s” says of its kind', (part, words, says) => {
  expect(saysKind(part, words)).toBe(says);
});

it.each(['宜兴信用体系建设工作要点哪天起施行', '宜兴信用工作要点什么时候生效'])(
  '%s: no day of the paper is that of its effect',
  async (question) => {
    const { status, said } = await ask(question);
    expect(status).toBe('refused');
    expect(said).toContain('没有写明施行日期');
  },
);

it.each([
  '《宜兴市社会信用办法》规定罚款多少元？',
  '《宜兴市社会信用办法》第五条怎么说？',
  '宜兴《社会信用条例》由哪个部门负责？',
])('%s: a rule that a paper only cites is not here', async (question) => {
  expect((await ask(question)).status).toBe('refused');
});

describe('a rank', () => {
  it.each([
    ['宜兴规上工业增加值增幅居全国第几位？', '第7位', '第4位'],
    ['宜兴粮食总产量全国排第几？', '稳居全国第4位', '第7位'],
    ['宜兴综合算力指数全国排名', '全国第一', '5.1倍'],
    // Its growth stands there, no rank.
    ['宜兴新能源汽车产量排全国第几？', '没有给出', '第一'],
    ['宜兴亚冬会拿了几枚金牌几枚银牌？', '9金、5银', '没有'],
    ['宜兴2025年电子、化工、医药、纺织产业增加值分别增长多少？', '纺织产业增加值增长7.3%', '占'],
    ['宜兴书记叫什么名字？', '没有关于', '增长'],
  ])('%s', async (question, said, unsaid) => {
    const answer = await ask(question);
    expect(answer.said).toContain(said);
    expect(answer.said).not.toContain(unsaid);
  });
});
