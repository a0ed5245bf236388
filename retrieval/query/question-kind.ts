/** A question's wording in, what it asks for out. One question may ask for several things. */

export type Ask =
  | 'figure'
  | 'who'
  | 'when'
  | 'where'
  | 'which-documents'
  | 'list'
  | 'definition'
  | 'quotation'
  | 'summary'
  | 'yes-no'
  | 'compare'
  | 'compute'
  | 'count';

const RULES: [Ask, RegExp][] = [
  [
    'which-documents',
    /(?:哪[几些]?(?:份|个)?|手头.{0,8}哪几份)(?:文件|材料|规划|计划)|在?哪些(?:文件|地方的文件|规划)(?:里|中)|哪[几些]份|(?:文件|材料)[^，。]{0,4}(?:里|中)，?(?:都有)?哪[些几]个?(?:都|也)?(?:提到|讲到|写了|涉及)/,
  ],
  [
    'quotation',
    /原文(?!对得上|一致|相符|对不对)|原话|原句|引用|摘录|摘出来|摘抄|一字不差|怎么(?:表述|说(?!明)|讲|提(?![高升]))|表述是|的表述/,
  ],
  [
    'summary',
    /概括|总结|归纳|捋一?捋|[几三四五两]条(?:做法|经验)|概述|简述|介绍|梳理|要点是什么|主要(?:内容|举措|措施|做法|任务|要求|思路)|哪些(?:举措|措施|做法|要求|问题|部署|安排|打算)|有(?:什么|哪些|啥)(?:举措|措施|做法|要求|优惠)|怎么(?:做|推进|搞|干)|如何(?:推进|开展|落实|做)/,
  ],
  [
    'definition',
    /[什啥]么?意思|啥意思|指(?:的是)?(?:什么|啥|哪)|干(?:啥|什么|嘛)[用的]|做什么用|含义|定义|怎么理解|^(?:什么是|何谓)|是啥$|是什么[？?]?$/,
  ],
  [
    'where',
    /第几[条项部章节款点]|弟几条|哪一?[条章节款](?=$|[？?，。了啊呢]|里|中|写|说|讲|提|规定|要求|部署|有)|哪一?个?部分|写在哪|在哪一?[条章节部]|出自/,
  ],
  [
    'who',
    /谁|(?<!有)哪[两二三]家(?!企业|公司)|哪个?(?:部门|单位|局|厅|司|机构|委|处室|处|科室)|哪些(?:部门|单位|局)|哪(?:俩|两)个?(?:部门|单位|局)|哪[家几]{1,2}个?(?:部门|单位|局)?(?:牵头|负责|管|制定|发|联合|配合|开)|牵(?:的)?头|责任(?:部门|单位|处室|科室|主体|人)|主管部门|(?:承办|配合)(?:部门|单位)|归(?:哪|谁)|(?<!有)哪几个(?:部门|单位|处室|科室)|什么(?:部门|单位|机构)|由.{0,12}(?:负责|牵头)(?!的)|是[\p{Script=Han}、]{2,12}(?:负责|牵头)的?(?:[，,]|吗|吧|对|$)|(?<!有)哪几?家|哪个局|(?:设|放|挂)(?:靠)?在了?哪(?!一?[条章节款页])/u,
  ],
  [
    'when',
    /什么时候|什么时间|何时|几时|哪[一]?天|哪[一]?年|几号|几月|哪个月|日期|时间节点|(?:有效期|期限|为期)[^，。]{0,4}(?:几|多少)|多久|多长(?!度)|啥时候|截止时间|什么期限|时限/,
  ],
  [
    'compute',
    /(?:加(?:起来|(?:在|到)?一?(?:块儿?|起|堆))|合(?:起来|(?:在|到)一?块)|拢共|合计|一共|总共|总和|之和|累加)(?!有(?:几|多少)(?:条|项|个)(?:任务|部分))|相差|差了?(?:[多几]少|几个?百?分?点)|(?<!最)高(?:出)?(?:多少|几个)|(?<!最)[多少低](?:多少|几个)|(?:减少|压减|精简|缩减)了?(?:多少|几)(?=[个家项所座支户条])|(?:增加|增长|提高|提升|上升|新增加|(?<![新净])增)(?:了|要)?(?:多少|几)|多(?:出|建|增|了|于)?(?:多少|几[个座家项])|(?:要|还|再)加(?:多少|几)|还(?:要|差|需).{0,16}多?(?:少|几)|几倍|多少倍|倍数|平均(?:每年)?(?!受教育|预期|工资|收入|气温|浓度|水平|单产|值|数)|年均(?:要|需|增(?!速|幅|长率|长速度|长的?(?:预期)?目标))|换算|折合|折成|写成整数|就是(?:多少|几)个|等于(?:多少|几)|合(?:多少|几)(?:人|个|家|元)|(?:增加|增长|提高)(?:得|的)?(?:多|快|大)?，?还是|(?:换|写|改)成.{0,8}(?:单位|[万亿])|(?:[两三四五]|(?<!\d)\d)年(?:下来|一共|总共|共|合计|累计)|那全[国省市区](?:是|有|共)几|[推反倒]{1,2}[算推]|共有(?:多少|几)|(?:涨|(?<![新净])增)(?:了)?(?:百分之|多少|几)|(?:是|有)(?:多少|几)个?亿.{0,4}不要|隔了?多少|(?:从|比).{2,40}(?:增|多|高|长|涨).{0,8}(?:多少|几)/,
  ],
  [
    'compare',
    /哪个(?:市|区|地方|地区|城市|省|县).{0,24}[高多大少低](?:[？?呢啊]|$)|对比|比较|相比|直接比|可比|能比|(?<![A-Za-z])vs(?![A-Za-z])|哪个(?:市|区|地方|地区|城市|省)?(?:的)?[^，。]{0,6}(?:更)?[高多大少低]|[高多大少低快]，?还是[^，。？?]{2,16}[高多大少低快](?=[，。？?]|$)|[高多快大][了于]?还是[低少慢小]|[低少慢小][了于]?还是[高多快大]|谁(?:的)?[^，。；]{0,6}(?:更)?[高多大少低快慢]|哪边|哪(?:家|个)[^，。]{0,8}更[高多大重快强]|哪里(?:更)?[高多]|差距|口径一样|同一类/,
  ],
  [
    'yes-no',
    /(?:吗|(?<![什怎那这])么|吧|对不对|是不是|是否|对吗|没错|有没有|属实|对得上|一致吗|(?:有没有|有无)(?:错|误|出入)|错没错|有误)[？?。！!，,]?(?:$|[^\p{Script=Han}])|是不是|是否|对吧|提没提|在不在|(?:不|没)[？?]?$/u,
  ],
  ['count', /(?:几|多少)(?:大|条|项|个方面|个部分|部分|类|种|方面|章|块|点|个|家|份|批|处|位)/],
  [
    'list',
    /(?:[二两三四五六七八九十]|\d{1,2})(?:大|个|项|类|条|种|端)[\p{Script=Han}]{0,8}(?:都|各|分别)?(?:是什么|是啥|有什么|叫什么)|哪些|哪几|有什么|列出|列举|列一下|列全|逐一|分别(?:是|有)(?:什么|哪)|都有啥|都是啥|包括(?:什么|哪)|哪(?:[几四三五六七八十两二]|\d{1,2}(?!\d|年|月|日|号))+|分几[块类]|分别是[？?]?$|哪[里儿]|什么地方|都?有谁|全部列|是哪|哪个(?:城市|市|平台|园区)|给哪|叫[啥什]么?名|叫什么|都叫/u,
  ],
  [
    'figure',
    /多少|几(?:个|家|座|项|条|户|万|亿|台|架|倍|成|人|场|所|盏|名|批|百|千|十|次|期|件)|百分之[几多]|比重|占比|比例|列(?:成|个)表|逐年|历年|目标(?:是|值|数|呢|各|分别|和|与|、|$|[？?，,])|指标|数值|有多[大高少]|多大|多高|规模|率(?:要|是|达|目标|各|呢|$)|数目|数量|[\d一二三四五六七八九十百千万]多?还是|第几(?![届次期批])|排第|排名|[几多]少/,
  ],
];

