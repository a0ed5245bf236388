import { describe, expect, it } from 'vitest';
import { documentOf } from '../__fixtures__/seed-documents.ts';

const oneALine = (text: string): string => `${text.split(' / ').join('\n\n')}\n`;

const rowsOf = (paper: string): string[] =>
  documentOf(paper).passages.flatMap(({ cells }) =>
    cells ? [cells.map(({ column, text }) => `${column}=${text}`).join(' ; ')] : [],
  );

const HEAD = '序号 / 事项分类 / 事项名称 / 项目内容 / 牵头单位 / 协同单位';

describe('a table of tasks with one cell a line', () => {
  it('has one row for each running number, each cell under its head', () => {
    const paper = oneALine(
      `${HEAD} / 1 / 惠民工程 / 建设献血屋 / 建设献血屋1个。 / 区卫健局 / 区红十字会 / 2 / 平安工程 / 改造消防站 / 改造消防站3座。 / 区应急局 / 各街道`,
    );
    expect(rowsOf(paper)).toEqual([
      '序号=1 ; 事项分类=惠民工程 ; 事项名称=建设献血屋 ; 项目内容=建设献血屋1个。 ; 牵头单位=区卫健局 ; 协同单位=区红十字会',
      '序号=2 ; 事项分类=平安工程 ; 事项名称=改造消防站 ; 项目内容=改造消防站3座。 ; 牵头单位=区应急局 ; 协同单位=各街道',
    ]);
  });

  it('passes the group on and gives bodies over several lines no column but the first', () => {
    const paper = oneALine(
      `${HEAD} / 1 / 惠民工程 / 建设献血屋 / 建设献血屋1个。 / 区卫健局 / 区红十字会 / 2 / 迁建卫生院 / 迁建卫生院1家。 / 区卫健局 / 河东乡 / 区发改局`,
    );
    expect(rowsOf(paper)[1]).toBe(
      '事项分类=惠民工程 ; 序号=2 ; 事项名称=迁建卫生院 ; 项目内容=迁建卫生院1家。 ; 牵头单位=区卫健局 ; =河东乡、区发改局',
    );
  });

  it('gives cells no column where one is missing and nobody knows which', () => {
    const paper = oneALine(
      '序号 / 主要任务 / 具体举措 / 责任单位 / 1 / 强链 / 新建园区2个 / 县工信局 / 2 / 新建仓库3座 / 县商务局',
    );
    expect(rowsOf(paper)[1]).toBe('序号=2 ; =新建仓库3座 ; 责任单位=县商务局');
  });

  it('has one head where 牵头 and 单位 stand on two lines', () => {
    const paper = oneALine(
      '序号 / 任务 / 牵头 / 单位 / 配合 / 单位 / 1 / 新建园区2个 / 县工信局 / 县财政局 / 2 / 新建仓库3座 / 县商务局 / 县供销社',
    );
    expect(rowsOf(paper)[0]).toBe('序号=1 ; 任务=新建园区2个 ; 牵头单位=县工信局 ; 配合单位=县财政局');
  });

  it('is none where a value could be the next number', () => {
    const paper = oneALine(
      '序号 / 项目 / 数量 / 备注 / 1 / 公园 / 2 / 续建的一处公园 / 另有说明 / 2 / 学校 / 3 / 新建',
    );
    expect(rowsOf(paper)).toEqual([]);
  });

  it('is none where a value stands just where the number of the next full row would', () => {
    const paper = oneALine(
      '序号 / 项目 / 数量 / 牵头单位 / 完成时限 / 1 / 修编供水规划 / 市水务局 / 2 / 新建泵站 / 2 / 市水务局 / 9月底 / 3 / 新建水厂 / 4 / 市水务局 / 12月底',
    );
    expect(rowsOf(paper)).toEqual([]);
  });

  it('gives one body under two heads of bodies to neither', () => {
    const paper = oneALine(
      '序号 / 任务 / 牵头单位 / 配合单位 / 1 / 新建泵站2座 / 市水务局 / 市财政局 / 2 / 改造水厂3座 / 市住建局 / 3 / 新建闸站4座 / 市水务局 / 市财政局',
    );
    expect(rowsOf(paper)[1]).toBe('序号=2 ; 任务=改造水厂3座 ; =市住建局');
  });

  it('counts no value in 配合单位 and reads no number from 完成时限', () => {
    const { figures } = documentOf(
      oneALine(
        '测试市2024年民生实事 / 序号 / 项目名称 / 年度目标 / 牵头单位 / 配合单位 / 完成时限 / 1 / 新建泵站 / 80 / 市水务局 / 市供电公司 / 6月底 / 2 / 改造水厂 / 50 / 市住建局 / 市财政局 / 9月底',
      ),
    );
    expect(figures.map(({ statement, unit, body }) => `${statement}${unit} ${body}`)).toEqual([
      '新建泵站年度目标80 市水务局',
      '改造水厂年度目标50 市住建局',
    ]);
  });

  it('is one slice of the text a row, with its figures and who leads them', () => {
    const document = documentOf(
      oneALine(
        '测试区2024年民生实事项目 / 序号 / 项目内容 / 牵头单位 / 1 / 新建村卫生室80家。 / 区卫健局 / 2 / 新增床位50张。 / 区民政局',
      ),
    );
    const [row] = document.passages.filter(({ kind }) => kind === 'table-row');
    expect(row && document.text.slice(row.span.start, row.span.end)).toBe('1\n\n新建村卫生室80家。\n\n区卫健局');
    expect(document.figures.map(({ statement, body }) => `${statement} ${body}`)).toEqual([
      '新建村卫生室80家 区卫健局',
      '新增床位50张 区民政局',
    ]);
  });

  it('reads lines that end in bars, where two bars are an empty cell', () => {
    const paper =
      '序号 |\n工作任务 |\n牵头 单位 |\n进展情况 |\n说明 |\n3 |\n改造道路50条。 |\n城管局 |\n完成30%。 |\n||\n4 |\n新建公园2个。 |\n住建局 |\n尚未开工。 |\n征地滞后。 |\n|\n';
    expect(rowsOf(paper)).toEqual([
      '序号=3 ; 工作任务=改造道路50条。 ; 牵头单位=城管局 ; 进展情况=完成30%。 ; 说明=',
      '序号=4 ; 工作任务=新建公园2个。 ; 牵头单位=住建局 ; 进展情况=尚未开工。 ; 说明=征地滞后。',
    ]);
  });
});

