/** Units of measure and count words that make a number a figure. */

export const MEASURES = [
  ...['个百分点', '百分点', '%', '‰', '倍', '个', '家', '项', '件', '台', '套', '条', '场', '所', '盏', '座', '架'],
  ...['户', '人', '名', '位', '人次', '户次', '车次', '班次', '辆次', '亩次', '次', '台（套）', '台套', '篇', '部'],
  ...[
    '元',
    '美元',
    '欧元',
    '人民币',
    '亩',
    '公顷',
    '平方公里',
    '平方米',
    '立方米',
    '公里',
    '千米',
    '米',
    '厘米',
    '毫米',
  ],
  ...['吨', '公斤', '斤', '亿斤', '克', '千克', '升', '标准箱', '标箱', '千瓦时', '千瓦', '兆瓦', '端口', '床位'],
  ...['类', '种', '处', '片', '对', '辆', '艘', '只', '头', '株', '张', '份', '支', '款', '间', '栋', '幢', '枚', '颗'],
  ...['期', '岁', '列', '架次', '批次', '场次', '家次', '件次', '轮', '羽', '尾', '组', '眼', '本', '节', '班'],
  ...['微克', '毫克', '千伏', '千伏安', '兆伏安', '平方千米', '立方', '港元', '日元', 'TEU', '吨标准煤'],
  ...['GB', 'TB', 'PB', 'EB', 'MW', 'GW', 'Mbps', 'Gbps', 'PFlops', 'PFLOPS', 'EFlops', 'EFLOPS'],
  ...['例', '起', '宗', '笔', '村', '镇', '县', '门', '块', '档', '册', '大', '大类', '天', '小时', '分钟', '个月'],
];

/** Count words that stand behind a Chinese numeral whatever is before it. */
export const FREE_COUNTS = ['个百分点', '百分点', '个', '家', '项', '座', '所', '件', '条', '大'];

/** Count words that a Chinese numeral takes only at the beginning of a phrase: 四位一体 and 一级 are words. */
export const BOUND_COUNTS = ['类', '户', '倍', '名', '支', '处', '场'];

/** Spans of time are periods or conditions (24小时, 10个月), not quantities that a plan sets. */
export const DURATIONS: ReadonlySet<string> = new Set(['天', '小时', '分钟', '个月']);

/** What a paper counts of itself: 8个方面26项重点任务, 20条措施, 四大领域. */
export const PARTS_OF_PAPER =
  /^(?:重点|主要|专项|具体|基本|关键|重大)?(?:方面|维度|阶段|类别|领域|层面|层级|环节|步骤|方法|机制|规定|原则|渠道|关系|任务|举措|措施|工作|制度|要素|板块|体系|确立|维护|意识|自信|坚持)/;

/** Denominator of a compound unit: 27克/千克. */
export const PER = '(?:/(?:千克|公斤|升|立方米|平方公里|公顷|亩|吨|人|户|年|月|日|小时))?';

/** Alternatives of a pattern, longest first, so that 个百分点 is not read as 个. */
export function unitPattern(units: readonly string[]): string {
  return [...units]
    .sort((a, b) => b.length - a.length)
    .map((unit) => unit.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}