export function asksOf(asked: string): Set<Ask> {
  // 那几个基地 points at them and asks for no number.
  const question = asked.replace(/[那这]几(?=[个家项条份])/g, '那些').replace(/哪几(?=[个座所])/g, '哪些');
  const found = new Set<Ask>();
  for (const [ask, pattern] of RULES) if (pattern.test(question)) found.add(ask);
  // 牵头单位的细则什么时候定完: the one who leads is only spoken of.
  if (found.has('when') && found.has('who') && !ASKS_WHO.test(question)) found.delete('who');
  // Both ends are asked for, not what lies between them.
  if (FROM_TO.test(question) && !/相差|差多少|净增/.test(question)) found.delete('compute');
  // 比全国高几个点 is said by the paper or by none: the whole's own figure is not here to compute with.
  if (asksMargin(question)) for (const ask of ['compute', 'compare'] as const) found.delete(ask);
  return found;
}

const ASKS_WHO =
  /谁|哪|什么(?:部门|单位|机构)|由.{0,12}(?:负责|牵头)|归|(?:牵头|责任|配合|主管)(?:的?(?:单位|部门|处室|科室|主体|人)|的)?(?:[和及与是为有、分，。？?]|$)/u;

const FROM_TO =
  /(?:从|由)(?:多少|几)[^，。]{0,6}?(?:增|提高|提升|上升|扩大|缩小|压缩|升|降|减)[^，。]{0,4}?到(?:了)?(?:多少|几)/;

const MARGIN =
  /(?:比|较|高于|低于|快于|慢于|超过)全[国省市](?:平均)?(?:水平|数)?(?:高|低|快|慢|多|少)?(?:出)?(?:了)?(?:多少|几)/;

/** How far above or below the country or the province something lies. */
export function asksMargin(question: string): boolean {
  return MARGIN.test(question);
}