describe('a table of numbers with one cell a line', () => {
  const VALUES = '第一产业 / 55 / 3.2 / 第二产业 / 99.5 / 3.1 / #工业 / 81.2 / -1.8';

  it('takes its unit from the line above its heads, which lack the corner', () => {
    const document = documentOf(
      oneALine(`测试县2022年统计公报 / 2022年全县生产总值 / 单位：亿元 / 绝对数 / 比上年增长（%） / ${VALUES}`),
    );
    expect(document.figures.map(({ statement }) => statement)).toEqual([
      '第一产业绝对数55亿元',
      '第一产业比上年增长3.2%',
      '第二产业绝对数99.5亿元',
      '第二产业比上年增长3.1%',
      '工业绝对数81.2亿元',
      '工业比上年增长-1.8%',
    ]);
  });

  it('has rows and no figures where the heads are not even with the values', () => {
    const document = documentOf(oneALine(`测试县2022年统计公报 / 单位：亿元 / 比上年增长（%） / ${VALUES}`));
    expect(rowsOf(document.text)).toEqual([
      '=第一产业 ; =55 ; =3.2',
      '=第二产业 ; =99.5 ; =3.1',
      '=#工业 ; =81.2 ; =-1.8',
    ]);
    expect(document.figures).toEqual([]);
  });

  it('gives a row that lacks a value no columns', () => {
    const paper = oneALine(
      '指标 / 产量（吨） / 增长（%） / 粮食 / 12 / 1.5 / 油料 / 30 / 棉花 / 4 / 2.5 / 蔬菜 / 50 / 3.5 / 水果 / 6 / 4.5',
    );
    expect(rowsOf(paper)[1]).toBe('=油料 ; =30');
  });
});