/** The question wants what was done, not what is planned. */
export function asksForActual(question: string): boolean {
  return /实际|实绩|建成的|已建|获批的|入选的|完成了(?:多少|几|没)|做了多少|已经?(?:建|完成|达|有|实现|做)|达到了|建了(?:多少|几)|干了多少|完成情况|现在(?:有|是)|目前(?:有|是|已|达)/.test(
    question,
  );
}

const MEASURES: [RegExp, RegExp][] = [
  [
    /百分之|比重|占全[国省市区县](?:的)?(?:多少|几)|占比|比例|百分比|[几多]成|率(?!先|领)|增速|增幅/,
    /%|‰|百分点|倍|成/,
  ],
  [
    /(?:多少|几)个?亿|多少钱|金额|产值|收入(?!倍差|比(?!重|例)|差距|分配)|交易额|销售额|零售额|投资|资金|授信|贷款|多少万元|亿元|补[多几]少|奖励?[多几]少|万亿|几万亿/,
    /元|亿|万$/,
  ],
];

/** 多少家，占全省多少: a number and its share in one question. */
export function wantsCountAndShare(question: string): boolean {
  return (
    /(?:多少|几)(?:家|个(?!百分|亿)|户|项|座|条|件|所|人)|(?:企业|项目|家|个|户)数(?:量)?(?:及|和|、|与|以及)|(?:人口|人数|数量|户数)[^，。]{0,3}多少[，,、]/.test(
      question,
    ) && /占(?:到|了)?(?:全[国省市区县])?(?:的)?(?:比|多少|几|百分)|占比|比重|比例|几分之/.test(question)
  );
}

/** 多少亿元，增长多少: an amount and its growth in one question. */
export function wantsAmountAndGrowth(question: string): boolean {
  return (
    !/最[快慢]/.test(question) &&
    /(?:增长|增速)(?:多少|几)?[，、和及与].{0,3}达到?多少|(?:[，、和及与]其?|同比|以及)(?:比上年|比去年)?(?:同比)?(?:增长|增速|增幅|涨幅|增加|涨|下降|降)(?:了)?(?:多少|几|百分之|是|各|率|$|[？?。，])/.test(
      question,
    ) &&
    /多少(?!个?百分)|增加值|产值|收入|总额|投资|产量/.test(
      question.replace(/(?:增长|增速|增幅|涨幅|[涨降]了?多少).*$/, ''),
    )
  );
}

/** 增幅, 涨了百分之多少: growth in per cent, computed from values of any unit. */
export function asksGrowthRate(question: string): boolean {
  return /增幅|增长率|涨幅|降幅|(?:增长|增加|提高|提升|上升|下降|减少|涨|增|降)(?:了|到)?(?:大约|约)?(?:百分之|几成|多少百分(?!点)|多少[%％])/.test(
    question,
  );
}

/** 5G基站和融资授信规模: two things in one question. */
const JOINED = /[^\s，。：；](?:和|与|及|以及|、|跟|还有)[^\s，。：；]/;
/** The unit is asked for, not only said by a name. */
const EXPLICIT = /百分之(?:几|多少)|几个?百分点|[几多]成|(?:多少|几)个?(?:万亿|亿|万元|元|钱)/;

const COUNTED_UNITS = /(?:[个家户座项条件处所种类大张支台架盏根人名位门部套辆艘栋间村镇县]|%|倍)$/;

/** Units that can answer the question at all, or null when the wording does not say. */
export function measureOf(question: string, rest = question): RegExp | null {
  if (wantsCountAndShare(question) || wantsAmountAndGrowth(question)) return null;
  if (
    /增长|增速|增幅|涨幅/.test(question) &&
    !/增长(?:到|至)|多少(?:个)?(?:万|亿|元|家|户|座|项|架|人|倍|件|台)/.test(question)
  )
    return /%|‰|百分点/;
  const counts = /(?:多少|几)(?:万|千|百)?(?:家|户|个(?!百分|亿)|座|架|项|条|件|台|套|场|批|所|盏|人次)/.test(question);
  const measures = MEASURES.filter(([wording]) => wording.test(question));
  // Several measures in one question: each figure may be of either; so it is where only one of two names says its own.
  if (measures.length + (counts ? 1 : 0) > 1) return null;
  if (JOINED.test(rest) && !EXPLICIT.test(question)) return null;
  for (const [, units] of measures) return units;
  const units = new Set(
    [
      ...question.matchAll(
        /(?:多少|几)(?:万|千|百)?(人次|个百分点|百分点|家|户|座|架|项|条|件|台|套|场|批|所|盏|根|吨|亩|公里)/g,
      ),
    ].map((match) => match[1] ?? ''),
  );
  const [unit] = units;
  // 多少个 is answered by anything counted one by one, and by no rate, sum or length.
  if (unit === undefined && counts) return COUNTED_UNITS;
  // 多少件，另外几项: each figure may be of either.
  if (unit === undefined || units.size > 1) return null;
  const same: Record<string, RegExp> = {
    家: /家|户|个/,
    户: /户|家|个/,
    座: /座|个/,
    项: /项|个/,
    条: /条|项|个/,
    人次: /人/,
    盏: /盏|根|个|座/,
    根: /根|盏/,
    架: /架|个/,
  };
  return same[unit] ?? new RegExp(unit);
}
